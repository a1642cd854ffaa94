import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { changeTies } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS } from "../world/object-table.ts";

/** People whom one event can name. */
const MOST = 5;
// Shared, so that looking around the table makes no list.
const others = new Int32Array(MOST - 1);

/**
 * Tells of a meal in company, as its first diner rises: with everybody who is still eating at the
 * same venue within two tiles. So every two people whose meals overlap are named together once by
 * whoever finishes first; of many, those who came to town first. A lone diner shares nothing.
 */
export function reportSharedMeal(town: Town, slot: number, object: number): void {
  const { world } = town;
  const count = lookAround(town, slot, object);
  if (count === 0) return;
  for (let i = 0; i < count; i++) changeTies(town, slot, others[i], "shared_meal", 0.1, 0.25, 0);
  const { shared_meal } = EVENT;
  emit(
    world,
    town.events,
    shared_meal,
    0,
    object,
    slot,
    others[0],
    others[1],
    others[2],
    others[3],
  );
}

/** Lists in `others` who eats in company with somebody, in the order in which they came to town; how many. */
function lookAround({ world, rules }: Town, slot: number, object: number): number {
  const { runningAffordance } = world.agents;
  const { holders } = world.objects;
  const { from, objects } = rules.tables;
  let count = 0;
  others.fill(NONE);
  for (let i = from[object]; i < from[object + 1]; i++) {
    for (let at = objects[i] * HOLDER_SLOTS; at < (objects[i] + 1) * HOLDER_SLOTS; at++) {
      const other = holders[at];
      if (other === NONE || other === slot) continue;
      const running = runningAffordance[other];
      if (running === NONE || !rules.affordances[running].feeds) continue;
      seat(world.agents.person, other, count);
      count = Math.min(count + 1, others.length);
    }
  }
  return count;
}

/** Puts one more into the order of `count` others; the last falls out where there is no room. */
function seat(person: Int32Array, other: number, count: number): void {
  let at = count;
  for (; at > 0 && person[others[at - 1]] > person[other]; at--) {
    if (at < others.length) others[at] = others[at - 1];
  }
  if (at < others.length) others[at] = other;
}
