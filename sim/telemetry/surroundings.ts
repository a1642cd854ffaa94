import { UTILITIES, type Utility, WEATHERS } from "../config/blocks/world.ts";
import type { Town } from "../town.ts";
import { isOn } from "../world/utilities.ts";

/** The weather and what is supplied now, as the world outside is told. */
export interface Surroundings {
  readonly weather: { readonly rain: boolean; readonly cold: boolean };
  readonly utilities: Readonly<Record<Utility, boolean>>;
}

export function surroundings({ world }: Town): Surroundings {
  const weather = WEATHERS[world.town.weather[0]];
  const [power, water] = UTILITIES.map((_, utility) => isOn(world, utility));
  return {
    weather: { rain: weather === "rainy", cold: weather === "cold" },
    utilities: { power, water },
  };
}
