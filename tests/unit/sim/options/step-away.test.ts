import { expect, test } from "vitest";

import { stepAround } from "../../../../sim/options/step-away.ts";
import type { Town } from "../../../../sim/town.ts";
import { relate } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";
import { required } from "../../../helpers/required.ts";

const EAST = 1;

/** Ann at (0, 1) on her way east to the till at (3, 1), Bob at (2, y). */
function walkBy(y: number, rivalry: number): { town: Town; around: boolean; side: number } {
  const town = tillTown(["ann", "bob"]);
  const ann = someone(town, "ann");
  ann.put(0, 3);
  someone(town, "bob").put(2, y);
  relate(town, "ann", "bob", { rivalry });
  ann.set("stepIntent", EAST);
  const field = required(town.rules.objects[TILL]).useField;
  const around = stepAround(town, ann.slot, field);
  return { town, around, side: ann.get("stepIntent") };
}

test("whoever would walk past a rival goes around them", () => {
  const { around, side } = walkBy(4, 1);
  expect([around, side]).toEqual([true, 0]);
});

test("nobody goes around those whom they do not avoid, or who stand far off", () => {
  expect(walkBy(4, 0.5).around).toBe(false);
  expect(walkBy(7, 1).around).toBe(false);
});

test("who has tried for a while walks past, rival or not", () => {
  const { town } = walkBy(4, 1);
  const ann = someone(town, "ann");
  ann.set("stepIntent", EAST);
  ann.set("stuckTicks", 5);
  expect(stepAround(town, ann.slot, required(town.rules.objects[TILL]).useField)).toBe(false);
});
