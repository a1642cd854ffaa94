import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { letGo } from "../../../../sim/affordances/let-go.ts";
import { outcomesOf } from "../../../../sim/affordances/outcomes.ts";
import { freeSleepSlots } from "../../../../sim/affordances/preconditions/conditions.ts";
import { progressUses, releaseUse } from "../../../../sim/affordances/progress-uses.ts";
import { startUse } from "../../../../sim/affordances/start-use.ts";
import type { MapFile } from "../../../../sim/config/map.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { cutUtility, restoreUtility } from "../../../../sim/world/outages.ts";
import { STATS, type Stat } from "../../../../sim/world/stats.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";
import { someone } from "../../../helpers/someone.ts";

const thing = (
  type: string,
  x: number,
  y: number,
  rest: Partial<MapFile["objects"][number]> = {},
): MapFile["objects"][number] => ({
  id: type,
  type,
  position: [x, y],
  use_tile: [x, y + 1],
  ...rest,
});

/** A bed for two, a shower, a stove, a till and three chairs, all public, and four people. */
function inn(plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      thing("bed", 0, 0, { stock: { sleep_slots: 2 } }),
      thing("shower", 2, 0),
      thing("stove", 4, 0),
      thing("till", 6, 0, { stock: { meals: 5 } }),
      { ...thing("chair", 2, 4), use_tile: [2, 4] },
      { ...thing("chair", 4, 4, { id: "chair_2" }), use_tile: [4, 4] },
      { ...thing("chair", 7, 7, { id: "chair_3" }), use_tile: [7, 7] },
    ],
    people: ["ann", "bob", "cat", "dan"].map((id, index) => ({
      id,
      position: [index, 7] as [number, number],
      wallet: 1,
      items: { meals: 2, food_raw: 2 },
      needs: { hunger: 0.3, hygiene: 0.3, energy: 0.3 },
    })),
    edit: (config) => {
      config.affordances.require_presence = false;
      plan.edit?.(config);
    },
    ...plan,
  });
}

function start(town: Town, id: string, object: string, affordance: string): boolean {
  const { slot } = someone(town, id);
  const use = town.rules.affordances.findIndex((rule) => rule.id === affordance);
  request(
    town,
    slot,
    town.rules.objects.findIndex((rule) => rule.id === object),
  );
  return startUse(town, slot, use);
}

function finish(town: Town, id: string): void {
  const person = someone(town, id);
  for (let tick = 0; tick < 400 && person.get("runningAffordance") >= 0; tick++) {
    beginTick(town);
    progressUses(town);
  }
}

const stat = (town: Town, id: string, name: Stat): number =>
  someone(town, id).get("stats", STATS.indexOf(name));

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

test("[A34] sleepers take places of the bed while they sleep and give them back, however it ends", () => {
  const town = inn();
  const free = (): number => freeSleepSlots(town, 0);
  expect([town.rules.objects[0]?.sleepCapacity, free()]).toEqual([2, 2]);
  beginTick(town);
  expect(start(town, "ann", "bed", "rest_sleep")).toBe(true);
  expect(free()).toBe(1);
  expect(start(town, "bob", "bed", "rest_sleep")).toBe(true);
  expect(free()).toBe(0);
  expect(stat(town, "ann", "sleep_attempts")).toBe(1);
  finish(town, "ann");
  expect(free()).toBe(2);
  expect(eventsOf(town, "sleep_complete")).toMatchObject([
    { agent_id: "ann", object_id: "bed" },
    { agent_id: "bob", object_id: "bed" },
  ]);
  expect(stat(town, "ann", "sleep_sessions")).toBe(1);
  for (const end of [
    (slot: number) => failUse(town, slot, "abandoned"),
    (slot: number) => letGo(town, slot),
    (slot: number) => removeAgent(town, slot, "gone"),
  ]) {
    expect(start(town, "cat", "bed", "rest_sleep")).toBe(true);
    expect(free()).toBe(1);
    end(someone(town, "cat").slot);
    expect([free(), checkWorld(town)]).toEqual([2, []]);
  }
});

test("[A35] a bed whose places are all out of order refuses: bed_unavailable", () => {
  const town = inn({
    objects: [thing("bed", 0, 0, { stock: { sleep_slots: 0, sleep_capacity: 1 } })],
  });
  beginTick(town);
  expect(start(town, "ann", "bed", "rest_sleep")).toBe(false);
  expect(eventsOf(town, "affordance_fail")).toMatchObject([{ reason: "bed_unavailable" }]);
});

test("[A36] removing somebody ends the use without a word and leaves the thing free", () => {
  const town = inn();
  beginTick(town);
  start(town, "ann", "bed", "rest_sleep");
  const ann = someone(town, "ann");
  const rule = required(town.rules.affordances[ann.get("runningAffordance")]);
  expect([rule.id, ann.get("remaining"), rule.effects[2]]).toEqual(["rest_sleep", 300, 0.9]);
  const { slot } = ann;
  removeAgent(town, slot, "gone");
  expect(town.world.agents.runningAffordance[slot]).toBe(-1);
  expect(town.world.objects.holders[0]).toBe(-1);
  expect(eventsOf(town).map(({ event }) => event)).toEqual(["affordance_start", "agent_removed"]);
});

test("[A42] a meal takes its food and its price when it starts and feeds when it ends", () => {
  const town = inn({
    edit: (config) => {
      config.affordances.require_presence = false;
      Object.assign(offer(config, "buy_meal"), {
        effects: { hunger: 0.4, energy: 0.05, money: -0.1 },
        produces: undefined,
      });
    },
  });
  beginTick(town);
  expect(start(town, "ann", "till", "buy_meal")).toBe(true);
  const ann = someone(town, "ann");
  expect(ann.get("wallet")).toBeCloseTo(0.5, 12);
  expect(town.world.objects.stock[3 * 4]).toBe(4);
  expect(ann.get("hunger")).toBe(0.3);
  finish(town, "ann");
  expect(ann.get("hunger")).toBeCloseTo(0.7, 12);
  expect(ann.get("energy")).toBeCloseTo(0.35, 12);
  expect(ann.get("wallet")).toBeCloseTo(0.5, 12);
});

test("money that a use pays comes when it is done, for as long as it ran; warmth is an effect too", () => {
  const town = inn({
    edit: (config) => {
      config.affordances.require_presence = false;
      Object.assign(offer(config, "use_shower"), {
        price: undefined,
        spread: true,
        effects: { money: 0.6, warmth: 0.24 },
      });
    },
  });
  const ann = someone(town, "ann");
  ann.set("warmth", 0.5);
  beginTick(town);
  start(town, "ann", "shower", "use_shower");
  progressUses(town);
  expect(ann.get("warmth")).toBeCloseTo(0.52, 12);
  expect(ann.get("wallet")).toBe(1);
  finish(town, "ann");
  expect(ann.get("warmth")).toBeCloseTo(0.74, 12);
  expect(ann.get("wallet")).toBeCloseTo(1.6, 12);
});

test("people whose meals overlap at one place share them: each pair once, by who rises first", () => {
  const town = inn();
  beginTick(town);
  expect(start(town, "ann", "chair", "eat_meal")).toBe(true);
  for (let tick = 0; tick < 3; tick++) progressUses(town);
  expect(start(town, "bob", "chair_2", "eat_meal")).toBe(true);
  expect(start(town, "cat", "chair_3", "eat_meal")).toBe(true);
  finish(town, "ann");
  expect(eventsOf(town, "shared_meal")).toEqual([
    {
      event: "shared_meal",
      tick: town.world.town.tick[0],
      object_id: "chair",
      agents: ["ann", "bob"],
    },
  ]);
  finish(town, "bob");
  finish(town, "cat");
  expect(eventsOf(town, "shared_meal")).toEqual([]);
  expect(stat(town, "ann", "meals_consumed")).toBe(1);
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

test("[A22] the outcome log holds the last ten actions with kind, success, ids, tick and reason", () => {
  const town = inn();
  const ann = someone(town, "ann");
  for (let pair = 0; pair < 15; pair++) {
    beginTick(town);
    start(town, "ann", "shower", "use_shower");
    releaseUse(town, ann.slot, false);
  }
  const log = outcomesOf(town, ann.slot);
  expect(log).toHaveLength(10);
  expect(log.at(-2)).toEqual({
    kind: "start",
    tick: 15,
    success: true,
    duration: 12,
    object_id: "shower",
    affordance_id: "use_shower",
    reason: null,
  });
  expect(log.at(-1)).toMatchObject({ kind: "release", success: false, reason: "abandoned" });
});

test("nobody plans for a thing whose preconditions do not hold", () => {
  const town = inn();
  cutUtility(town, "water", 1);
  for (let tick = 0; tick < 100; tick++) {
    runTick(town);
    expect(eventsOf(town, "affordance_precondition_fail")).toEqual([]);
    for (const slot of town.world.live.subarray(0, 4)) {
      expect(town.world.agents.targetObject[slot]).not.toBe(1);
    }
  }
});
