import { endOption } from "../options/commitment.ts";
import { leaveQueue, release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { undoUse } from "./fail-use.ts";

/**
 * Takes a person out of everything they use, hold, wait for or want, because they are being moved
 * or removed. What a running use took is given back; nothing has failed, and no cooldown starts.
 */
export function letGo(town: Town, slot: number): void {
  undoUse(town, slot);
  release(town, slot, false);
  leaveQueue(town.world, slot);
  endOption(town.world, slot);
}
