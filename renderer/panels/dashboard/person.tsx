import { memo, useCallback } from "react";

import type { SceneAgent } from "../../../sim/telemetry/scene.ts";
import { follow } from "../../commands.ts";
import { capitalise } from "../../format/words.ts";
import { peopleById, somebodyIn } from "../../people-by-id.ts";
import { useWindow } from "../../use-window.ts";

/** Somebody who lives here; undefined for who does not. */
export const useSomebody = (id: string): SceneAgent | undefined =>
  useWindow(({ scene }) => somebodyIn(scene, id));

/** What people are called, by id; whoever has left goes by their id. */
export function useNames(): (id: string) => string {
  const agents = useWindow((state) => state.scene?.agents ?? NOBODY);
  return useCallback((id) => peopleById(agents).get(id)?.name ?? capitalise(id), [agents]);
}

const NOBODY: readonly SceneAgent[] = [];

interface PersonProps {
  readonly id: string;
}

/** Somebody by name; a click follows them. Lists that are drawn anew leave their people alone. */
export const Person = memo(function Person({ id }: PersonProps) {
  const known = useSomebody(id);
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
});
