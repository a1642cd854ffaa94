import type { EventRules } from "./event-rules.ts";
import type { World } from "../world/world.ts";
import { TARGET_SLOTS } from "../world/world.ts";

/** A town as far as closures are concerned. */
interface Closable {
  readonly world: World;
  readonly rules: {
    readonly events: EventRules;
    readonly objects: readonly { readonly type: number }[];
  };
}

/** Whether a disturbance that is on keeps people from asking for the object. */
export function isClosed(town: Closable, object: number): boolean {
  const { town: state } = town.world;
  if (state.closures[0] === 0) return false;
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 1 && closes(town, at, object)) return true;
  }
  return false;
}

/** Whether the disturbance kept at a place closes the object: by its type, or by itself. */
export function closes({ world, rules }: Closable, at: number, object: number): boolean {
  const { town: state } = world;
  if (rules.events.specs[state.disturbanceSpec[at]].kind !== "queue_closure") return false;
  if (state.disturbanceAim[at] === rules.objects[object].type) return true;
  for (let target = at * TARGET_SLOTS; target < (at + 1) * TARGET_SLOTS; target++) {
    if (state.disturbanceTargets[target] === object) return true;
  }
  return false;
}
