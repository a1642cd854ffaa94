import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** Who has waited longest on the exit queue, spawn order between equals; NONE when it is empty. */
export function exitHead({ world }: Town): number {
  const { agents, live, town } = world;
  if (town.exitsPending[0] === 0) return NONE;
  let head: number = NONE;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    const since = agents.exitQueuedTick[slot];
    if (since === NONE) continue;
    if (head === NONE || since < agents.exitQueuedTick[head]) head = slot;
  }
  return head;
}

/** Puts somebody at the end of the exit queue. False when they already wait there. */
export function joinExits({ world: { agents, town } }: Town, slot: number): boolean {
  if (agents.exitQueuedTick[slot] !== NONE) return false;
  agents.exitQueuedTick[slot] = town.tick[0];
  town.exitsPending[0] += 1;
  return true;
}

/** Takes somebody off the exit queue and back from those let go. False when they were neither. */
export function leaveExits(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  const wasQueued = agents.exitQueuedTick[slot] !== NONE;
  const wasApproved = agents.exitApproved[slot] === 1;
  if (wasApproved) counters.exitsApproved[0] -= 1;
  agents.exitApproved[slot] = 0;
  if (wasQueued) {
    agents.exitQueuedTick[slot] = NONE;
    counters.exitsPending[0] -= 1;
  }
  return wasQueued || wasApproved;
}
