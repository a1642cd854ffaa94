import type { TownConfig } from "../config/town-config.ts";
import { WEATHERS } from "../config/blocks/world.ts";
import { ticksPerHour } from "./calendar.ts";

/** The weather as the tick reads it. Arrays are by WEATHERS. */
export interface WeatherRule {
  /** Whether it changes by itself. */
  readonly enabled: boolean;
  /** Ticks between two draws: an hour of the day. */
  readonly hour: number;
  readonly stay: number;
  readonly pathCost: Float64Array;
  readonly mealPrice: Float64Array;
  /** Per tick outdoors. */
  readonly warmthDecay: Float64Array;
  /** Per tick indoors. */
  readonly warmthRecovery: number;
}

export function compileWeather({ world, time }: TownConfig): WeatherRule {
  const { enabled, stay, path_cost, meal_price, warmth_decay, warmth_recovery } = world.weather;
  return {
    enabled,
    hour: ticksPerHour(time.ticks_per_day),
    stay,
    pathCost: Float64Array.from(WEATHERS, (weather) => path_cost[weather]),
    mealPrice: Float64Array.from(WEATHERS, (weather) => meal_price[weather]),
    warmthDecay: Float64Array.from(WEATHERS, (weather) => warmth_decay[weather]),
    warmthRecovery: warmth_recovery,
  };
}
