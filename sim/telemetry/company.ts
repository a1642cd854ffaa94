import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** Slot of whom a person talks or quarrels with now; NONE for nobody. How is in `talkKind`. */
export function companyOf({ agents, town }: World, slot: number): number {
  return town.tick[0] < agents.talkUntil[slot] ? agents.talkWith[slot] : NONE;
}
