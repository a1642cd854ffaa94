import { expect, test } from "vitest";

import type { EventRecord } from "../../../../sim/events/decode-event.ts";
import { EVENT } from "../../../../sim/events/kinds.ts";
import { countDay } from "../../../../sim/telemetry/count-day.ts";
import { countsOf } from "../../../../sim/telemetry/counts.ts";
import { noDayEvents, noteOfDay, pairsAtTable } from "../../../../sim/telemetry/day-events.ts";
import { dayFigures } from "../../../../sim/telemetry/day-figures.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { everyone } from "../../../helpers/someone.ts";

const townOf = (people: number): Town =>
  makeTown({ people: Array.from({ length: people }, (_, index) => ({ id: `p${index}` })) });

const record = (kind: number, tick: number, ...cells: number[]): EventRecord => ({
  kind,
  tick,
  cells: Array.from({ length: 6 }, (_, cell) => cells[cell] ?? -1),
  value: 0,
});

const meal = (...diners: number[]): EventRecord => record(EVENT.shared_meal, 1, 0, ...diners);
const quarrel = (tick: number, one: number, other: number): EventRecord =>
  record(EVENT.queue_conflict, tick, one, 0, other);
const avoidance = (tick: number, one: number, other: number): EventRecord =>
  record(EVENT.policy_guardrail_block, tick, one, 0, other);

/** The day that ends at tick 2000, in which `happen` happened; on the day before everybody went hungry. */
function secondDay(town: Town, happen: () => void) {
  everyone(town).forEach((person) => person.set("lowestToday", 0.1));
  beginTick(town, 1000);
  countDay(town);
  const before = countsOf(town);
  happen();
  beginTick(town, 2000);
  countDay(town);
  return dayFigures(town, before, noDayEvents());
}

test("a day counts what came since its midnight, not since the beginning", () => {
  const town = townOf(4);
  const sums = town.world.town;
  sums.starvations[0] = 7;
  sums.shiftsEnded[0] = 10;
  sums.lateShifts[0] = 10;
  sums.conflicts[0] = 3;
  sums.eventCounts[EVENT.agent_exit] = 5;
  const figures = secondDay(town, () => {
    everyone(town).forEach((person, index) => person.set("lowestToday", index === 0 ? 0.2 : 0.5));
    add(sums.starvations, 2);
    add(sums.shiftsEnded, 4);
    add(sums.lateShifts, 1);
    add(sums.attendanceSum, 3);
    add(sums.decisions, 50);
    add(sums.optionSwitches, 5);
    add(sums.conflicts, 6);
    add(sums.conflictIntensity, 15);
    add(sums.rotations, 3);
    add(sums.ghostSteps, 9);
    add(sums.waitLengths, 20, 12);
    add(sums.eventCounts, 6, EVENT.shower_complete);
    add(sums.eventCounts, 2, EVENT.employment_helped_when_late);
    add(sums.eventCounts, 1, EVENT.employment_took_my_shift);
    add(sums.eventCounts, 1, EVENT.agent_exit);
    sums.exitCap[0] = 2;
  });
  expect(figures).toMatchObject({
    self_sufficiency: 0.75,
    p5_min_need: 0.2,
    starvations: 2,
    starvation_per_agent_day: 0.5,
    attendance: 0.75,
    lateness_rate: 0.25,
    option_switch_rate: 0.1,
    queue_conflicts: 6,
    queue_conflict_intensity: 1.5,
    queue_rotations: 3,
    queue_ghost_steps: 9,
    queue_wait_p95_ticks: 12,
    showers_per_person: 1.5,
    late_help_events: 2,
    exits: 1,
    exits_of_cap: 0.5,
  });
});

test("a day in which nothing of a kind was tried has no rate of it", () => {
  const town = townOf(2);
  town.world.town.exitCap[0] = -1;
  expect(secondDay(town, () => undefined)).toMatchObject({
    attendance: null,
    lateness_rate: null,
    escalation_share: null,
    chat_success: null,
    option_switch_rate: null,
    queue_wait_p95_ticks: null,
    exits: 0,
    exits_of_cap: null,
    showers_per_person: 0,
  });
});

test("chats are counted by how far the speaker trusted the listener", () => {
  const town = townOf(2);
  const { chatAttempts, chatSuccesses } = town.world.town;
  // Ten parts from −1 to 1: the second is all distrust, the sixth begins at 0, the eighth at 0.4.
  chatAttempts.set([0, 4, 0, 0, 0, 4, 0, 2, 0, 1]);
  chatSuccesses.set([0, 1, 0, 0, 0, 2, 0, 2, 0, 1]);
  const figures = dayFigures(town, zero(town), noDayEvents());
  expect(figures).toMatchObject({
    chat_success: 6 / 11,
    chat_success_distrust: 3 / 8,
    chat_success_trust: 1,
    chat_success_high_trust: 1,
  });
});

function add(column: Float64Array | Int32Array, much: number, cell = 0): void {
  column[cell] = (column[cell] ?? 0) + much;
}

/** Sums of a town in which nothing has happened. */
function zero(town: Town) {
  return countsOf(town, countsOf(town));
}

test("pairs at table are counted once, and those who have left no more", () => {
  const town = townOf(4);
  const noted = noDayEvents();
  for (const event of [meal(0, 1), meal(1, 0), meal(0, 2, 3)]) noteOfDay(noted, event);
  expect(pairsAtTable(town, noted)).toBe(4);
  expect(dayFigures(town, zero(town), noted).lunch_pair_diversity).toBe(4 / 6);
  const [, , , last] = town.people;
  town.people[3] = Object.assign({}, last, { left: { tick: 1, reason: "age_out" } });
  expect(pairsAtTable(town, noted)).toBe(2);
});

test("a quarrel escalates when the same two keep apart later on, whoever of them does, once", () => {
  const town = townOf(3);
  const noted = noDayEvents();
  const events = [
    avoidance(5, 0, 1),
    quarrel(10, 0, 1),
    quarrel(12, 1, 0),
    quarrel(13, 1, 2),
    avoidance(13, 1, 2),
    avoidance(20, 1, 0),
    avoidance(30, 0, 1),
  ];
  for (const event of events) noteOfDay(noted, event);
  expect([noted.quarrels, noted.escalated]).toEqual([3, 2]);
  expect(dayFigures(town, zero(town), noted).escalation_share).toBe(2 / 3);
});
