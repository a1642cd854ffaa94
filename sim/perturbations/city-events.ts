import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { CUTS, SPECS, type Spec } from "./specs.ts";

/** Whether a disturbance strikes the town as a whole: a blackout or an outage (§12.3). */
export function isCityEvent(spec: Spec): spec is keyof typeof CUTS {
  return Object.hasOwn(CUTS, spec);
}

/** Number of the city event that is on now, of several the one planned first; NONE when there is none. */
export function cityEventActive({ world: { town } }: Town): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    if (town.disturbanceOn[at] === 0) continue;
    if (isCityEvent(SPECS[town.disturbanceSpec[at]])) return town.disturbance[at];
  }
  return NONE;
}

/** Takes note that a city event has ended. */
export function noteCityEventEnded({ world: { town } }: Town, event: number): void {
  town.lastCityEventId[0] = event;
  town.lastCityEventEnded[0] = town.tick[0];
}
