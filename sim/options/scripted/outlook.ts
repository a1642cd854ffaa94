import type { Need } from "../../config/affordances.ts";
import { NEEDS } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";

/** Ticks before a shift or before bed in which people look ahead to it. */
const LOOK_AHEAD = 120;

/** Tick of the day at which this person goes to bed. */
export function bedTime({ config, scratch }: Town, slot: number): number {
  return Math.round(config.behavior.bed_tick + scratch.habit[slot] * config.behavior.habit_spread);
}

/** Tick of the day at which this person gets up: by habit, or in time for washing, breakfast and the way to work. */
export function wakeTime({ config, rules, world, scratch }: Town, slot: number): number {
  const { wake_tick, habit_spread, job_arrival_buffer } = config.behavior;
  const habitual = Math.round(wake_tick + scratch.habit[slot] * habit_spread);
  const job = world.agents.job[slot];
  if (job === NONE) return habitual;
  const inTimeForWork = rules.jobs[job].start - job_arrival_buffer - 75;
  return Math.max(0, Math.min(habitual, inTimeForWork));
}

/** Whether this person counts the hour as night. */
export function isNight(town: Town, slot: number): boolean {
  const tod = timeOfDay(town.world.town.tick[0], town.rules.ticksPerDay);
  return tod >= bedTime(town, slot) || tod < wakeTime(town, slot);
}

/** Ticks for which there will be no time for anything else: the shift or the night that is on or near. */
export function ticksUntilFree(town: Town, slot: number): number {
  const { rules, world } = town;
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  const job = world.agents.job[slot];
  if (job !== NONE) {
    const { start, end } = rules.jobs[job];
    if (tod >= start - LOOK_AHEAD && tod <= end) return end - tod;
  }
  if (tod >= bedTime(town, slot) - LOOK_AHEAD) return rules.ticksPerDay - tod + wakeTime(town, slot);
  return 0;
}

/** What is left of a need when the coming shift or night is over. */
export function needAhead(town: Town, slot: number, need: Need): number {
  const { rules, world } = town;
  const rate = rules.decay[world.agents.profile[slot] * NEEDS.length + NEEDS.indexOf(need)];
  return world.agents[need][slot] - rate * ticksUntilFree(town, slot);
}
