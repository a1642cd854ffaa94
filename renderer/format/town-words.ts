import type { Utility, Weather } from "../../sim/config/blocks/world.ts";
import type { TownFigures } from "../../sim/telemetry/town-figures.ts";
import { amount, percent } from "./number.ts";
import { dayAndTime, partOfDay, timeOfDay } from "./time.ts";

const NEED_WORDS = ["fed", "clean", "rested"] as const;
const PLACES = ["", "next", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
const SKIES: Readonly<Record<Weather, string>> = {
  sunny: "The sun shines",
  rainy: "It rains",
  cold: "It is cold",
};
export const OUTAGE_CLAUSES: Readonly<Record<Utility, string>> = {
  power: "the power is out",
  water: "the water is off",
};
const GOODS: Readonly<Record<TownFigures["prices"][number]["key"], string>> = {
  meal_cost: "A meal costs",
  ingredients_cost: "Groceries cost",
  shower_cost: "A shower costs",
};

/** What the picture shows of one person. */
export interface PersonFacts {
  /** "Walking to Café Fountain", "Chatting with Bob". */
  readonly doing: string;
  /** Where they do so, to be read after it: "in Fountain Park"; empty where `doing` says it. */
  readonly where: string;
  /** 1 = next; 0 = not queueing. */
  readonly queuePlace: number;
  /** What keeps the thing they are at from working: "the power is out"; empty where nothing does. */
  readonly trouble: string;
  /** "09:12": when they began; null where nobody saw that. */
  readonly since: string | null;
  /** Share of it that is done, 0 to 1; 0 where nothing runs. */
  readonly progress: number;
  /** Index into NEEDS, and its satisfaction, 0 to 1. */
  readonly need: number;
  readonly level: number;
}

/** Two sentences: what they do where and how far, and their lowest need. */
export function personWords(facts: PersonFacts): string {
  const { doing, where, queuePlace, trouble, since, progress, need, level } = facts;
  const parts = [
    where === "" ? doing : `${doing} ${where}`,
    queuePlace === 0 ? "" : `${PLACES[queuePlace] ?? "far back"} in line`,
    since === null ? "" : `since ${since}`,
    shareWords(progress),
    trouble,
  ];
  const said = parts.filter((part) => part !== "").join(", ");
  return `${said}. Lowest need: ${percent(level)} ${NEED_WORDS[need] ?? "fed"}.`;
}

/** In quarters, so that it does not change all the time. */
function shareWords(share: number): string {
  if (share <= 0) return "";
  if (share < 0.25) return "just begun";
  if (share < 0.5) return "a quarter done";
  if (share < 0.75) return "half done";
  return "nearly done";
}

/** "Day 2, 08:52, morning." */
export const timeWords = (tick: number, ticksPerDay: number): string =>
  `${dayAndTime(tick, ticksPerDay)}, ${partOfDay(tick, ticksPerDay).toLowerCase()}.`;

/** When something began, as it is said of people. */
export const sinceWords = (tick: number | null, ticksPerDay: number): string | null =>
  tick === null ? null : timeOfDay(tick, ticksPerDay);

/** The sky, what is off, and what costs more or less than usual, a sentence each. */
export function townWords(
  weather: Weather,
  off: readonly Utility[],
  prices: TownFigures["prices"],
): string[] {
  const outages = off.map((utility) => `${capital(OUTAGE_CLAUSES[utility])}.`);
  const moved = prices.filter(({ now, usual }) => now !== usual);
  const dear = moved.map(
    ({ key, now, usual }) => `${GOODS[key]} ${amount(now)}, usually ${amount(usual)}.`,
  );
  return [`${SKIES[weather]}.`, ...outages, ...dear];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
