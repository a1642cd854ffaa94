import { WORDS } from "../../preload/words/words.ts";
import type { Utility, Weather } from "../../sim/config/blocks/world.ts";
import type { TownFigures } from "../../sim/telemetry/town-figures.ts";
import { money, percent } from "./number.ts";
import { dayAndTime, partOfDay, timeOfDay } from "./time.ts";

const words = WORDS.vocabulary;
const { needs, person, time } = words;

const NEED_WORDS = [needs.fed, needs.clean, needs.rested];
export const OUTAGE_CLAUSES: Readonly<Record<Utility, string>> = words.outageClauses;

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
    where === "" ? doing : person.doingWhere(doing, where),
    queuePlace === 0 ? "" : person.inLine(queuePlace),
    since === null ? "" : person.since(since),
    shareWords(progress),
    trouble,
  ];
  return person.sentences(
    parts.filter((part) => part !== ""),
    percent(level),
    NEED_WORDS[need] ?? needs.fed,
  );
}

/** In quarters, so that it does not change all the time. */
function shareWords(share: number): string {
  if (share <= 0) return "";
  if (share < 0.25) return person.begun;
  if (share < 0.5) return person.quarter;
  if (share < 0.75) return person.half;
  return person.nearly;
}

/** "Day 2, 08:52, morning." */
export const timeWords = (tick: number, ticksPerDay: number): string =>
  time.sentence(dayAndTime(tick, ticksPerDay), partOfDay(tick, ticksPerDay));

/** When something began, as it is said of people. */
export const sinceWords = (tick: number | null, ticksPerDay: number): string | null =>
  tick === null ? null : timeOfDay(tick, ticksPerDay);

/** The sky, what is off, and what costs more or less than usual, a sentence each. */
export function townWords(
  weather: Weather,
  off: readonly Utility[],
  prices: TownFigures["prices"],
): string[] {
  const outages = off.map((utility) => words.sentence(OUTAGE_CLAUSES[utility]));
  const moved = prices.filter(({ now, usual }) => now !== usual);
  const dear = moved.map(({ key, now, usual }) =>
    words.price(words.goods[key], money(now), money(usual)),
  );
  return [words.sentence(words.skies[weather]), ...outages, ...dear];
}
