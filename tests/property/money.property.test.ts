import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import { SHIFT } from "../../sim/jobs/shift-states.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { eventsOf } from "../helpers/events.ts";
import { anySeed, type Inputs, inputsWithin } from "../helpers/inputs.ts";
import { required } from "../helpers/required.ts";
import { type Someone, at, everyone, someone } from "../helpers/someone.ts";

const TICKS = 1300;

/** What a person should have, going by all that happened to them, and what is with the till. */
interface Account {
  wallet: number;
  prepaid: number;
}

type Ledger = Map<string, Account>;

function openLedger(town: Town): Ledger {
  return new Map(
    everyone(town).map((person) => [
      idOf(person),
      { wallet: person.get("wallet"), prepaid: person.get("prepaid") },
    ]),
  );
}

function idOf(person: Someone): string {
  return required(person.town.people[person.get("person")]).id;
}

/** Enters a tick: commands and uses as they are told, then the shifts by their rules, then what midnight takes. */
function enter(ledger: Ledger, town: Town): void {
  const events = eventsOf(town);
  for (const event of events) enterUse(ledger, town, event);
  for (const person of everyone(town))
    enterShift(required(ledger.get(idOf(person))), person, events);
  for (const { event, agent_id, amount } of events) {
    const account = ledger.get(String(agent_id));
    if (account === undefined) continue;
    if (event === "stipend_paid") account.wallet += Number(amount);
    if (event === "rent_paid") account.wallet -= Number(amount);
  }
  for (const person of everyone(town)) {
    if (person.get("leavingSince") === at(town.world.town.tick)) enterExit(ledger, person, events);
  }
}

/** Whoever leaves has no job any more by which the tick could be reckoned: it is told what they have, to which comes what they get back. */
function enterExit(ledger: Ledger, person: Someone, events: readonly DecodedEvent[]): void {
  const account = required(ledger.get(idOf(person)));
  const exit = events.findLast(
    ({ event, agent_id }) => event === "agent_exit" && agent_id === idOf(person),
  );
  account.wallet = Number(exit?.["wallet"]) + account.prepaid;
  account.prepaid = 0;
}

/** Ways in which a use ends unfinished: what was paid comes back. */
const BREAKS: ReadonlySet<string> = new Set([
  "affordance_fail",
  "agent_teleported",
  "agent_possessed",
  "agent_evicted",
  "arranged_meet_relocated",
]);

function enterUse(ledger: Ledger, town: Town, event: DecodedEvent): void {
  const id = String(event["agent_id"]);
  if (event.event === "agent_spawned") {
    ledger.set(id, { wallet: town.config.economy.rent_per_day * 1.5, prepaid: 0 });
  }
  if (event.event === "agent_removed") ledger.delete(id);
  const account = ledger.get(id);
  if (account === undefined) return;
  if (BREAKS.has(event.event)) {
    account.wallet += account.prepaid;
    account.prepaid = 0;
  }
  if (event.event === "affordance_finish") account.prepaid = 0;
  if (event.event === "affordance_start") {
    account.prepaid = costOf(town, someone(town, id), String(event["affordance_id"]));
    account.wallet -= account.prepaid;
  }
}

/** What a use that has just begun costs: nothing runs for so short that it is over already. */
function costOf(town: Town, person: Someone, affordance: string): number {
  const rule = required(town.rules.affordances.find(({ id }) => id === affordance));
  return rule.price < 0 ? 0 : at(town.world.town.price, rule.price) * person.get("units");
}

function enterShift(account: Account, person: Someone, events: readonly DecodedEvent[]): void {
  const { town } = person;
  const job = town.rules.jobs[person.get("job")];
  if (job === undefined || person.get("shiftStarted") < 0) return;
  const { employment } = town.config;
  const fine = (amount: number): void => {
    account.wallet = Math.max(0, account.wallet - amount);
  };
  const told = (name: string): boolean =>
    events.some(({ event, agent_id }) => event === name && agent_id === idOf(person));
  const state = person.get("shiftState");
  const cell = person.get("cell");
  const isThere =
    job.venue < 0 ? job.posts.includes(cell) : at(town.rules.grid.venue, cell) === job.venue;
  if (state === SHIFT.late && !isThere) fine(employment.late_tick_penalty);
  if (told("shift_late_start")) fine(job.latenessPenalty);
  if (told("shift_absent")) fine(employment.absence_penalty);
  const isOn = state === SHIFT.onTime || state === SHIFT.late;
  if (isOn && isThere) account.wallet += at(town.world.town.wage, person.get("job"));
}

const withStipend = (config: TownConfig): void => {
  config.curriculum.stage = "M1";
  config.economy.stipend_per_day = 1.25;
};

test("money moves only by prices, wages, fines, rent and stipends: the events and the shift rules explain every wallet", () => {
  const balances = (seed: bigint, inputs: Inputs, stipend: boolean): void => {
    const config = defaultConfig();
    if (stipend) withStipend(config);
    const town = createTown(config, seed);
    const ledger = openLedger(town);
    for (let tick = 1; tick <= TICKS; tick++) {
      runTick(town, inputs.get(tick));
      enter(ledger, town);
      for (const person of everyone(town)) {
        const { wallet } = required(ledger.get(idOf(person)));
        if (Math.abs(person.get("wallet") - wallet) > 1e-9) {
          expect([tick, idOf(person), person.get("wallet")]).toEqual([tick, idOf(person), wallet]);
        }
      }
      expect(ledger.size).toBe(everyone(town).length);
    }
  };
  fc.assert(fc.property(anySeed, inputsWithin(TICKS), fc.boolean(), balances), { numRuns: 6 });
});
