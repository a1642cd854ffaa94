import { avoidsAnybody, shouldAvoid } from "../relationships/avoid.ts";
import { costOf, wayAt } from "../paths/flow-field.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isTaken } from "../world/spatial.ts";

/** East, west, south, north: the order in which somebody looks for a way out. */
const WAYS_OUT = [1, 3, 2, 0] as const;
/** What a way around a rival may cost, in tenths of a step. */
const DETOUR = 20;
/** Ticks without getting on after which people walk past each other, rivals or not. */
const PATIENCE = 4;

/** Who has nothing to do and finds a rival beside them takes a step to a free tile where there is none. */
export function stepAway(town: Town, slot: number): void {
  const { world, rules } = town;
  const { agents } = world;
  if (!avoidsAnybody(town, slot) || !isNearRival(town, slot, agents.cell[slot])) return;
  for (const side of WAYS_OUT) {
    const cell = agents.cell[slot] + rules.grid.steps[side];
    if (!isOpen(town, cell) || isNearRival(town, slot, cell)) continue;
    agents.stepIntent[slot] = side;
    return;
  }
}

/**
 * Whoever would walk past a rival goes around, where that is no great detour. True when they do, with
 * the step set; who has tried for a while walks on.
 */
export function stepAround(town: Town, slot: number, field: number): boolean {
  const { world, rules, scratch } = town;
  const { agents } = world;
  const { grid } = rules;
  const cell = agents.cell[slot];
  if (agents.stuckTicks[slot] > PATIENCE) return false;
  if (!isNearRival(town, slot, cell + grid.steps[agents.stepIntent[slot]])) return false;
  const { ways } = scratch;
  let best = costOf(wayAt(ways, field, cell)) + DETOUR;
  let found = false;
  for (let side = 0; side < 4; side++) {
    const next = cell + grid.steps[side];
    if (!isOpen(town, next)) continue;
    const cost = costOf(wayAt(ways, field, next));
    if (cost >= best || isNearRival(town, slot, next)) continue;
    best = cost;
    agents.stepIntent[slot] = side;
    found = true;
  }
  return found;
}

function isOpen({ rules, scratch }: Town, cell: number): boolean {
  return rules.grid.walkable[cell] === 1 && !isTaken(scratch.spatial, cell);
}

/** Whether somebody whom this person keeps out of the way of stands on a tile or beside it. */
function isNearRival(town: Town, slot: number, cell: number): boolean {
  const { firstAt, nextAt } = town.scratch.spatial;
  const { stride } = town.rules.grid;
  for (let row = -1; row <= 1; row++) {
    for (let column = -1; column <= 1; column++) {
      let other = firstAt[cell + row * stride + column];
      for (; other !== NONE; other = nextAt[other]) {
        if (other !== slot && shouldAvoid(town, slot, other)) return true;
      }
    }
  }
  return false;
}
