import { type EventRecord, eventRecord } from "../../sim/events/decode-event.ts";
import { EVENT_KINDS, type EventName } from "../../sim/events/kinds.ts";
import { OPTION } from "../../sim/options/options.ts";
import type { Town } from "../../sim/town.ts";
import { slotOf } from "../../sim/world/world.ts";
import { at, everyone } from "../helpers/someone.ts";

/** What is counted per archetype, in numbers or ticks per person and day; energy is a mean. */
export const MEASURES = [
  "chats begun",
  "rebuffs",
  "chats joined",
  "quarrels",
  "arguments",
  "kept away",
  "shared meals",
  "early at work",
  "asleep",
  "in the park",
  "talking",
  "energy",
] as const;
export type Measure = (typeof MEASURES)[number];

/** Which cells of an event name somebody who counts, and as what. */
const COUNTED: Partial<Record<EventName, readonly (readonly [number, Measure])[]>> = {
  chat_success: [
    [0, "chats begun"],
    [1, "chats joined"],
  ],
  chat_failure: [[0, "rebuffs"]],
  queue_conflict: [
    [0, "quarrels"],
    [2, "quarrels"],
  ],
  public_argument: [
    [0, "arguments"],
    [1, "arguments"],
  ],
  policy_guardrail_block: [[0, "kept away"]],
  shared_meal: [1, 2, 3, 4, 5].map((cell) => [cell, "shared meals"] as const),
};

/** Sums by archetype over any number of towns. */
export class Archetypes {
  private readonly ticks = new Map<string, number>();
  private readonly sums = new Map<string, number>();

  /** Counts the tick that a town has just run. */
  look(town: Town): void {
    for (let index = 0; index < town.events.count; index++) {
      this.count(town, eventRecord(town, index));
    }
    for (const person of everyone(town)) {
      const profile = profileOf(town, person.slot);
      this.ticks.set(profile, (this.ticks.get(profile) ?? 0) + 1);
      const add = (measure: Measure, amount: number): void => this.add(profile, measure, amount);
      add("energy", person.get("energy"));
      if (person.get("talkUntil") > at(town.world.town.tick)) add("talking", 1);
      const running = town.rules.affordances[person.get("runningAffordance")];
      if (running?.tags.has("sleep") === true) add("asleep", 1);
      const venue = at(town.rules.grid.venue, person.get("cell"));
      if (town.rules.venues[venue]?.type === "park") add("in the park", 1);
      if (isEarly(town, person.slot, venue)) add("early at work", 1);
    }
  }

  /** Per archetype and day, by measure. */
  perDay(ticksPerDay: number): Map<string, ReadonlyMap<Measure, number>> {
    return new Map(
      Array.from(this.ticks, ([profile, ticks]) => {
        const days = ticks / ticksPerDay;
        const by = new Map<Measure, number>();
        for (const measure of MEASURES) {
          const sum = this.sums.get(`${profile} ${measure}`) ?? 0;
          by.set(measure, measure === "energy" ? sum / ticks : sum / days);
        }
        return [profile, by];
      }),
    );
  }

  private count(town: Town, { kind, cells }: EventRecord): void {
    const event = EVENT_KINDS[kind]?.event;
    for (const [cell, measure] of event === undefined ? [] : (COUNTED[event] ?? [])) {
      const slot = slotOf(town.world, at(cells, cell));
      if (slot >= 0) this.add(profileOf(town, slot), measure, 1);
    }
  }

  private add(profile: string, measure: Measure, amount: number): void {
    const key = `${profile} ${measure}`;
    this.sums.set(key, (this.sums.get(key) ?? 0) + amount);
  }
}

function profileOf({ rules, world }: Town, slot: number): string {
  return rules.profiles[at(world.agents.profile, slot)] ?? "nobody";
}

/** Whether somebody is at their place of work, for work, before the shift begins. */
function isEarly({ rules, world }: Town, slot: number, venue: number): boolean {
  const job = rules.jobs[at(world.agents.job, slot)];
  if (job === undefined || venue !== job.venue) return false;
  const tod = at(world.town.tick) % rules.ticksPerDay;
  return at(world.agents.option, slot) === OPTION.GoToWork && tod < job.start;
}
