import { z } from "zod";

import { ITEMS } from "../../config/affordances.ts";
import { SHIFT_STATES, isOnShift } from "../../jobs/shift-states.ts";
import { tieRow } from "../../relationships/ties.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { waitingIn } from "./affordances.ts";
import { idOf } from "./people.ts";
import { RivalryEvent } from "./queues.ts";
import { KEPT_EVENTS, type Recent, TownEvent } from "./recent.ts";
import { shown } from "./shown.ts";
import { NOBODY_LISTENS, type NotAvailable, RELATIONSHIPS_OFF } from "./town-sections.ts";

/** So many stand for all in a list of what people have. */
const SAMPLE = 60;
/** So many of a crew are named. */
const NAMED = 12;
/** So many pairs are told of each kind. */
const PAIRS = 4;
/** Below this there is nothing between two people to speak of. */
const FAINT = 0.05;
/** So many quarrels are told. */
const QUARRELS = 20;

const AT_HOME: ReadonlySet<string> = new Set(["fridge", "wardrobe"]);

const Purse = z.strictObject({ id: z.string(), wallet: z.number() });

/** What people have, in meals. */
const Means = z.strictObject({
  /** Who has least and who has most; null where nobody lives. */
  least: Purse.nullable(),
  most: Purse.nullable(),
  median: z.number(),
  /** By all, today. */
  earned: z.number(),
  withheld: z.number(),
  /** Who has least first; of a crowd one for every so many. */
  sample: z.array(Purse),
});

function meansOf(town: Town): z.infer<typeof Means> {
  const { wallet, wagesToday, wagesWithheld } = town.world.agents;
  const slots = everybody(town).toSorted((a, b) => wallet[a] - wallet[b]);
  const purse = (slot: number) => ({ id: idOf(town, slot), wallet: shown(wallet[slot]) });
  const [least, most] = [slots[0], slots.at(-1)];
  const middle = [slots[(slots.length - 1) >> 1], slots[slots.length >> 1]];
  const half = (slot: number | undefined) => (slot === undefined ? 0 : wallet[slot] / 2);
  const every = Math.ceil(slots.length / SAMPLE);
  return {
    least: least === undefined ? null : purse(least),
    most: most === undefined ? null : purse(most),
    median: shown(half(middle[0]) + half(middle[1])),
    earned: shown(slots.reduce((sum, slot) => sum + wagesToday[slot], 0)),
    withheld: shown(slots.reduce((sum, slot) => sum + wagesWithheld[slot], 0)),
    sample: slots.filter((_, place) => place % every === 0).map(purse),
  };
}

const Crew = z.strictObject({
  /** Those at work first, as far as they are named. */
  workers: z.array(z.strictObject({ id: z.string(), state: z.enum(SHIFT_STATES) })),
  all: z.int(),
  /** How many of them are at work. */
  here: z.int(),
});

/** Who has which job, by job, and who has none. */
const Crews = z.strictObject({ by_job: z.record(z.string(), Crew), without: Crew });

function crewsOf(town: Town): z.infer<typeof Crews> {
  const { job } = town.world.agents;
  const crews = new Map<number, number[]>();
  for (const slot of everybody(town)) {
    const crew = crews.get(job[slot]) ?? [];
    crews.set(job[slot], crew);
    crew.push(slot);
  }
  const crewIn = (place: number) => crewOf(town, crews.get(place) ?? []);
  const jobs = town.rules.jobs.map(({ id }, place) => [id, crewIn(place)] as const);
  return { by_job: Object.fromEntries(jobs), without: crewIn(NONE) };
}

function crewOf(town: Town, slots: readonly number[]): z.infer<typeof Crew> {
  const { shiftState } = town.world.agents;
  const here = slots.filter((slot) => isOnShift(shiftState[slot]));
  const away = slots.filter((slot) => !isOnShift(shiftState[slot]));
  const named = [...here, ...away].slice(0, NAMED);
  return {
    workers: named.map((slot) => ({ id: idOf(town, slot), state: SHIFT_STATES[shiftState[slot]] })),
    all: slots.length,
    here: here.length,
  };
}

const Units = z.partialRecord(z.enum(ITEMS), z.int());

/** Units of each item in all homes, and everywhere else; items of which there are none are left out. */
const Stock = z.strictObject({ homes: Units, shops: Units });

function stockOf({ rules, world }: Town): z.infer<typeof Stock> {
  const all: z.infer<typeof Stock> = { homes: {}, shops: {} };
  rules.objects.forEach(({ type, present }, object) => {
    if (!present) return;
    const held = AT_HOME.has(rules.types[type] ?? "") ? all.homes : all.shops;
    ITEMS.forEach((item, place) => {
      const units = world.objects.stock[object * ITEMS.length + place];
      if (units !== 0) held[item] = (held[item] ?? 0) + units;
    });
  });
  return all;
}

/** What people wait for, by object: who has it, and who waits, in the order of the queue. */
const Lines = z.record(
  z.string(),
  z.strictObject({
    holders: z.array(z.string()),
    waiting: z.array(z.strictObject({ agent_id: z.string(), joined_tick: z.int() })),
  }),
);

function linesOf(town: Town): z.infer<typeof Lines> {
  const { heldObject } = town.world.agents;
  const waiting = waitingIn(town);
  const lines: z.infer<typeof Lines> = {};
  for (const object of Object.keys(waiting))
    lines[object] = { holders: [], waiting: waiting[object] ?? [] };
  for (const slot of everybody(town)) {
    const held = heldObject[slot];
    if (held !== NONE) lines[town.rules.objects[held].id]?.holders.push(idOf(town, slot));
  }
  return lines;
}

/** Two people, and how much is between them as both feel it: in hundredths, in (0, 1]. */
const Pair = z.strictObject({ a: z.string(), b: z.string(), strength: z.number() });

/** Who gets on best and worst, strongest first. */
const ClosestPairs = z.strictObject({
  /** Whether anybody knows anybody. */
  any: z.boolean(),
  friends: z.array(Pair),
  rivals: z.array(Pair),
});

/** Of those with the same between them, who came first to the town. */
function closestPairs(town: Town): z.infer<typeof ClosestPairs> {
  const { ties, capacity } = town.world;
  const found: z.infer<typeof ClosestPairs> = { any: false, friends: [], rivals: [] };
  for (const slot of everybody(town)) {
    const end = (slot + 1) * capacity.ties;
    for (let row = slot * capacity.ties; row < end && ties.other[row] !== NONE; row++) {
      found.any = true;
      const back = tieRow(town.world, ties.other[row], slot);
      const [a, b] = [idOf(town, slot), idOf(town, ties.other[row])];
      // Seen once, from whoever comes first by name.
      if (back !== NONE && a > b) continue;
      insert(found.friends, a, b, (friendship(town, row) + friendship(town, back)) / 2);
      insert(found.rivals, a, b, (rivalry(town, row) + rivalry(town, back)) / 2);
    }
  }
  return found;
}

/** What one feels for the other; nothing where they do not know them. */
function friendship({ world: { ties } }: Town, row: number): number {
  if (row === NONE) return 0;
  const warmth = (ties.trust[row] + Math.max(0, ties.familiarity[row])) / 2;
  return Math.max(0, warmth - ties.rivalry[row]);
}

const rivalry = ({ world: { ties } }: Town, row: number): number =>
  row === NONE ? 0 : ties.rivalry[row];

/** Puts a pair where it belongs among the strongest so far, if it does. */
function insert(best: z.infer<typeof Pair>[], a: string, b: string, mean: number): void {
  if (mean < FAINT) return;
  const strength = Math.round(mean * 100) / 100;
  const weakest = best[PAIRS - 1];
  if (weakest !== undefined && weakest.strength >= strength) return;
  const at = best.findIndex((one) => one.strength < strength);
  best.splice(at < 0 ? best.length : at, 0, { a, b, strength });
  best.length = Math.min(best.length, PAIRS);
}

/**
 * Sections that are told to whoever asks for them by name: what a window shows of everybody, as short for a thousand
 * people as for eight. The others say the same of each single person.
 */
export const BriefSections = z.object({
  means: Means,
  crews: Crews,
  stock: Stock,
  lines: Lines,
  /** The last quarrels in line since somebody listens, oldest first. */
  quarrels: z.array(RivalryEvent),
  closest_pairs: ClosestPairs,
  /** Of what has happened since the last payload, the last events, as many as a window keeps. */
  latest_events: z.array(TownEvent),
});
export type BriefSections = z.infer<typeof BriefSections>;

const READ: {
  readonly [S in keyof BriefSections]: (town: Town, recent: Recent | null) => BriefSections[S];
} = {
  means: meansOf,
  crews: crewsOf,
  stock: stockOf,
  lines: linesOf,
  quarrels: (_, recent) => recent?.rivalry_events.slice(-QUARRELS) ?? [],
  closest_pairs: closestPairs,
  latest_events: (_, recent) => recent?.events.slice(-KEPT_EVENTS) ?? [],
};

/** Those of `asked` that are such sections, and what is not there and why. */
export function briefSections(
  town: Town,
  recent: Recent | null,
  asked: ReadonlySet<string>,
): { readonly sections: Record<string, unknown>; readonly missing: NotAvailable[] } {
  const missing = missingIn(town, recent).filter(({ section }) => asked.has(section));
  const sections: Record<string, unknown> = {};
  for (const [section, read] of Object.entries(READ)) {
    const isThere = asked.has(section) && !missing.some((one) => one.section === section);
    if (isThere) sections[section] = read(town, recent);
  }
  return { sections, missing };
}

function missingIn(town: Town, recent: Recent | null): NotAvailable[] {
  const missing: NotAvailable[] = [];
  for (const section of ["quarrels", "latest_events"])
    if (recent === null) missing.push({ section, reason: NOBODY_LISTENS });
  if (town.config.features.stages.relationships === "OFF")
    missing.push({ section: "closest_pairs", reason: RELATIONSHIPS_OFF });
  return missing;
}

/** Slots of all who live here, in order of arrival. */
function everybody({ world }: Town): readonly number[] {
  return Array.from(world.live.subarray(0, world.town.liveCount[0]));
}
