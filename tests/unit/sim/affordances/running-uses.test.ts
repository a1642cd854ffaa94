import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { letGo } from "../../../../sim/affordances/let-go.ts";
import { outcomesOf } from "../../../../sim/affordances/outcomes.ts";
import { freeSleepSlots } from "../../../../sim/affordances/preconditions/conditions.ts";
import { progressUses, releaseUse } from "../../../../sim/affordances/progress-uses.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { runTick } from "../../../../sim/tick.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { cutUtility } from "../../../../sim/world/outages.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { finish, inn, start, stat, thing } from "../../../helpers/inn.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";
import { someone } from "../../../helpers/someone.ts";

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
  expect(start(town, "bob", "chair", "eat_meal")).toBe(true);
  for (let tick = 0; tick < 3; tick++) progressUses(town);
  expect(start(town, "ann", "chair_2", "eat_meal")).toBe(true);
  expect(start(town, "cat", "chair_3", "eat_meal")).toBe(true);
  finish(town, "bob");
  expect(eventsOf(town, "shared_meal")).toEqual([
    {
      event: "shared_meal",
      tick: town.world.town.tick[0],
      object_id: "chair",
      agents: ["ann", "bob"],
    },
  ]);
  finish(town, "ann");
  finish(town, "cat");
  expect(eventsOf(town, "shared_meal")).toEqual([]);
  expect(stat(town, "ann", "meals_consumed")).toBe(1);
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

test("a sofa on which people may sleep has a place for that without saying so", () => {
  const town = inn({
    objects: [thing("bench", 0, 0)],
    edit: (config) => {
      config.affordances.require_presence = false;
      Object.assign(offer(config, "sit_down"), { tags: ["sleep"], capacity: 2 });
    },
  });
  beginTick(town);
  expect([
    start(town, "ann", "bench", "sit_down"),
    start(town, "bob", "bench", "sit_down"),
  ]).toEqual([true, true]);
  expect(freeSleepSlots(town, 0)).toBe(0);
  expect(checkWorld(town)).toEqual([]);
});
