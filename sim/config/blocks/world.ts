import { z } from "zod";

import { GridSize } from "../map.ts";
import { Id } from "./values.ts";

export const Time = z.strictObject({
  ticks_per_day: z.int().min(1).max(100_000),
  tick_ms: z.int().min(1).max(10_000),
});

/** Weathers; index = the number stored. A town begins with the first. */
export const WEATHERS = ["sunny", "rainy", "cold"] as const;
export type Weather = (typeof WEATHERS)[number];

/** What objects may depend on. Index = the number stored. */
export const UTILITIES = ["power", "water"] as const;
export type Utility = (typeof UTILITIES)[number];

const perWeather = (range: z.ZodNumber) =>
  z.strictObject({ sunny: range, rainy: range, cold: range });

const WeatherConfig = z.strictObject({
  /** Whether the weather changes by itself, once an hour of the day. */
  enabled: z.boolean(),
  /** Chance that it stays as it is; else it becomes one of the other two. */
  stay: z.number().min(0).max(1),
  /** Factors on the cost of walking across outdoor tiles. */
  path_cost: perWeather(z.number().min(1).max(10)),
  /** Factors on `meal_cost`. */
  meal_price: perWeather(z.number().min(0.1).max(10)),
  /** Warmth lost per tick outdoors, and won per tick indoors. */
  warmth_decay: perWeather(z.number().min(0).max(0.1)),
  warmth_recovery: z.number().min(0).max(1),
});

/** Types of object that stand still without a utility. */
const UtilitiesConfig = z.strictObject({
  power: z.array(Id),
  water: z.array(Id),
});

export const World = z.strictObject({
  /** Null: open floor of `grid_size`. */
  map_file: z.string().min(1).nullable(),
  grid_size: GridSize,
  /** Room for people and objects that come while the town runs. */
  spare_people: z.int().min(0).max(1024),
  spare_objects: z.int().min(0).max(1024),
  weather: WeatherConfig,
  utilities: UtilitiesConfig,
});

export const Affordances = z.strictObject({
  affordances_file: z.string().min(1),
  require_presence: z.boolean(),
  runtime: z.strictObject({
    /** Which runtime carries out uses, as `module:function`; null is the standard one. */
    factory: z.string().nullable(),
    /** Whether the time that hooks take is measured. */
    instrumentation: z.enum(["off", "timings"]),
    /** The runtime's own settings. */
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    /** Modules of hooks that may be loaded besides the built-in one. */
    hook_allowlist: z.array(z.string().trim().min(1).max(64)).max(32),
    /** Whether the environment may name modules, of those allowed. */
    allow_env_hooks: z.boolean(),
  }),
});
