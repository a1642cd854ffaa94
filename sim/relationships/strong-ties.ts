import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** Above this a tie counts for something. */
const STRONG = 0.3;

/** How many of a person's ties are strong: by trust, whichever way, or by rivalry. */
export function strongTies({ ties, capacity }: World, slot: number): number {
  let strong = 0;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    if (ties.other[row] === NONE) break;
    if (Math.max(Math.abs(ties.trust[row]), ties.rivalry[row]) > STRONG) strong += 1;
  }
  return strong;
}

/** How many of those who live here have a strong tie. */
export function peopleWithStrongTies(world: World): number {
  let people = 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    if (strongTies(world, world.live[place]) > 0) people += 1;
  }
  return people;
}
