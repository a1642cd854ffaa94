import { WORDS } from "../../preload/words/words.ts";

const words = WORDS.vocabulary.time;

const MINUTES_PER_DAY = 24 * 60;

/** "07:12": time of day of a tick, midnight at the start of the day. */
export function timeOfDay(tick: number, ticksPerDay: number): string {
  const share = (tick % ticksPerDay) / ticksPerDay;
  const minutes = Math.floor(share * MINUTES_PER_DAY + 1e-6);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Days count from 1. */
export function dayOf(tick: number, ticksPerDay: number): number {
  return Math.floor(tick / ticksPerDay) + 1;
}

/** The day of a tick, where it is another than that of `known`; otherwise null. */
export function otherDay(tick: number, known: number, ticksPerDay: number): number | null {
  const day = dayOf(tick, ticksPerDay);
  return day === dayOf(known, ticksPerDay) ? null : day;
}

/** "Day 2, 07:12". */
export const dayAndTime = (tick: number, ticksPerDay: number): string =>
  words.dayAndTime(dayOf(tick, ticksPerDay), timeOfDay(tick, ticksPerDay));

/** "3 days 4 h", "2 h 10 min", "6 min": how long so many ticks are for those who live there. */
export function spanWords(ticks: number, ticksPerDay: number): string {
  const minutes = Math.round((ticks / ticksPerDay) * MINUTES_PER_DAY);
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / 60);
  return words.span(days, hours, minutes % 60);
}

/** Whether the sun is over the horizon, whatever hides it. */
export function isSunUp(tick: number, ticksPerDay: number): boolean {
  const share = (tick % ticksPerDay) / ticksPerDay;
  return share >= 0.25 && share < 0.75;
}

/** "Morning" and so on, for people who do not read clocks. */
export function partOfDay(tick: number, ticksPerDay: number): string {
  const share = (tick % ticksPerDay) / ticksPerDay;
  if (share < 0.22 || share >= 0.9) return words.parts.night;
  if (share < 0.28) return words.parts.sunrise;
  if (share < 0.46) return words.parts.morning;
  if (share < 0.54) return words.parts.noon;
  if (share < 0.7) return words.parts.afternoon;
  if (share < 0.78) return words.parts.sunset;
  return words.parts.evening;
}
