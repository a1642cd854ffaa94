import type { TownConfig } from "../config/town-config.ts";

/** Tick of the day at which somebody with this habit, in [−1, 1], goes to bed. */
export function bedTickOf({ behavior }: TownConfig, habit: number): number {
  return Math.round(behavior.bed_tick + habit * behavior.habit_spread);
}

/** Tick of the day at which they get up where nothing makes them get up earlier. */
export function wakeTickOf({ behavior }: TownConfig, habit: number): number {
  return Math.round(behavior.wake_tick + habit * behavior.habit_spread);
}
