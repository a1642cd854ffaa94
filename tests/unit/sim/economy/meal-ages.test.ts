import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { progressUses } from "../../../../sim/affordances/progress-uses.ts";
import { startUses } from "../../../../sim/affordances/start-use.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { xOf, yOf } from "../../../../sim/world/grid.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { reload } from "../../../helpers/reload.ts";
import { required } from "../../../helpers/required.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { setStock, stockOf } from "../../../helpers/stock.ts";

/** Ann's house, where meals are stale after 100 ticks if `on`; the four in the fridge are from tick 0. */
function larder(on = true): Town {
  return homeTown({
    edit: (config) => {
      config.features.behavior.spoilage = on;
      config.economy.spoilage_ticks = 100;
      config.economy.cook_energy_cost = 0;
    },
  });
}

/** Ann begins a use at `tick`, standing where it is done. */
function start(town: Town, tick: number, affordance: string): Someone {
  beginTick(town, tick);
  const ann = someone(town, "ann");
  const use = town.rules.affordances.findIndex(({ id }) => id === affordance);
  const object = town.rules.objects.findIndex(
    ({ type }) => type === town.rules.affordances[use]?.type,
  );
  const { grid, objects } = town.rules;
  const here = required(objects[object]).useCell;
  ann.put(xOf(grid, here), yOf(grid, here));
  ann.set("targetObject", object);
  ann.set("targetAffordance", use);
  ann.set("interactIntent", 1);
  request(town, ann.slot, object);
  startUses(town);
  return ann;
}

/** … and ends it in the same tick. */
function finish(town: Town, tick: number, affordance: string): Someone {
  const ann = start(town, tick, affordance);
  ann.set("remaining", 1);
  progressUses(town);
  return ann;
}

/** How much a meal that was taken from the fridge at `taken` feeds at `eaten`. */
function feeds(town: Town, taken: number, eaten: number): number {
  const ann = finish(town, taken, "take_meal");
  ann.set("hunger", 0.25);
  finish(town, eaten, "eat_meal");
  return ann.get("hunger") - 0.25;
}

test("a meal of more than a day is stale and feeds half, wherever it was kept", () => {
  expect(feeds(larder(), 10, 20)).toBeCloseTo(0.4, 12);
  expect(feeds(larder(), 10, 100)).toBeCloseTo(0.4, 12);
  expect(feeds(larder(), 10, 101)).toBeCloseTo(0.2, 12);
  expect(feeds(larder(), 500, 510)).toBeCloseTo(0.2, 12);
});

test("without the feature nothing grows stale and no age is kept", () => {
  const town = larder(false);
  expect(feeds(town, 500, 900)).toBeCloseTo(0.4, 12);
  expect(town.world.agents.mealMade.every((tick) => tick === 0)).toBe(true);
});

test("what is cooked is fresh, and the oldest meals go first", () => {
  const town = larder();
  setStock(town, "fridge", "meals", 1);
  const ann = someone(town, "ann");
  ann.set("items", 1, 1);
  finish(town, 300, "cook_meal");
  expect(stockOf(town, "fridge", "meals")).toBe(2);
  expect(feeds(town, 310, 320)).toBeCloseTo(0.2, 12);
  expect(feeds(town, 330, 340)).toBeCloseTo(0.4, 12);
});

test("a meal that is put back is as old as before", () => {
  const town = larder();
  const ann = start(town, 50, "take_meal");
  failUse(town, ann.slot, "abandoned");
  expect(stockOf(town, "fridge", "meals")).toBe(4);
  finish(town, 60, "take_meal");
  start(town, 90, "eat_meal");
  failUse(town, ann.slot, "abandoned");
  expect(ann.get("items", 0)).toBe(1);
  ann.set("hunger", 0.25);
  finish(town, 150, "eat_meal");
  expect(ann.get("hunger")).toBeCloseTo(0.45, 12);
});

test("a home fridge holds twelve meals: what does not fit is not cooked, and a full one refuses", () => {
  const town = larder(false);
  const ann = someone(town, "ann");
  ann.set("items", 5, 1);
  setStock(town, "fridge", "meals", 11);
  finish(town, 10, "cook_meal");
  expect([stockOf(town, "fridge", "meals"), ann.get("items", 1)]).toEqual([12, 4]);
  finish(town, 50, "cook_meal");
  expect([stockOf(town, "fridge", "meals"), ann.get("items", 1)]).toEqual([12, 4]);
  expect(eventsOf(town, "affordance_fail")).toMatchObject([{ reason: "fridge_full" }]);
});

test("what a reload stocks at home is as fresh as the day", () => {
  const town = homeTown({
    edit: (config) => {
      config.features.behavior.spoilage = true;
      config.economy.spoilage_ticks = 100;
      config.world.spare_objects = 1;
      // Only what the reload brings can be taken from.
      for (const { type, stock = {} } of config.map.objects)
        if (type === "fridge") stock["meals"] = 0;
    },
  });
  beginTick(town, 500);
  const reloaded = reload(town, ({ manifest }) => {
    manifest.push({
      type: "object",
      id: "larder",
      object_type: "larder",
      stock: { meals: 2 },
      position: [1, 2],
      use_tile: [2, 2],
      venue: "house",
    });
    for (const entry of manifest) if (entry.id === "take_meal") entry.object_type = "larder";
  });
  expect(reloaded).toMatchObject({ ok: true });
  expect(feeds(town, 510, 520)).toBeCloseTo(0.4, 12);
});
