import type { Answer } from "../../sim/console/arguments.ts";
import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import type { Town } from "../../sim/town.ts";
import { NONE } from "../../sim/world/agent-table.ts";
import { eventsOf } from "../helpers/events.ts";
import { type Someone, everyone } from "../helpers/someone.ts";

/** What one person has, and by what it may change. */
interface Purse {
  readonly wallet: number;
  readonly prepaid: number;
  readonly wageTicks: number;
  readonly job: number;
  readonly lateTicks: number;
}

/** Events with which a use ends unfinished: what was paid comes back. */
const BREAKS: ReadonlySet<string> = new Set([
  "affordance_fail",
  "agent_teleported",
  "agent_possessed",
  "arranged_meet_relocated",
  "agent_evicted",
  "agent_exit",
]);

/** Explains every wallet by what was told in a tick: nobody gains or loses money for no reason. */
export class Ledger {
  private readonly purses = new Map<number, Purse>();

  /** To be called before a tick. */
  open(town: Town): void {
    this.purses.clear();
    for (const person of everyone(town)) this.purses.set(person.get("person"), purseOf(person));
  }

  /** After the tick: the wallets that hold something else than they should, in words. */
  broken(town: Town, answers: readonly Answer[]): string[] {
    const events = eventsOf(town);
    const broken: string[] = [];
    for (const person of everyone(town)) {
      const number = person.get("person");
      const id = town.people[number]?.id ?? "";
      const before = this.purses.get(number) ?? newPurse(id, person, answers);
      const mine = events.filter(({ agent_id }) => agent_id === id);
      if (isOverAtOnce(person, mine)) continue;
      const wallet = explained(person, before, mine);
      if (Math.abs(wallet - person.get("wallet")) > 1e-9) {
        broken.push(`${id}: has ${person.get("wallet")}, and should have ${wallet}`);
      }
    }
    return broken;
  }
}

function purseOf(person: Someone): Purse {
  return {
    wallet: person.get("wallet"),
    prepaid: person.get("prepaid"),
    wageTicks: person.get("wageTicks"),
    job: person.get("job"),
    lateTicks: person.get("lateTicksToday"),
  };
}

/** What somebody who came in this tick brought along: as the town answered, or what successors bring. */
function newPurse(id: string, person: Someone, answers: readonly Answer[]): Purse {
  const told = answers.findLast((answer) => answer.ok && answer.value["spawned"] === id);
  const wallet = told?.ok === true ? Number(told.value["wallet"]) : starterMoney(id, person);
  return { ...purseOf(person), wallet, prepaid: 0, wageTicks: 0, lateTicks: 0 };
}

/** A rent and a half for whoever takes somebody's place; nobody else comes unasked. */
function starterMoney(id: string, { town }: Someone): number {
  return id.includes("#") ? 1.5 * town.config.economy.rent_per_day : Number.NaN;
}

/** A use of one tick is begun and over in the same one: what it cost can no longer be seen. */
function isOverAtOnce(person: Someone, mine: readonly DecodedEvent[]): boolean {
  const starts = mine.filter(({ event }) => event === "affordance_start").length;
  return starts > 1 || (starts === 1 && person.get("runningAffordance") === NONE);
}

function explained(person: Someone, before: Purse, mine: readonly DecodedEvent[]): number {
  const { town } = person;
  const happened = (name: string): boolean => mine.some(({ event }) => event === name);
  let { wallet } = before;
  const fine = (amount: number): void => {
    wallet = Math.max(0, wallet - amount);
  };
  const moved = mine.some(
    ({ event, moved: jumped }) => event.endsWith("_reset") && jumped === true,
  );
  // What was finished in this tick is paid for, whatever came after.
  const brokenOff = moved || mine.some(({ event }) => BREAKS.has(event));
  if (brokenOff && !happened("affordance_finish")) wallet += before.prepaid;
  if (happened("affordance_start")) wallet -= person.get("prepaid");
  const paid = person.get("wageTicks") - before.wageTicks;
  const job = before.job === NONE ? person.get("job") : before.job;
  const rule = town.rules.jobs[job];
  if (rule !== undefined) {
    // Counted, since the state of a shift is forgotten by whoever leaves town in the same tick.
    const isLate = person.get("lateTicksToday") > before.lateTicks;
    if (isLate && paid === 0) fine(town.config.employment.late_tick_penalty);
    if (happened("shift_late_start")) fine(rule.latenessPenalty);
    if (happened("shift_absent")) fine(rule.absencePenalty);
    wallet += paid * (town.world.town.wage[job] ?? Number.NaN);
  }
  for (const { event, amount } of mine) {
    if (event === "stipend_paid") wallet += Number(amount);
    if (event === "rent_paid") wallet -= Number(amount);
  }
  return wallet;
}
