import { UTILITIES } from "../config/blocks/world.ts";
import type { FailReason } from "../events/kinds.ts";
import { NONE } from "./agent-table.ts";
import { numbered } from "./ids.ts";
import type { World } from "./world.ts";

export const UTILITY = numbered(UTILITIES);

/** Why a use fails that has to do without, by UTILITIES. */
export const OUTAGE_REASONS: readonly FailReason[] = UTILITIES.map(
  (name) => `${name}_off` as const,
);

/** A town as far as utilities are concerned. `utilities` is by object type, as bits by UTILITIES. */
interface Served {
  readonly world: World;
  readonly rules: {
    readonly objects: readonly { readonly type: number }[];
    readonly utilities: Int32Array;
  };
}

/** Whether a utility is on: nothing has cut it, or all that did has ended. */
export function isOn({ town }: World, utility: number): boolean {
  return town.outageCount[utility] === 0;
}

/** Whether a utility is on where the object needs it; null for objects that do without. */
export function hasUtility(
  { world, rules }: Served,
  object: number,
  utility: number,
): boolean | null {
  const needs = rules.utilities[rules.objects[object].type];
  return (needs & (1 << utility)) === 0 ? null : isOn(world, utility);
}

/** The first of some utilities (bits by UTILITIES) that is off where the object needs it; NONE when all is well. */
export function lackingUtility(town: Served, object: number, utilities: number): number {
  for (let utility = 0; utility < UTILITIES.length; utility++) {
    if ((utilities & (1 << utility)) === 0) continue;
    if (hasUtility(town, object, utility) === false) return utility;
  }
  return NONE;
}
