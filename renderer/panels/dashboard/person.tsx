import { useMemo } from "react";

import type { Scene } from "../../../sim/telemetry/scene.ts";
import { follow } from "../../commands.ts";
import { capitalise } from "../../format/words.ts";
import { useWindow } from "../../use-window.ts";

type Named = Scene["agents"][number];
const NOBODY: readonly Named[] = [];

/** What people are called, by id; whoever has left goes by their id. */
export function useNames(): (id: string) => string {
  const agents = useWindow((state) => state.scene?.agents ?? NOBODY);
  return useMemo(() => {
    const names = new Map(agents.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? capitalise(id);
  }, [agents]);
}

interface PersonProps {
  readonly id: string;
}

/** Somebody by name; a click follows them. */
export function Person({ id }: PersonProps) {
  const known = useWindow((state) => state.scene?.agents.find((agent) => agent.id === id));
  return (
    <button
      type="button"
      className="name-link"
      data-testid={`person-${id}`}
      onClick={() => void follow(id)}
    >
      {known?.name ?? capitalise(id)}
    </button>
  );
}
