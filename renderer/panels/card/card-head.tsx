import { X } from "lucide-react";
import type { ReactNode } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { follow } from "../../commands.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

interface CardHeadProps {
  readonly name: string;
  readonly colour: string;
  /** Under the name. */
  readonly line: ReactNode;
}

/** Whom the card is about, and the way to close it. */
export function CardHead({ name, colour, line }: CardHeadProps) {
  return (
    <div className="card-head">
      <Badge name={name} colour={colour} large />
      <div>
        <h2 data-testid="card-name">{name}</h2>
        <p>{line}</p>
      </div>
      <IconButton
        icon={X}
        label={WORDS.card.stopFollowing(name)}
        shortcut="Esc"
        testId="card-close"
        onPress={() => void follow(null)}
      />
    </div>
  );
}
