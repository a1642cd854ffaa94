import { NEEDS } from "../config/affordances.ts";
import { type EventRecord, agentsOf } from "../events/decode-event.ts";
import { EVENT_KINDS, type EventName } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import type { Story } from "./story.ts";

/** A line before it is numbered. */
export type StoryLine = Omit<Story, "seq">;

/** Waiting shorter than this is nobody's story. */
const LONG_WAIT = 8;

interface Told {
  readonly category: Story["category"];
  readonly text: string;
  /** Cell to look at; the person's own when left out. */
  readonly cell?: number;
}

/** The story line of an event, null where there is nothing worth telling (routine showers and sleep, for one). */
export function narrate(town: Town, record: EventRecord): StoryLine | null {
  const told = tell(town, record);
  if (told === null) return null;
  const agents = agentsOf(record);
  const cell = told.cell ?? (agents.length > 0 ? town.world.agents.cell[agents[0]] : NONE);
  const { grid } = town.rules;
  return {
    tick: record.tick,
    category: told.category,
    text: told.text,
    agents: agents.map((slot) => town.people[slot].id),
    place: cell === NONE ? null : [xOf(grid, cell), yOf(grid, cell)],
  };
}

function tell(town: Town, { kind, cells: [a, b, c], value }: EventRecord): Told | null {
  const name = (slot: number): string => town.people[slot].name;
  const event: EventName = EVENT_KINDS[kind].event;
  switch (event) {
    case "shift_started":
      return { category: "work", text: `${name(a)} begins the shift at ${workplace(town, b)}.` };
    case "shift_late_start":
      return { category: "work", text: `${name(a)} is late for work at ${workplace(town, b)}.` };
    case "shift_absent":
      return { category: "work", text: `${name(a)} has not shown up at ${workplace(town, b)}.` };
    case "shift_departed_early":
      return {
        category: "work",
        text: `${name(a)} walks out of the shift at ${workplace(town, b)}.`,
      };
    case "shift_ended":
      return value >= 0.99
        ? { category: "work", text: `${name(a)} finishes a full day at ${workplace(town, b)}.` }
        : {
            category: "work",
            text: `${name(a)} ends the shift with ${Math.round(value * 100)} % of it done.`,
          };
    case "affordance_finish":
      return tellUse(town, a, c);
    case "queue_granted":
      if (c < LONG_WAIT) return null;
      return {
        category: "queue",
        text: `${name(a)} gets ${thing(town, b)} after waiting in line.`,
      };
    case "queue_interaction":
      return {
        category: "queue",
        text: `${name(a)} makes way for ${name(c)} at ${thing(town, b)}.`,
      };
    case "queue_conflict":
      return { category: "queue", text: `${name(a)} and ${name(c)} argue over ${thing(town, b)}.` };
    case "affordance_fail":
      return { category: "need", text: `${name(a)} gives up on ${thing(town, b)}.` };
    case "need_threshold":
      return value > 0.2 ? null : { category: "need", text: `${name(a)} ${NEED_TALE[NEEDS[b]]}.` };
    case "rent_missed":
      return { category: "money", text: `${name(a)} cannot pay the rent.` };
    case "economy_price_update":
      return { category: "money", text: "A price in town has changed." };
    case "stock_replenish":
      return {
        category: "town",
        text: `The truck restocks ${place(town, a)} with ${c} ${b === 0 ? "meals" : "bags of groceries"}.`,
        cell: town.rules.objects[a].useCell,
      };
    case "would_exit":
      return { category: "need", text: `${name(a)} is close to leaving town.` };
    case "agent_spawned":
      return { category: "town", text: `${name(a)} lives here now.` };
    default:
      return null;
  }
}

const NEED_TALE = {
  hunger: "is very hungry",
  hygiene: "badly needs a shower",
  energy: "can hardly stand up",
} as const;

function tellUse(town: Town, slot: number, affordance: number): Told | null {
  const name = town.people[slot].name;
  const { uses } = town.rules;
  const venue = town.rules.grid.venue[town.world.agents.cell[slot]];
  const atHome = venue !== NONE && town.rules.venues[venue].type === "home";
  switch (affordance) {
    case uses.cook:
      return { category: "home", text: `${name} has cooked at home.` };
    case uses.eat:
      return atHome
        ? null
        : { category: "home", text: `${name} has eaten at ${placeAt(town, venue)}.` };
    case uses.buyFood:
      return { category: "money", text: `${name} carries groceries home.` };
    case uses.leisure:
      return { category: "town", text: `${name} enjoys a while in the park.` };
    default:
      return null;
  }
}

function workplace({ rules }: Town, job: number): string {
  const { venue } = rules.jobs[job];
  return venue === NONE ? "work" : rules.venues[venue].name;
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
