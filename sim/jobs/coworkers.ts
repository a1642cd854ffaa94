import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { changeTies } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { isOnShift } from "./shift-states.ts";

/** As many as an event can name. */
const COWORKERS = 5;

// Shared, so that looking for colleagues makes no list.
const found = new Int32Array(COWORKERS);

/**
 * Emits an event about a person and those of the same job who are on time or late for the shift,
 * the first five in spawn order: help brings them closer, a shift taken over does not. False, with
 * nothing emitted, when there are none.
 */
export function tellWithCoworkers(
  town: Town,
  slot: number,
  event: "employment_helped_when_late" | "employment_took_my_shift",
): boolean {
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
  const hasHelped = event === "employment_helped_when_late";
  for (let i = 0; i < count; i++) {
    if (hasHelped) changeTies(town, slot, found[i], "employment_help", 0.2, 0.1, -0.1);
    else changeTies(town, slot, found[i], "employment_shift_taken", -0.1, 0, 0.3);
  }
  const kind = EVENT[event];
  emit(town.world, town.events, kind, 0, slot, found[0], found[1], found[2], found[3], found[4]);
  return true;
}
