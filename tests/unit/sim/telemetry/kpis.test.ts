import { expect, test } from "vitest";

import { countDay } from "../../../../sim/telemetry/count-day.ts";
import { kpis } from "../../../../sim/telemetry/kpis.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { relate } from "../../../helpers/neighbours.ts";
import { everyone, someone } from "../../../helpers/someone.ts";

const townOf = (...wallets: number[]): Town =>
  makeTown({
    people: wallets.map((wallet, index) => ({ id: `p${index}`, wallet, position: [index, 0] })),
  });

/** Closes a day on which people's lowest needs were these. */
function closeDay(town: Town, tick: number, ...lowest: number[]): void {
  everyone(town).forEach((person, index) => person.set("lowestToday", lowest[index] ?? 1));
  beginTick(town, tick);
  countDay(town);
}

test("on the first tick every figure without data is null, never zero", () => {
  const { wallet_gini: _, ...others } = kpis(townOf(1));
  expect(new Set(Object.values(others))).toEqual(new Set([null]));
});

test("job tenure is the mean over those who have a job, in days", () => {
  const town = townOf(1, 1, 1);
  expect(kpis(town).job_tenure_days).toBeNull();
  beginTick(town, 3000);
  someone(town, "p0").set("job", 0);
  someone(town, "p1").set("job", 0);
  someone(town, "p1").set("hiredTick", 2000);
  expect(kpis(town).job_tenure_days).toBe(2);
});

test("the Gini index of wallets is 0 for equals, and as worked by hand otherwise", () => {
  expect(kpis(townOf(2, 2, 2, 2)).wallet_gini).toBe(0);
  expect(kpis(townOf(4, 0, 0, 0)).wallet_gini).toBe(0.75);
  // 1, 2, 3: the mean of all differences is 8/9, over twice the mean of 2.
  expect(kpis(townOf(3, 1, 2)).wallet_gini).toBeCloseTo(8 / 9 / 4, 12);
  expect(kpis(townOf(0, 0)).wallet_gini).toBeNull();
});

test("self-sufficiency is the share above 0.3 all day: its mean over days and its worst day", () => {
  const town = townOf(1, 1, 1, 1);
  closeDay(town, 1000, 0.31, 0.3, 0.9, 0.5);
  closeDay(town, 2000, 0.2, 0.1, 0.9, 0.5);
  const { self_sufficiency, self_sufficiency_worst_day } = kpis(town);
  expect([self_sufficiency, self_sufficiency_worst_day]).toEqual([0.625, 0.5]);
});

test("the 5th percentile of the lowest needs is the cell that a twentieth of person-days reach", () => {
  const town = townOf(1, 1);
  for (let day = 1; day <= 10; day++) {
    closeDay(town, day * 1000, day === 1 ? 0.125 : 0.5, day === 2 ? 0.25 : 0.5);
  }
  // Twenty person-days: the lowest one is the twentieth.
  expect(kpis(town).p5_min_need).toBe(0.12);
  closeDay(town, 11_000, 0.5, 0.5);
  expect(kpis(town).p5_min_need).toBe(0.25);
});

test("the lowest needs start afresh every day", () => {
  const town = townOf(1);
  closeDay(town, 1000, 0.25);
  expect(someone(town, "p0").get("lowestToday")).toBe(1);
});

test("the mean need is sampled every tenth tick over all needs and people", () => {
  const town = townOf(1, 1);
  someone(town, "p0").set("hunger", 0.25);
  someone(town, "p1").set("energy", 0.5);
  for (let tick = 1; tick <= 20; tick++) {
    beginTick(town, tick);
    countDay(town);
  }
  expect(kpis(town).mean_need).toBeCloseTo((0.25 + 0.5 + 4) / 6, 12);
  expect(town.world.town.needSamples[0]).toBe(4);
});

test("the 95th percentile of waits counts those who did not wait", () => {
  const town = townOf(1);
  const { waitLengths } = town.world.town;
  waitLengths[0] = 95;
  waitLengths[40] = 5;
  expect(kpis(town).queue_wait_p95_ticks).toBe(0);
  waitLengths[0] = 94;
  waitLengths[40] = 6;
  expect(kpis(town).queue_wait_p95_ticks).toBe(40);
});

test("rates are shares of what they count", () => {
  const town = townOf(1, 1);
  const sums = town.world.town;
  beginTick(town, 2000);
  sums.completeDays[0] = 2;
  sums.starvations[0] = 1;
  sums.decisions[0] = 50;
  sums.optionSwitches[0] = 10;
  sums.shiftsEnded[0] = 4;
  sums.lateShifts[0] = 1;
  sums.attendanceSum[0] = 3;
  sums.conflictIntensity[0] = 5;
  expect(kpis(town)).toMatchObject({
    starvation_per_agent_day: 0.25,
    option_switch_rate: 0.2,
    lateness_rate: 0.25,
    attendance: 0.75,
    queue_conflict_intensity: 0.25,
  });
});

test("the share of people with strong ties counts trust either way and rivalry above 0.3, never familiarity", () => {
  const town = townOf(1, 1, 1, 1, 1, 1);
  expect(kpis(town).tie_share).toBeNull();
  relate(town, "p0", "p1", { familiarity: 1, trust: 0.3 });
  expect(kpis(town).tie_share).toBe(0);
  relate(town, "p0", "p1", { trust: -0.31 });
  expect(kpis(town).tie_share).toBe(1 / 3);
  relate(town, "p2", "p3", { rivalry: 0.31 });
  expect(kpis(town).tie_share).toBe(2 / 3);
});
