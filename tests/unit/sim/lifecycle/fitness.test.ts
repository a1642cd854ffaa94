import { expect, test } from "vitest";

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
