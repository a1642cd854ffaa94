import type { Town } from "../../sim/town.ts";
import { changeTies, setTies, tieRow } from "../../sim/relationships/ties.ts";
import { type TownPlan, makeTown } from "./make-town.ts";
import { at, someone } from "./someone.ts";

/** People side by side along the upper edge: (0, 0), (1, 0), (2, 0) … */
export function neighbours(ids: readonly string[], plan: TownPlan = {}): Town {
  return makeTown({ people: ids.map((id, x) => ({ id, position: [x, 0] })), ...plan });
}

/** What one person feels about another, null where they have no tie. */
export function tie(town: Town, a: string, b: string) {
  const { ties } = town.world;
  const row = tieRow(town.world, someone(town, a).slot, someone(town, b).slot);
  if (row < 0) return null;
  return {
    trust: at(ties.trust, row),
    familiarity: at(ties.familiarity, row),
    rivalry: at(ties.rivalry, row),
  };
}

/** Something happens between two people that moves them so much: trust, familiarity, rivalry. */
export function move(
  town: Town,
  a: string,
  b: string,
  [trust, familiarity, rivalry]: readonly [number, number, number],
): void {
  const [first, second] = [someone(town, a).slot, someone(town, b).slot];
  changeTies(town, first, second, "generic", trust, familiarity, rivalry);
}

/** Sets what two people feel, both ways. */
export function relate(town: Town, a: string, b: string, feelings: Parameters<typeof setTies>[3]) {
  setTies(town, someone(town, a).slot, someone(town, b).slot, feelings);
}
