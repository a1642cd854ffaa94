import { ITEMS, NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES, type Utility, WEATHERS, type Weather } from "../config/blocks/world.ts";
import { type EventRecord, agentsOf } from "../events/decode-event.ts";
import { EVENT_KINDS, type EventName, FAIL, PRICE_CAUSES } from "../events/kinds.ts";
import { failText } from "../telemetry/words.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { slotOf } from "../world/world.ts";
import type { Story } from "./story.ts";

/** A line before it is numbered. */
export type StoryLine = Omit<Story, "seq">;

/** Waiting shorter than this is nobody's story. */
const LONG_WAIT = 12;

interface Told {
  readonly category: Story["category"];
  readonly text: string;
  /** Number of somebody else who belongs in the story. */
  readonly company?: number;
  /** Cell to look at; the person's own when left out. */
  readonly cell?: number;
}

/** The story line of an event, null where there is nothing worth telling (routine showers and sleep, for one). */
export function narrate(town: Town, record: EventRecord): StoryLine | null {
  const told =
    TALES[EVENT_KINDS[record.kind].event]?.(town, record.cells, record.value, record.tick) ?? null;
  if (told === null) return null;
  const agents = agentsOf(record);
  if (told.company !== undefined) agents.push(told.company);
  const cell = told.cell ?? (agents.length > 0 ? cellOfPerson(town, agents[0]) : NONE);
  const { grid } = town.rules;
  return {
    tick: record.tick,
    category: told.category,
    text: told.text,
    agents: agents.map((person) => town.people[person].id),
    place: cell === NONE ? null : [xOf(grid, cell), yOf(grid, cell)],
  };
}

type Tale = (town: Town, cells: EventRecord["cells"], value: number, tick: number) => Told | null;

const name = (town: Town, person: number): string => town.people[person].name;

function cellOfPerson({ world }: Town, person: number): number {
  const slot = slotOf(world, person);
  return slot === NONE ? NONE : world.agents.cell[slot];
}

const at = (category: Told["category"], text: string): Told => ({ category, text });

/** How each event is told; events without a tale are routine. */
const TALES: Partial<Record<EventName, Tale>> = {
  shift_started: (town, [who, job]) =>
    at("work", `${name(town, who)} begins the shift at ${workplace(town, job)}.`),
  shift_late_start: (town, [who, job]) =>
    at("work", `${name(town, who)} is late for work at ${workplace(town, job)}.`),
  shift_absent: (town, [who, job]) =>
    at("work", `${name(town, who)} has not shown up at ${workplace(town, job)}.`),
  shift_departed_early: (town, [who, job]) =>
    at("work", `${name(town, who)} walks out of the shift at ${workplace(town, job)}.`),
  shift_ended: (town, [who, job], share) =>
    share >= 0.99
      ? at("work", `${name(town, who)} finishes a full day at ${workplace(town, job)}.`)
      : at(
          "work",
          `${name(town, who)} ends a shift of which ${Math.round(share * 100)} % was worked.`,
        ),
  employment_warning: (town, [who, job]) =>
    at("work", `${name(town, who)} is warned: one more missed shift at ${workplace(town, job)}.`),
  employment_helped_when_late: (town, [who, helper]) =>
    at("work", `${name(town, helper)} covers for ${name(town, who)}.`),
  employment_took_my_shift: (town, [who, other]) =>
    at("work", `${name(town, other)} takes over from ${name(town, who)}, who is missing.`),
  employment_exit_pending: (town, [who]) =>
    at("work", `${name(town, who)} has missed too many shifts and may have to go.`),
  employment_exit_deferred: (town, [who]) => at("work", `${name(town, who)} gets another chance.`),
  employment_exit_processed: (town, [who, job]) =>
    at("work", `${name(town, who)} loses the job${atWorkplace(town, job)} and leaves.`),
  employment_hired: (town, [who, job]) =>
    at("work", `${name(town, who)} has found work${atWorkplace(town, job)}.`),
  employment_hire_pending: (town, [who, job]) =>
    at("work", `${name(town, who)} waits for a place${atWorkplace(town, job)}.`),
  job_quit: (town, [who, job]) =>
    at("work", `${name(town, who)} has had enough and quits${atWorkplace(town, job)}.`),
  affordance_finish: (town, [who, , affordance]) => tellUse(town, who, affordance),
  // What people break off themselves, for something else, is everyday.
  affordance_fail: (town, [who, object, reason]) => {
    if (reason === FAIL.abandoned) return null;
    const why = failText(town, object, reason);
    return at("need", `${name(town, who)} gives up on ${thing(town, object)}: ${why}.`);
  },
  queue_granted: (town, [who, object, ticks]) =>
    ticks < LONG_WAIT || isWorkplace(town, object)
      ? null
      : at("queue", `${name(town, who)} gets ${thing(town, object)} after a long wait.`),
  queue_conflict: (town, [who, object, rival]) =>
    at("queue", `${name(town, who)} and ${name(town, rival)} argue over ${thing(town, object)}.`),
  need_threshold: (town, [who, need], level) =>
    level > 0.2 ? null : at("need", `${name(town, who)} ${NEED_TALE[NEEDS[need]]}.`),
  rent_missed: (town, [who]) => at("money", `${name(town, who)} cannot pay the rent.`),
  economy_price_update: (_, [key, cause]) =>
    PRICE_CAUSES[cause] === "operator" || PRICE_CAUSES[cause] === "spike"
      ? at("money", `The price of ${PRICE_TALE[PRICES[key]]} has changed.`)
      : null,
  stock_replenish: (town, [object, item, units]) => {
    const goods = GOODS_TALE[ITEMS[item]];
    if (goods === undefined) return null;
    const text = `The truck brings ${units} ${goods} to ${place(town, object)}.`;
    return { ...at("town", text), cell: town.rules.objects[object].useCell };
  },
  spiral_day_started: (town, [who]) =>
    at("need", `Nothing goes right for ${name(town, who)} today.`),
  spiral_day_ended: (town, [who]) => at("need", `${name(town, who)} has slept off a bad day.`),
  weather_changed: (_, [, to]) => at("town", WEATHER_TALE[WEATHERS[to]]),
  utility_changed: (_, [utility, online]) =>
    at("town", UTILITY_TALE[UTILITIES[utility]][online === 1 ? 1 : 0]),
  agent_killed: (town, [who]) => at("town", `${name(town, who)} is no longer in town.`),
  would_exit: (town, [who]) => at("need", `${name(town, who)} is close to leaving town.`),
  agent_spawned: (town, [who], _, tick) =>
    tick === 0 ? null : at("town", `${name(town, who)} lives here now.`),
};

const PRICE_TALE = {
  meal_cost: "a meal",
  ingredients_cost: "groceries",
  shower_cost: "a shower",
} as const;

/** What the truck carries. */
const GOODS_TALE: Partial<Record<(typeof ITEMS)[number], string>> = {
  meals: "meals",
  food_raw: "bags of groceries",
  clothes_clean: "clean clothes",
};

const WEATHER_TALE: Readonly<Record<Weather, string>> = {
  sunny: "The sun comes out.",
  rainy: "It begins to rain.",
  cold: "It turns cold.",
};

/** When it goes off, and when it comes back. */
const UTILITY_TALE: Readonly<Record<Utility, readonly [string, string]>> = {
  power: ["The power goes out in the whole town.", "The power is back."],
  water: ["The water stops running in the whole town.", "The water runs again."],
};

const NEED_TALE = {
  hunger: "is very hungry",
  hygiene: "badly needs a shower",
  energy: "can hardly stand up",
} as const;

function tellUse(town: Town, person: number, affordance: number): Told | null {
  const who = name(town, person);
  const { uses } = town.rules;
  const slot = slotOf(town.world, person);
  if (slot === NONE) return null;
  const venue = town.rules.grid.venue[town.world.agents.cell[slot]];
  const isHome = venue !== NONE && town.rules.venues[venue].type === "home";
  switch (affordance) {
    case uses.cook:
      return at("home", `${who} has cooked at home.`);
    case uses.eat: {
      if (isHome) return null;
      const company = companyOf(town, slot, affordance, venue);
      if (company === undefined) return at("home", `${who} has eaten at ${placeAt(town, venue)}.`);
      const together = `${who} has eaten with ${name(town, company)} at ${placeAt(town, venue)}.`;
      return { ...at("home", together), company };
    }
    case uses.buyFood:
      return at("money", `${who} carries groceries home.`);
    case uses.leisure: {
      const company = companyOf(town, slot, affordance, venue);
      if (company === undefined) return null;
      return { ...at("town", `${who} and ${name(town, company)} sit in the park.`), company };
    }
    default:
      return null;
  }
}

/** Number of somebody who does the same in the same place just now. */
function companyOf(
  { world, rules }: Town,
  slot: number,
  affordance: number,
  venue: number,
): number | undefined {
  const { agents, live, town } = world;
  const other = live
    .subarray(0, town.liveCount[0])
    .find(
      (candidate) =>
        candidate !== slot &&
        agents.runningAffordance[candidate] === affordance &&
        rules.grid.venue[agents.cell[candidate]] === venue,
    );
  return other === undefined ? undefined : agents.person[other];
}

/** Sharing desks is the office's everyday. */
function isWorkplace({ rules }: Town, object: number): boolean {
  return rules.jobs.some((job) => job.workplaces.includes(object));
}

function workplace({ rules }: Town, job: number): string {
  const { venue } = rules.jobs[job];
  return venue === NONE ? "work" : rules.venues[venue].name;
}

/** " at Café Fountain", or nothing where the job has no place or there was no job. */
function atWorkplace(town: Town, job: number): string {
  return job === NONE || town.rules.jobs[job].venue === NONE ? "" : ` at ${workplace(town, job)}`;
}

function place({ rules }: Town, object: number): string {
  const { venue } = rules.objects[object];
  return venue === NONE ? "a shop" : rules.venues[venue].name;
}

function placeAt({ rules }: Town, venue: number): string {
  return venue === NONE ? "the street" : rules.venues[venue].name;
}

function thing({ rules }: Town, object: number): string {
  const type = rules.types[rules.objects[object].type];
  const { venue } = rules.objects[object];
  return type === "till" && venue !== NONE
    ? `the till of ${rules.venues[venue].name}`
    : `the ${type}`;
}
