import { emit } from "../events/event-log.ts";
import type { Town } from "../town.ts";
import { isOnShift } from "./shift-states.ts";

/** As many as an event can name. */
const COWORKERS = 5;

// Shared, so that looking for colleagues makes no list.
const found = new Int32Array(COWORKERS);

/**
 * Emits an event about a person and those of the same job who are on time or late for the shift,
 * the first five in spawn order. False, with nothing emitted, when there are none.
 */
export function tellWithCoworkers(town: Town, slot: number, kind: number): boolean {
  const { agents, live, town: counters } = town.world;
  found.fill(-1);
  let count = 0;
  for (let place = 0; place < counters.liveCount[0] && count < COWORKERS; place++) {
    const other = live[place];
    if (other === slot || agents.job[other] !== agents.job[slot]) continue;
    if (!isOnShift(agents.shiftState[other])) continue;
    found[count] = other;
    count += 1;
  }
  if (count === 0) return false;
  const [a, b, c, d, e] = found;
  emit(town.world, town.events, kind, 0, slot, a, b, c, d, e);
  return true;
}
