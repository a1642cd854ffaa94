import type { CSSProperties } from "react";

import { markOf } from "../format/words.ts";

interface BadgeProps {
  readonly name: string;
  readonly colour: string;
  readonly large?: boolean;
}

/** A person's colour and mark, the same in every panel and on the map. */
export function Badge({ name, colour, large = false }: BadgeProps) {
  const style: CSSProperties & Record<"--person", string> = { "--person": colour };
  return (
    <span className={large ? "badge large" : "badge"} style={style} aria-hidden>
      {markOf(name)}
    </span>
  );
}
