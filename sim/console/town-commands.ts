import { PRICES } from "../config/blocks/economy.ts";
import { setBaselinePrice } from "../economy/prices.ts";
import { setWage } from "../economy/wages.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { forceRain } from "../world/weather.ts";
import { WEATHERS } from "../config/blocks/world.ts";
import type { Answer, Arguments } from "./arguments.ts";

/** A lasting price, refused as `setBaselinePrice` says. */
export function setPrice(town: Town, { key, value }: Arguments<"price">): Answer {
  const set = setBaselinePrice(town, key, value);
  if (!set.ok) return set;
  return ok({ item: key, value, in_force: town.world.town.price[PRICES.indexOf(key)] });
}

/** A lasting wage, refused as `setWage` says. */
export function setEmploymentParam(
  town: Town,
  { job_id, key, value }: Arguments<"set_employment_param">,
): Answer {
  const set = setWage(town, job_id, value);
  return set.ok ? ok({ job_id, key, value }) : set;
}

/** Rain until it is stopped. */
export function switchRain(town: Town, { on }: Arguments<"rain">): Answer {
  forceRain(town, on);
  return ok({ rain: on, weather: WEATHERS[town.world.town.weather[0]] });
}
