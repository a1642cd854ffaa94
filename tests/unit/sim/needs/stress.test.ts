import { expect, test } from "vitest";

import { addStress, feelStress } from "../../../../sim/needs/stress.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("stress follows the mean deficit by two thousandths a tick", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  feelStress(town);
  expect(ann.get("stress")).toBe(0);
  ann.set("hunger", 0.4);
  feelStress(town);
  expect(ann.get("stress")).toBeCloseTo(0.002 * 0.2, 12);
  for (let tick = 0; tick < 10_000; tick++) feelStress(town);
  expect(ann.get("stress")).toBeCloseTo(0.2, 6);
  ann.set("hunger", 1);
  feelStress(town);
  expect(ann.get("stress")).toBeCloseTo(0.2 * 0.998, 6);
});

test("stress that is added stays within its bounds", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  addStress(town, ann.slot, 0.75);
  addStress(town, ann.slot, 0.75);
  expect(ann.get("stress")).toBe(1);
  addStress(town, ann.slot, -2);
  expect(ann.get("stress")).toBe(0);
});
