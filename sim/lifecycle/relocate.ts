import { letGo } from "../affordances/let-go.ts";
import type { Town } from "../town.ts";

/** Puts a person on another free tile without a way between. They let go of everything first. */
export function relocate(town: Town, slot: number, cell: number): void {
  const { world, scratch } = town;
  letGo(town, slot);
  scratch.occupancy[world.agents.cell[slot]] -= 1;
  scratch.occupancy[cell] += 1;
  world.agents.cell[slot] = cell;
  world.agents.overlapping[slot] = 0;
  world.agents.blockedRetries[slot] = 0;
}
