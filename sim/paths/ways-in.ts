import type { Rules } from "../rules.ts";
import { costInWeather } from "../world/grid.ts";
import { type Ways, findWays } from "./flow-field.ts";

/**
 * The ways that people take in a weather. Worked out when that weather first comes and kept with
 * the rules, from which alone they follow: it makes no difference when that was. One more set takes
 * as much memory as the fair-weather fields (3 bytes per landmark and cell, 5 where ways are long).
 */
export function waysIn(rules: Rules, weather: number): Ways {
  const factor = rules.weather.pathCost[weather];
  if (factor === 1 || !rules.grid.outdoor.includes(1)) return rules.fields;
  const known = rules.ways[weather];
  if (known !== undefined) return known;
  const ways = findWays(rules.grid, rules.fields.target, costInWeather(rules.grid, factor));
  rules.ways[weather] = ways;
  return ways;
}
