import { expect, test } from "vitest";

import { progressUses, releaseUse } from "../../../../sim/affordances/progress-uses.ts";
import { cutUtility, restoreUtility } from "../../../../sim/world/outages.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { finish, inn, start, stat } from "../../../helpers/inn.ts";
import { offer } from "../../../helpers/offer.ts";
import { someone } from "../../../helpers/someone.ts";

test("[A29] a shower without power does not start; the condition and what it was judged by are told", () => {
  const town = inn({
    edit: (config) => {
      config.affordances.require_presence = false;
      offer(config, "use_shower").preconds = ["occupied == false", "power_on == true", "water_on"];
    },
  });
  cutUtility(town, "power", 1);
  beginTick(town);
  expect(start(town, "ann", "shower", "use_shower")).toBe(false);
  const context = {
    power_on: false,
    water_on: true,
    meal_available: null,
    occupied: false,
    reservation_active: true,
    queue_length: 0,
  };
  const where = { tick: 1, agent_id: "ann", object_id: "shower", affordance_id: "use_shower" };
  expect(eventsOf(town)).toEqual([
    { event: "shower_power_outage", tick: 1, object_id: "shower" },
    { event: "affordance_precondition_fail", ...where, condition: "power_on == true", context },
    {
      event: "affordance_fail",
      ...where,
      reason: "precondition_failed",
      condition: "power_on == true",
      context,
    },
  ]);
  expect(someone(town, "ann").get("heldObject")).toBe(-1);
  expect(someone(town, "ann").get("wallet")).toBe(1);
  restoreUtility(town, "power", 1);
  expect(start(town, "bob", "shower", "use_shower")).toBe(true);
});

test("without water, or when a shower is broken off, nobody speaks of power", () => {
  const town = inn();
  cutUtility(town, "water", 1);
  beginTick(town);
  expect(start(town, "ann", "shower", "use_shower")).toBe(false);
  restoreUtility(town, "water", 1);
  start(town, "bob", "shower", "use_shower");
  releaseUse(town, someone(town, "bob").slot, false);
  expect(eventsOf(town, "shower_power_outage")).toEqual([]);
  // And the shower still works.
  expect(start(town, "cat", "shower", "use_shower")).toBe(true);
});

test("where power and water are asked for in one breath, want of water is no power outage", () => {
  const town = inn({
    edit: (config) => (offer(config, "use_shower").preconds = ["power_on and water_on"]),
  });
  cutUtility(town, "water", 1);
  beginTick(town);
  expect(start(town, "ann", "shower", "use_shower")).toBe(false);
  expect(eventsOf(town, "shower_power_outage")).toEqual([]);
  cutUtility(town, "power", 2);
  expect(start(town, "bob", "shower", "use_shower")).toBe(false);
  expect(eventsOf(town, "shower_power_outage")).toHaveLength(1);
});

test("[A30] a shower with power starts, and the record says so", () => {
  const town = inn();
  beginTick(town);
  expect(start(town, "ann", "shower", "use_shower")).toBe(true);
  const running = someone(town, "ann").get("runningAffordance");
  expect(town.rules.affordances[running]?.id).toBe("use_shower");
  expect(stat(town, "ann", "showers_started")).toBe(1);
});

test("[A33] [A44] a finished shower is told, counted and paid, cleans, and leaves the shower free", () => {
  const town = inn();
  beginTick(town);
  start(town, "ann", "shower", "use_shower");
  finish(town, "ann");
  const ann = someone(town, "ann");
  expect(eventsOf(town, "shower_complete")).toMatchObject([
    { agent_id: "ann", object_id: "shower" },
  ]);
  expect(stat(town, "ann", "showers_taken")).toBe(1);
  expect(ann.get("hygiene")).toBeCloseTo(0.85, 12);
  expect(ann.get("wallet")).toBeCloseTo(0.8, 12);
  expect(start(town, "bob", "shower", "use_shower")).toBe(true);
});

test("[A43] a cancelled shower leaves hygiene as it was, gives the money back and frees the queue", () => {
  const town = inn();
  beginTick(town);
  start(town, "ann", "shower", "use_shower");
  progressUses(town);
  const ann = someone(town, "ann");
  releaseUse(town, ann.slot, true);
  expect([ann.get("hygiene"), ann.get("wallet"), ann.get("heldObject")]).toEqual([0.3, 1, -1]);
  expect(eventsOf(town, "affordance_fail")).toMatchObject([{ reason: "abandoned" }]);
  expect(stat(town, "ann", "showers_taken")).toBe(0);
  expect(start(town, "bob", "shower", "use_shower")).toBe(true);
});

test("[A32] cooking without means fails once per attempt, and letting go again adds nothing", () => {
  const town = inn({
    edit: (config) => {
      config.affordances.require_presence = false;
      const cook = offer(config, "cook_meal");
      Object.assign(cook, {
        price: "ingredients_cost",
        consumes: {},
        produces: { item: { meals: 1 } },
      });
    },
  });
  const ann = someone(town, "ann");
  ann.set("wallet", 0);
  beginTick(town);
  expect(start(town, "ann", "stove", "cook_meal")).toBe(false);
  releaseUse(town, ann.slot, false);
  expect(eventsOf(town).map(({ event, reason }) => [event, reason])).toEqual([
    ["affordance_fail", "insufficient_funds"],
  ]);
});

test("cooking is counted by the meals it makes", () => {
  const town = inn({
    edit: (config) => {
      config.affordances.require_presence = false;
      Object.assign(offer(config, "cook_meal"), { produces: { stock: { meals: 1 } } });
    },
  });
  beginTick(town);
  expect(start(town, "ann", "stove", "cook_meal")).toBe(true);
  finish(town, "ann");
  expect(stat(town, "ann", "meals_cooked")).toBe(2);
  expect(town.world.objects.stock[2 * 4]).toBe(2);
});

test("[A156] an outage during a shower: it fails, the price comes back, and afterwards it works again", () => {
  const town = inn();
  beginTick(town);
  start(town, "ann", "shower", "use_shower");
  progressUses(town);
  cutUtility(town, "power", 7);
  const ann = someone(town, "ann");
  expect(eventsOf(town, "affordance_fail")).toMatchObject([
    { agent_id: "ann", affordance_id: "use_shower", reason: "power_off" },
  ]);
  expect(eventsOf(town, "shower_power_outage")).toHaveLength(1);
  expect([ann.get("wallet"), ann.get("heldObject"), ann.get("hygiene")]).toEqual([1, -1, 0.3]);
  restoreUtility(town, "power", 7);
  // No cooldown: she may go on at once.
  expect(start(town, "ann", "shower", "use_shower")).toBe(true);
});
