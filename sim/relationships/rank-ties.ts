import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { tieCount } from "./ties.ts";

/** By what ties are put in order: trust and familiarity together, or rivalry. */
export type TieOrder = "friends" | "rivals";

/**
 * Rows of a person's friends or rivals into `out`, strongest first, older ones first among equals; no
 * more than fit. Only what is above 0 counts. Returns how many.
 */
export function rankTies(world: World, slot: number, order: TieOrder, out: Int32Array): number {
  const from = slot * world.capacity.ties;
  const end = from + tieCount(world, slot);
  let found = 0;
  for (let row = from; row < end; row++) {
    const value = valueOf(world, row, order);
    if (value <= 0) continue;
    let at = Math.min(found, out.length - 1);
    if (found === out.length && valueOf(world, out[at], order) >= value) continue;
    for (; at > 0 && valueOf(world, out[at - 1], order) < value; at--) out[at] = out[at - 1];
    out[at] = row;
    if (found < out.length) found += 1;
  }
  out.fill(NONE, found);
  return found;
}

function valueOf({ ties }: World, row: number, order: TieOrder): number {
  return order === "friends" ? ties.trust[row] + ties.familiarity[row] : ties.rivalry[row];
}
