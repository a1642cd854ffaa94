import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dayOf } from "../world/calendar.ts";

/** Begins the count of exits anew with the first look of a day. */
export function beginExitDay({ world: { town }, rules }: Town): void {
  const day = dayOf(town.tick[0], rules.ticksPerDay);
  if (town.exitDay[0] === day) return;
  town.exitDay[0] = day;
  town.exitsToday[0] = 0;
  town.exitsForced[0] = 0;
  town.queueExits[0] = 0;
  town.exitCapToday[0] = town.exitCap[0];
}

/** Whether one more person may leave now: the day's cap is not reached, and the last exit lies far enough back. */
export function mayLeaveNow({ world: { town }, config }: Town): boolean {
  const isCapped = town.exitCap[0] !== NONE && town.exitsToday[0] >= town.exitCap[0];
  if (isCapped) return false;
  const cooldown = config.lifecycle.stability.exit_cooldown_ticks;
  return town.lastExit[0] === NONE || town.tick[0] - town.lastExit[0] >= cooldown;
}

/** Counts an exit towards those of the day. What an operator wants is `forced`: it asks for no room. */
export function countExit(town: Town, forced: boolean): void {
  beginExitDay(town);
  const { town: counters } = town.world;
  counters.exitsToday[0] += 1;
  if (forced) counters.exitsForced[0] += 1;
  counters.lastExit[0] = counters.tick[0];
}

/** The most exits of a day, of all and of those by the exit queue: null = any number, 0 = none. */
export function setExitCap(town: Town, cap: number | null): void {
  beginExitDay(town);
  const { town: counters } = town.world;
  counters.exitCap[0] = cap ?? NONE;
  counters.queueCap[0] = cap ?? NONE;
  const highest = counters.exitCapToday[0];
  if (highest === NONE) return;
  counters.exitCapToday[0] = cap === null ? NONE : Math.max(highest, cap);
}
