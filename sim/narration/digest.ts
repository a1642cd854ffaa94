import { WEATHERS } from "../config/blocks/world.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { thingText } from "../telemetry/words.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dayOf } from "../world/calendar.ts";
import { UTILITY, isOn } from "../world/utilities.ts";
import { CATEGORY } from "./categories.ts";
import { DAY_FACT, DAY_FACTS, type DayFact } from "./day-facts.ts";
import { hardshipText } from "./hardship.ts";
import type { Tellers } from "./happening.ts";
import { keyOfPair, wasTold } from "./limiter.ts";
import { countText, nameOf, pricedText } from "./names.ts";
import { ask, say, textOf } from "./say.ts";
import { TALE, type TaleName } from "./tales.ts";

/** So many facts make the sum of a day. */
const MOST_FACTS = 4;
/** Nobody has had a good day with a need lower than this. */
const GOOD_DAY = 0.4;

/** Counts something of the day, and keeps whom and what it was about the last time; people by number. */
export function noteFact(
  { world: { town } }: Town,
  fact: DayFact,
  who: number,
  other = NONE,
  object = NONE,
): void {
  const at = DAY_FACT[fact];
  town.dayFacts[at] += 1;
  town.dayWho[at] = who;
  town.dayOther[at] = other;
  town.dayObject[at] = object;
}

/** Events that count for the sum of their day. */
export const factTellers: Tellers = {
  agent_exit: (town, { a: who }) => noteFact(town, "left", who),
  agent_near_death: (town, { a: who }) => noteFact(town, "near_death", who),
  agent_evicted: (town, { a: who }) => noteFact(town, "evicted", who),
  agent_spawned: (town, { a: who }) => noteFact(town, "came", who),
  queue_conflict: (town, { a, b: object, c: rival }) => noteFact(town, "quarrel", a, rival, object),
  public_argument: (town, { a, b: rival, c }) => noteFact(town, "argument", a, rival, c),
  employment_hired: (town, { a: who }) => noteFact(town, "hired", who),
  job_quit: (town, { a: who }) => noteFact(town, "quit", who),
  shift_late_start: (town, { a: who }) => noteFact(town, "late", who),
  shared_meal: (town, { b: who, c: other }) => noteFact(town, "tables", who, other),
  perturbation_price_spike: (town, { a: key }) => noteFact(town, "dear", NONE, NONE, key),
  utility_changed: (town, { a: utility, b: online }) => {
    if (online === 0) noteFact(town, UTILITIES[utility] === "power" ? "blackout" : "outage", NONE);
  },
  weather_changed: (town, { b: weather }) => {
    if (WEATHERS[weather] === "rainy") noteFact(town, "rain", NONE);
  },
};

/** How each fact is put when it happened once, and when more often. */
const PARTS: Readonly<Record<DayFact, readonly [one: DayPart, many: DayPart]>> = {
  left: ["day_left", "day_left_many"],
  came: ["day_came", "day_came_many"],
  near_death: ["day_near_death", "day_near_death"],
  evicted: ["day_evicted", "day_evicted"],
  blackout: ["day_blackout", "day_blackout"],
  outage: ["day_outage", "day_outage"],
  friends: ["day_friends", "day_friends_many"],
  argument: ["day_argument", "day_argument_many"],
  quarrel: ["day_quarrel", "day_quarrel_many"],
  made_up: ["day_made_up", "day_made_up"],
  dear: ["day_dear", "day_dear_many"],
  hired: ["day_hired", "day_hired"],
  quit: ["day_quit", "day_quit"],
  met: ["day_met", "day_met_many"],
  late: ["day_late", "day_late_many"],
  tables: ["day_tables", "day_tables"],
  rain: ["day_rain", "day_rain"],
};
type DayPart = Extract<TaleName, `day_${string}`>;

/** What nobody cares about in hard times. */
const TRIFLES: ReadonlySet<DayFact> = new Set(["tables", "rain"]);

/**
 * At midnight: the day that is over in one line, by what weighs on everybody, what weighs most of what happened, and
 * who had the best of it.
 */
export function tellDay(town: Town): void {
  const { town: state } = town.world;
  const day = String(dayOf(state.tick[0], town.rules.ticksPerDay));
  const best = luckiest(town);
  const sum = sumOf(town);
  if (sum === "") {
    if (ask(town, "quiet_day")) say(town, "quiet_day", "day", { day }, best);
  } else if (ask(town, "digest")) {
    const named = { name: best === NONE ? "" : nameOf(town, best), ...NOTHING_ELSE };
    const last = best === NONE ? "" : `; ${textOf(town, "day_best", best, named)}`;
    say(town, "digest", "day", { day, sum: sum + last }, best);
  }
  state.dayFacts.fill(0);
}

function sumOf(town: Town): string {
  const hardship = hardshipText(town);
  const isHard = hardship !== "";
  const parts: string[] = [];
  const most = isHard ? MOST_FACTS - 1 : MOST_FACTS;
  for (let fact = 0; fact < DAY_FACTS.length && parts.length < most; fact++) {
    const name = DAY_FACTS[fact];
    if (town.world.town.dayFacts[fact] === 0 || (isHard && isNeedless(town, name))) continue;
    if (name === "quarrel" && !isToldOf(town)) continue;
    parts.push(partOf(town, name));
  }
  const facts = parts.join(", ");
  return isHard && facts !== "" ? `${hardship}; ${facts}` : hardship + facts;
}

/** Whether a fact says nothing beside a hardship: a cut that goes on has been told, and trifles are out of place. */
function isNeedless({ world }: Town, fact: DayFact): boolean {
  if (fact === "blackout") return !isOn(world, UTILITY.power);
  if (fact === "outage") return !isOn(world, UTILITY.water);
  return TRIFLES.has(fact);
}

/**
 * Whether the day's quarrels are a story of their own: there were more of them than arguments, which each come from one,
 * and if there was only one, it was told.
 */
function isToldOf(town: Town): boolean {
  const { dayFacts, dayWho, dayOther, dayObject } = town.world.town;
  const at = DAY_FACT.quarrel;
  if (dayFacts[at] <= dayFacts[DAY_FACT.argument]) return false;
  if (dayFacts[at] > 1) return true;
  const [a, b] = [dayWho[at], dayOther[at]];
  const { ticksPerDay } = town.rules;
  return (
    wasTold(town, keyOfPair(CATEGORY.queue_conflict, a, b, dayObject[at]), ticksPerDay) ||
    wasTold(town, keyOfPair(TALE.first_clash, a, b), ticksPerDay)
  );
}

function partOf(town: Town, fact: DayFact): string {
  const { dayFacts, dayWho, dayOther, dayObject } = town.world.town;
  const at = DAY_FACT[fact];
  const name = PARTS[fact][dayFacts[at] === 1 ? 0 : 1];
  const object = dayObject[at];
  const values = {
    name: dayWho[at] === NONE ? "" : nameOf(town, dayWho[at]),
    count: countText(dayFacts[at]),
    other: dayOther[at] === NONE ? "" : nameOf(town, dayOther[at]),
    object: object === NONE || fact === "dear" ? "" : thingText(town, object),
    goods: object === NONE || fact !== "dear" ? "" : pricedText(PRICES[object]),
  };
  return textOf(town, name, at, values);
}

const NOTHING_ELSE = { count: "", other: "", object: "", goods: "" };

/** Number of who lacked least all day, the first of equals; NONE where everybody lacked something. */
function luckiest({ world, rules }: Town): number {
  const { agents, live, town } = world;
  let best: number = NONE;
  let most = GOOD_DAY;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    if (town.tick[0] - agents.spawnTick[slot] < rules.ticksPerDay) continue;
    if (agents.lowestToday[slot] <= most) continue;
    most = agents.lowestToday[slot];
    best = slot;
  }
  return best === NONE ? NONE : agents.person[best];
}
