import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { cityEventActive, isCityEvent } from "../perturbations/city-events.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";

/** Most days that `outageDays` remembers. */
const DAYS_REMEMBERED = 30;

/**
 * Whether exits are suspended: something is cut off in the whole town, or was within the grace
 * window. Told once per event, as it begins. Simulation §12.3.
 */
export function isSuspended(town: Town): boolean {
  const { town: state } = town.world;
  const { suppress_during_city_events } = town.config.lifecycle.stability;
  const { grace_window_ticks } = town.rules.events.settings;
  const isOn = noteOutageDay(town);
  if (!suppress_during_city_events) return false;
  if (isOn) {
    tellSuspensions(town, grace_window_ticks);
    return true;
  }
  const ended = state.lastCityEventEnded[0];
  return ended !== NONE && state.tick[0] - ended <= grace_window_ticks;
}

/** Whether something was cut off on at least half of the last `days` days, today included. */
export function hadOutages({ world: { town } }: Town, days: number): boolean {
  const counted = Math.min(days, DAYS_REMEMBERED);
  let bad = 0;
  for (let day = 0; day < counted; day++) bad += (town.outageDays[0] >> day) & 1;
  return bad * 2 >= counted;
}

/** Keeps the days with a city event; true while there is one. */
function noteOutageDay(town: Town): boolean {
  const { town: state } = town.world;
  const isOn = cityEventActive(town) !== NONE;
  if (timeOfDay(state.tick[0], town.rules.ticksPerDay) === 0) {
    state.outageDays[0] = (state.outageDays[0] << 1) & ((1 << DAYS_REMEMBERED) - 1);
  }
  if (isOn) state.outageDays[0] |= 1;
  return isOn;
}

/** Of every city event that has begun in this tick. */
function tellSuspensions({ world, events, rules }: Town, grace: number): void {
  const { town: state } = world;
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 0 || state.disturbanceStart[at] !== state.tick[0]) continue;
    if (!isCityEvent(rules.events.specs[state.disturbanceSpec[at]].kind)) continue;
    const ends = state.disturbanceEnd[at];
    const until = ends === NONE ? NONE : ends + grace;
    emit(world, events, EVENT.exits_suppressed, 0, state.disturbance[at], until);
  }
}
