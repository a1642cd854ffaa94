import { letGo } from "../affordances/let-go.ts";
import type { Town } from "../town.ts";
import { setPosition } from "../world/spatial.ts";

/** Puts a person on another free tile without a way between. They let go of everything first. */
export function relocate(town: Town, slot: number, cell: number): void {
  const { world } = town;
  letGo(town, slot);
  setPosition(town, slot, cell);
  world.agents.overlapping[slot] = 0;
  world.agents.blockedRetries[slot] = 0;
  world.agents.resetTick[slot] = world.town.tick[0];
}
