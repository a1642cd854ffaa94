import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** Whether a person is on their way out: still to be seen, but nobody to do anything with. */
export function isLeaving({ agents }: World, slot: number): boolean {
  return agents.leavingSince[slot] !== NONE;
}
