import { feelingOf } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { QUEUE_SLOTS } from "../world/object-table.ts";

/** What standing one place further back takes from a friend. */
const PER_PLACE = 0.05;

/**
 * Somebody who is done waves the waiter they like best to the front of the line, if they like anybody
 * enough for that. Who has waited much longer may still come first. Simulation §6.4.
 */
export function promoteFriend({ world }: Town, slot: number, object: number): void {
  const { queue, queueLength } = world.objects;
  const from = object * QUEUE_SLOTS;
  let preferred: number = NONE;
  let best = 0;
  for (let place = 0; place < queueLength[object]; place++) {
    const waiter = queue[from + place];
    const liking = feelingOf(world, slot, waiter) - PER_PLACE * place;
    if (liking <= best) continue;
    best = liking;
    preferred = place;
  }
  if (preferred <= 0) return;
  const friend = queue[from + preferred];
  queue.copyWithin(from + 1, from, from + preferred);
  queue[from] = friend;
  world.town.rotations[0] += 1;
}
