import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, at, someone } from "../../../helpers/someone.ts";
import { stockOf } from "../../../helpers/stock.ts";

/** A till with meals, a chair and a shower; Ann, and Bob in line for what Ann uses. */
function street(): Town {
  return makeTown({
    objects: [
      { id: "till", type: "till", position: [1, 0], use_tile: [1, 1], stock: { meals: 3 } },
      { id: "chair", type: "chair", position: [3, 1], use_tile: [3, 1] },
      {
        id: "shower",
        type: "shower",
        position: [5, 0],
        use_tile: [5, 1],
        queue_nodes: [[5, 2]],
      },
    ],
    people: [
      {
        id: "ann",
        position: [1, 1],
        wallet: 1,
        needs: { hunger: 0.25, hygiene: 0.25, energy: 0.5 },
      },
      { id: "bob", position: [7, 7], wallet: 1 },
    ],
  });
}

/** Runs ticks until Ann's use has begun, or is over. */
function until(town: Town, isUsing: boolean): Someone {
  const ann = someone(town, "ann");
  for (let tick = 0; tick < 60; tick++) {
    if (ann.get("runningAffordance") >= 0 === isUsing) return ann;
    runTick(town);
  }
  throw new Error("nothing happened in sixty ticks");
}

test("[A42] a meal costs its price and one of the stock when it begins, and feeds when it is eaten", () => {
  const town = street();
  const ann = until(town, true);
  expect(ann.get("option")).toBe(OPTION.GetFed);
  expect(ann.get("wallet")).toBeCloseTo(1 - 0.4, 12);
  expect(stockOf(town, "till", "meals")).toBe(2);
  until(town, false);
  until(town, true);
  until(town, false);
  expect(ann.get("hunger")).toBeCloseTo(0.65, 12);
  expect(ann.get("energy")).toBeCloseTo(0.55, 12);
  expect(ann.get("wallet")).toBeCloseTo(1 - 0.4, 12);
});

/** Ann, fed, under the shower, and Bob in line behind her. */
function showering(): Town {
  const town = street();
  someone(town, "ann").set("hunger", 1);
  until(town, true);
  request(town, someone(town, "bob").slot, 2);
  expect(someone(town, "bob").get("queuedObject")).toBe(2);
  return town;
}

test("[A43] a shower that is cancelled cleans nobody, costs nothing and is the next one's", () => {
  const town = showering();
  const ann = someone(town, "ann");
  expect(ann.get("wallet")).toBeCloseTo(0.8, 12);
  failUse(town, ann.slot, "abandoned");
  expect([ann.get("hygiene"), ann.get("wallet")]).toEqual([0.25, 1]);
  expect(someone(town, "bob").get("heldObject")).toBe(2);
  expect(at(town.world.objects.queueLength, 2)).toBe(0);
});

test("[A44] a finished shower cleans, has cost its price and is the next one's", () => {
  const town = showering();
  const ann = until(town, false);
  expect(ann.get("hygiene")).toBeCloseTo(0.8, 12);
  expect(ann.get("wallet")).toBeCloseTo(0.8, 12);
  expect(ann.get("heldObject")).toBe(-1);
  expect(someone(town, "bob").get("heldObject")).toBe(2);
});

test("[A41] needs that a newcomer brings are brought inside their bounds", () => {
  const town = makeTown({ edit: (config) => (config.world.spare_people = 1) });
  const needs = { hunger: 1.5, hygiene: -0.2, energy: 0.4 };
  const kwargs = { agent_id: "zoe", position: [5, 5], needs };
  expect(runTick(town, [Command.parse({ name: "spawn", kwargs })])[0]?.ok).toBe(true);
  const zoe = someone(town, "zoe");
  expect([zoe.get("hunger"), zoe.get("hygiene"), zoe.get("energy")]).toEqual([1, 0, 0.4]);
});
