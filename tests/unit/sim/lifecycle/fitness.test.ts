import { expect, test } from "vitest";

import { rewardEverybody } from "../../../../sim/rewards/reward-everybody.ts";

import { fitnessOf, noteFitness, noteViolation } from "../../../../sim/lifecycle/fitness.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";

/** A day passes in which all needs of Ann are at one level. */
function day(town: Town, ann: Someone, level: number, from = 1): void {
  ann.set("hunger", level);
  ann.set("hygiene", level);
  ann.set("energy", level);
  for (let tick = from; tick < from + 1000; tick++) {
    beginTick(town, tick);
    noteFitness(town);
  }
}

test("a day without want, on time and without fault is worth 0.9, needs and work alone filling in for rewards", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  expect(fitnessOf(town, ann.slot)).toBeCloseTo(0.9, 12);
  day(town, ann, 0.5);
  // No shift has ended: only needs are known.
  expect(fitnessOf(town, ann.slot)).toBeCloseTo(0.45, 12);
  ann.set("attendanceSamples", 1);
  ann.set("attendance", 1);
  expect(fitnessOf(town, ann.slot)).toBeCloseTo((0.9 * (0.35 * 0.5 + 0.3)) / 0.65, 12);
});

test("the return of the last day counts by how far it is from what everybody gets at all times", () => {
  const town = makeTown({
    people: [{ id: "ann" }, { id: "bob" }],
    edit: (config) => {
      config.shaping.use_potential = false;
      config.rewards.survival_tick = 0;
      config.features.behavior.reward_multipliers = false;
    },
  });
  const live = (from: number, ticks: number): void => {
    for (let tick = from; tick < from + ticks; tick++) {
      beginTick(town, tick);
      rewardEverybody(town);
      noteFitness(town);
    }
  };
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  bob.set("hunger", 0.5);
  live(1, 1000);
  // Two levels, as often: each is one deviation from the mean, a third of what counts: (1 ± 1/3)/2 = 2/3 and 1/3.
  // Needs are 1 and 5/6; 0.25 and 0.35 are raised to 0.9 together.
  expect(fitnessOf(town, ann.slot)).toBeCloseTo(((0.25 * 2) / 3 + 0.35) * (0.9 / 0.6), 9);
  expect(fitnessOf(town, bob.slot)).toBeCloseTo((0.25 / 3 + (0.35 * 5) / 6) * (0.9 / 0.6), 9);
  // What was longer ago than a day does not count any more.
  bob.set("hunger", 1);
  live(1001, 1000);
  expect(fitnessOf(town, bob.slot)).toBeCloseTo(fitnessOf(town, ann.slot), 9);
});

test("a broken rule costs a tenth for a day", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  day(town, ann, 1);
  noteViolation(town, ann.slot);
  noteViolation(town, ann.slot);
  expect(fitnessOf(town, ann.slot)).toBeCloseTo(0.7, 12);
  day(town, ann, 1, 1001);
  expect(fitnessOf(town, ann.slot)).toBeCloseTo(0.9, 12);
});
