import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import { OPTION } from "../../sim/options/options.ts";
import type { Town } from "../../sim/town.ts";
import { ACTIVITIES } from "../../sim/world/activities.ts";
import { activityOf } from "../../sim/telemetry/activity.ts";
import { TALKS } from "../../sim/world/agent-table.ts";
import { at } from "../helpers/someone.ts";

interface Habits {
  personTicks: number;
  chatsBegun: number;
  chatsHeard: number;
  rebuffs: number;
  quarrels: number;
  avoided: number;
  early: number;
  shifts: number;
  asleep: number;
  leisure: number;
  talking: number;
  energy: number;
  hygiene: number;
  ties: number;
  wallet: number;
}

const none = (): Habits => ({
  personTicks: 0,
  chatsBegun: 0,
  chatsHeard: 0,
  rebuffs: 0,
  quarrels: 0,
  avoided: 0,
  early: 0,
  shifts: 0,
  asleep: 0,
  leisure: 0,
  talking: 0,
  energy: 0,
  hygiene: 0,
  ties: 0,
  wallet: 0,
});

/** What people of each profile do all day, from their events and from looking at them. */
export class PersonalityCensus {
  private readonly habits = new Map<string, Habits>();
  private readonly town: Town;
  /** Ticks at work before the start of a shift, by person. */
  private readonly waiting = new Map<string, number>();

  constructor(town: Town) {
    this.town = town;
  }

  private of(id: unknown): Habits | null {
    const { people, world, rules } = this.town;
    const living = world.live.subarray(0, at(world.town.liveCount));
    const slot = living.find((one) => people[at(world.agents.person, one)]?.id === id);
    return slot === undefined
      ? null
      : this.ofProfile(rules.profiles[at(world.agents.profile, slot)] ?? "");
  }

  private ofProfile(profile: string): Habits {
    const known = this.habits.get(profile) ?? none();
    this.habits.set(profile, known);
    return known;
  }

  see(event: DecodedEvent): void {
    const add = (id: unknown, key: keyof Habits): void => {
      const habits = this.of(id);
      if (habits !== null) habits[key] += 1;
    };
    if (event.event === "chat_success") {
      add(event["speaker"], "chatsBegun");
      add(event["listener"], "chatsHeard");
    } else if (event.event === "chat_failure") {
      add(event["speaker"], "rebuffs");
    } else if (event.event === "queue_conflict") {
      add(event["actor"], "quarrels");
      add(event["rival"], "quarrels");
    } else if (event.event === "policy_guardrail_block") {
      add(event["agent_id"], "avoided");
    } else if (event.event === "shift_started") {
      const habits = this.of(event["agent_id"]);
      if (habits === null) return;
      habits.shifts += 1;
      habits.early += this.waiting.get(String(event["agent_id"])) ?? 0;
      this.waiting.delete(String(event["agent_id"]));
    }
  }

  /** Once a tick. */
  look(): void {
    const { world } = this.town;
    for (const slot of world.live.subarray(0, at(world.town.liveCount))) this.lookAt(slot);
  }

  private lookAt(slot: number): void {
    const { town } = this;
    const { world, rules } = town;
    const { agents, ties, capacity } = world;
    const habits = this.ofProfile(rules.profiles[at(agents.profile, slot)] ?? "");
    const activity = ACTIVITIES[activityOf(town, slot)];
    habits.personTicks += 1;
    if (activity === "sleep") habits.asleep += 1;
    if (at(agents.option, slot) === OPTION.Socialise) habits.leisure += 1;
    const talks = at(agents.talkUntil, slot) > at(world.town.tick);
    if (talks && TALKS[at(agents.talkKind, slot)] === "chat") habits.talking += 1;
    habits.energy += at(agents.energy, slot);
    habits.hygiene += at(agents.hygiene, slot);
    habits.wallet += at(agents.wallet, slot);
    const own = ties.other.subarray(slot * capacity.ties, (slot + 1) * capacity.ties);
    habits.ties += own.filter((other) => other >= 0).length;
    if (this.isEarly(slot)) {
      const id = town.people[at(agents.person, slot)]?.id ?? "";
      this.waiting.set(id, (this.waiting.get(id) ?? 0) + 1);
    }
  }

  /** Whether somebody is at work already, before their shift. */
  private isEarly(slot: number): boolean {
    const { world, rules } = this.town;
    const job = rules.jobs[at(world.agents.job, slot)];
    if (job === undefined) return false;
    const tod = at(world.town.tick) % rules.ticksPerDay;
    const isThere = job.venue >= 0 && rules.grid.venue[at(world.agents.cell, slot)] === job.venue;
    return isThere && tod < job.start && tod > job.start - 100;
  }

  result(): object {
    const perDay = (habits: Habits, key: keyof Habits): number =>
      (habits[key] * this.town.rules.ticksPerDay) / habits.personTicks;
    return Object.fromEntries(
      [...this.habits]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([profile, habits]) => [
          profile,
          {
            person_days: habits.personTicks / this.town.rules.ticksPerDay,
            chats_begun: perDay(habits, "chatsBegun"),
            chats_heard: perDay(habits, "chatsHeard"),
            rebuffs: perDay(habits, "rebuffs"),
            quarrels: perDay(habits, "quarrels"),
            avoided: perDay(habits, "avoided"),
            ticks_early: habits.early / Math.max(1, habits.shifts),
            ticks_asleep: perDay(habits, "asleep"),
            ticks_of_leisure: perDay(habits, "leisure"),
            ticks_talking: perDay(habits, "talking"),
            mean_energy: habits.energy / habits.personTicks,
            mean_hygiene: habits.hygiene / habits.personTicks,
            mean_ties: habits.ties / habits.personTicks,
            mean_wallet: habits.wallet / habits.personTicks,
          },
        ]),
    );
  }
}
