import type { PRICES } from "../config/blocks/economy.ts";
import { placeName, whereText } from "../telemetry/words.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { clockText, timeOfDay } from "../world/calendar.ts";
import { slotOf } from "../world/world.ts";

/** The name of somebody, by number; also of those who have left. */
export function nameOf({ people }: Town, person: number): string {
  return people[person].name;
}

/** Where somebody is, by number: "at Café Fountain". */
export function whereOf(town: Town, person: number): string {
  const slot = slotOf(town.world, person);
  return slot === NONE ? "on the road out of town" : whereText(town, slot);
}

/** Where people of a job work, by name. */
export function workplaceOf({ rules }: Town, job: number): string {
  const venue = job === NONE ? NONE : rules.jobs[job].venue;
  return venue === NONE ? "work" : rules.venues[venue].name;
}

/** The home of somebody, by number: "Birch House". */
export function homeOf(town: Town, person: number): string {
  const slot = slotOf(town.world, person);
  const home = slot === NONE ? NONE : town.world.agents.home[slot];
  return home === NONE ? "a bench" : placeName(town, town.rules.homes[home].venue);
}

/** The venue of an object. */
export function placeOf(town: Town, object: number): string {
  return placeName(town, town.rules.objects[object].venue);
}

/** "an hour and a half" of ticks, roughly, in the town's own time. */
export function durationText({ rules }: Town, ticks: number): string {
  const minutes = Math.round((ticks * 1440) / rules.ticksPerDay / 5) * 5;
  if (minutes < 55) return `${Math.max(5, minutes)} minutes`;
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  const half = halves % 2 === 1;
  if (hours === 1) return half ? "an hour and a half" : "an hour";
  return `${countText(hours)}${half ? " and a half" : ""} hours`;
}

const COUNTS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];

/** Small numbers as words. */
export function countText(count: number): string {
  return COUNTS[count] ?? String(count);
}

/** "Ann, Bo and Cy". */
export function listText(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** How long somebody, by number, has lived here. */
export function daysText({ world, rules, people }: Town, person: number): string {
  const days = Math.floor((world.town.tick[0] - people[person].arrived) / rules.ticksPerDay);
  if (days === 0) return "less than a day";
  return days === 1 ? "one day" : `${countText(days)} days`;
}

const PRICED = {
  meal_cost: "a meal",
  ingredients_cost: "a bag of groceries",
  shower_cost: "a shower",
} as const satisfies Record<(typeof PRICES)[number], string>;

/** What a price is paid for. */
export function pricedText(price: (typeof PRICES)[number]): string {
  return PRICED[price];
}

/** Until when, from a tick; NONE = nobody knows. */
export function untilText({ rules }: Town, ends: number): string {
  return ends === NONE
    ? "until further notice"
    : `until about ${clockText(ends, rules.ticksPerDay)}`;
}

/** Since when, from a tick in the past; a midnight belongs to the day that it ends. */
export function sinceText({ world, rules }: Town, start: number): string {
  const { ticksPerDay } = rules;
  const tick = world.town.tick[0];
  const days = Math.floor((tick - start) / ticksPerDay);
  if (days > 0) return days === 1 ? "for a day" : `for ${countText(days)} days`;
  const today = tick - (timeOfDay(tick, ticksPerDay) || ticksPerDay);
  const clock = clockText(start, ticksPerDay);
  return start < today ? `since ${clock} yesterday` : `since ${clock}`;
}

/** "seven of eight people". */
export function shareText(count: number, all: number): string {
  if (count === all) return all === 2 ? "both people" : `all ${countText(all)} people`;
  return all < COUNTS.length
    ? `${countText(count)} of ${countText(all)} people`
    : `${count} of ${all} people`;
}
