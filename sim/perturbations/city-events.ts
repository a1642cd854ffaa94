import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { CUTS, type Kind } from "./kinds.ts";

/** Whether a kind strikes the town as a whole so that nobody has to leave it: a blackout or an outage (§12.3). */
export function isCityEvent(kind: Kind): boolean {
  return Object.hasOwn(CUTS, kind);
}

/**
 * Number of the disturbance that strikes the town as a whole now, a blackout or an outage (§12.3); of
 * several the one planned first, NONE when there is none.
 */
export function cityEventActive({ world: { town }, rules }: Town): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    if (town.disturbanceOn[at] === 0) continue;
    const { kind } = rules.events.specs[town.disturbanceSpec[at]];
    if (isCityEvent(kind)) return town.disturbance[at];
  }
  return NONE;
}

/** Takes note that a city event has ended. */
export function noteCityEventEnded({ world: { town } }: Town, event: number): void {
  town.lastCityEventId[0] = event;
  town.lastCityEventEnded[0] = town.tick[0];
}
