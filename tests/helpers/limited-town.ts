import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Town } from "../../sim/town.ts";
import { makeTown } from "./make-town.ts";

export type Limits = Partial<TownConfig["narration"]["limiter"]>;

/** A small town that may tell whatever it likes, but for the limits that are given. */
export function limitedTown(limits: Limits = {}): Town {
  return makeTown({
    edit: (config) => {
      config.narration.limiter = { ...NO_LIMITS, ...limits };
    },
  });
}

/** No line is kept back but a repeated one of the same tick. */
export const NO_LIMITS: TownConfig["narration"]["limiter"] = {
  global_cooldown_ticks: 0,
  category_cooldown_ticks: {},
  dedupe_window_ticks: 0,
  category_dedupe_ticks: {},
  global_window_ticks: 100,
  global_window_limit: 1000,
  priority_categories: [],
  silent_categories: [],
  conflict_lines_per_hour: 1000,
};
