import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { CUTS } from "./kinds.ts";

/**
 * Number of the disturbance that strikes the town as a whole now, a blackout or an outage (§12.3); of
 * several the one planned first, NONE when there is none.
 */
export function cityEventActive({ world: { town }, rules }: Town): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    if (town.disturbanceOn[at] === 0) continue;
    const { kind } = rules.events.specs[town.disturbanceSpec[at]];
    if (Object.hasOwn(CUTS, kind)) return town.disturbance[at];
  }
  return NONE;
}

/** Takes note that a city event has ended. */
export function noteCityEventEnded({ world: { town } }: Town, event: number): void {
  town.lastCityEventId[0] = event;
  town.lastCityEventEnded[0] = town.tick[0];
}

/** The city event that is on, or ended so recently that nobody has to leave town yet; NONE when there is none. */
export function cityEventNear(town: Town): number {
  const active = cityEventActive(town);
  if (active !== NONE) return active;
  const { lastCityEventId, lastCityEventEnded, tick } = town.world.town;
  if (lastCityEventId[0] === NONE) return NONE;
  const { grace_window_ticks } = town.rules.events.settings;
  return tick[0] - lastCityEventEnded[0] <= grace_window_ticks ? lastCityEventId[0] : NONE;
}
