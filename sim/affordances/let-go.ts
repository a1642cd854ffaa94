import { endOption } from "../options/commitment.ts";
import { leaveQueue, release } from "../queues/reservations.ts";
import { endTalk } from "../relationships/talk.ts";
import type { Town } from "../town.ts";
import { undoUse } from "./fail-use.ts";

/**
 * Takes a person out of everything they use, hold, wait for, want or talk about, because they are
 * being moved or removed. What a running use took is given back; nothing has failed, and no cooldown starts.
 */
export function letGo(town: Town, slot: number): void {
  undoUse(town, slot);
  release(town, slot, false);
  leaveQueue(town.world, slot);
  endOption(town.world, slot);
  endTalk(town, slot);
}
