import { expect, test } from "vitest";

import { arbitrateRequests, moveStalledQueues } from "../../../../sim/queues/arbitrate.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import type { TownPlan } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const BUY_MEAL = 0;

/** Makes people want a meal from the till. */
function want(town: Town, ...ids: readonly string[]): void {
  for (const id of ids) {
    const person = someone(town, id);
    person.set("targetObject", TILL);
    person.set("targetAffordance", BUY_MEAL);
    person.set("interactIntent", 1);
  }
}

/** The same people as `tillTown`, Ann holding the till from tick 0 on and Bob waiting. */
function heldTill(plan: TownPlan = {}): Town {
  const town = tillTown(["ann", "bob"], plan);
  want(town, "ann", "bob");
  for (const id of ["ann", "bob"]) {
    request(town, someone(town, id).slot, TILL);
    someone(town, id).set("interactIntent", 0);
  }
  return town;
}

/** Runs ticks of the queue phase alone; Ann stands idle, or steps on when `walking`. */
function stallFor(town: Town, ticks: number, walking = false): void {
  for (let i = 0; i < ticks; i++) {
    beginTick(town);
    if (walking) someone(town, "ann").set("movedTick", town.world.town.tick[0] ?? 0);
    moveStalledQueues(town);
  }
}

test("of people who ask in the same tick exactly one is granted and the others wait", () => {
  const town = tillTown(["ann", "bob", "cat"]);
  want(town, "ann", "bob", "cat");
  beginTick(town);
  arbitrateRequests(town);
  const held = ["ann", "bob", "cat"].filter((id) => someone(town, id).get("heldObject") === TILL);
  expect(held).toHaveLength(1);
  expect(town.world.objects.queueLength[TILL]).toBe(2);
  expect(checkWorld(town)).toEqual([]);
});

test("chance orders those who ask in the same tick: over seeds each comes first", () => {
  const first = new Set<string>();
  for (let seed = 1n; seed <= 40n; seed++) {
    const town = tillTown(["ann", "bob", "cat"], { seed });
    want(town, "ann", "bob", "cat");
    beginTick(town);
    arbitrateRequests(town);
    for (const id of ["ann", "bob", "cat"]) {
      if (someone(town, id).get("heldObject") === TILL) first.add(id);
    }
  }
  expect([...first].toSorted()).toEqual(["ann", "bob", "cat"]);
});

test("who asks alone draws no random number", () => {
  const town = tillTown(["ann", "bob"]);
  want(town, "ann");
  const before = [...town.world.streams.world];
  beginTick(town);
  arbitrateRequests(town);
  expect([...town.world.streams.world]).toEqual(before);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
});

test("a holder who idles while somebody waits goes to the end of the line in the third tick", () => {
  const town = heldTill();
  stallFor(town, 2);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
  stallFor(town, 1);
  expect(someone(town, "bob").get("heldObject")).toBe(TILL);
  expect(someone(town, "ann").get("queuedObject")).toBe(TILL);
  expect(eventsOf(town, "queue_conflict")).toEqual([
    {
      event: "queue_conflict",
      tick: 3,
      agent_id: "ann",
      object_id: "till",
      rival: "bob",
      intensity: 1.5,
    },
  ]);
  expect(checkWorld(town)).toEqual([]);
});

test("a quarrel is the stronger the longer the line: a quarter more for each further person", () => {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  for (const id of ["ann", "bob", "cat", "dan"]) request(town, someone(town, id).slot, TILL);
  stallFor(town, 3);
  expect(eventsOf(town, "queue_conflict")[0]?.["intensity"]).toBe(2);
});

test("nobody is rotated out while nobody waits", () => {
  const town = tillTown(["ann"]);
  request(town, someone(town, "ann").slot, TILL);
  stallFor(town, 15);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
  expect(eventsOf(town)).toEqual([]);
});

test("a running use is never cut short, however many wait", () => {
  const town = heldTill();
  someone(town, "ann").set("runningAffordance", BUY_MEAL);
  stallFor(town, 200);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
});

test("a holder who is on the way is not rotated out", () => {
  const town = heldTill();
  stallFor(town, 15, true);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
});

test("stalls do not count with rotation switched off", () => {
  const town = heldTill({ edit: (config) => (config.queue_fairness.ghost_step_after = 0) });
  stallFor(town, 15);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
});

test("regression: a holder who has arrived starts even if one idle tick is all that is allowed", () => {
  const town = tillTown(["ann", "bob"], {
    edit: (config) => (config.queue_fairness.ghost_step_after = 1),
  });
  want(town, "ann", "bob");
  request(town, someone(town, "ann").slot, TILL);
  request(town, someone(town, "bob").slot, TILL);
  beginTick(town);
  // Ann stands at the till and asks to start; uses start after the queues have moved on.
  someone(town, "ann").put(3, 1);
  moveStalledQueues(town);
  expect(someone(town, "ann").get("heldObject")).toBe(TILL);
});

test("a reservation lapses when its holder has not started within the timeout and the way", () => {
  const town = tillTown(["ann"]);
  const ann = someone(town, "ann");
  request(town, ann.slot, TILL);
  want(town, "ann");
  // From (0, 0) to (3, 1) are four steps: 20 + 4 ticks are allowed.
  stallFor(town, 24);
  expect(ann.get("heldObject")).toBe(TILL);
  stallFor(town, 1);
  expect(ann.get("heldObject")).toBe(-1);
  expect(eventsOf(town).map(({ event, reason }) => [event, reason])).toEqual([
    ["reservation_timeout", undefined],
    ["affordance_fail", "reservation_timeout"],
  ]);
  expect([ann.get("shunObject"), ann.get("shunUntil")]).toEqual([TILL, 65]);
});

test("regression: in a full run a customer who stays at the till does not keep the next from it", () => {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const agent of config.scenario.agents) agent.needs.hunger = 0.3;
    },
  });
  for (let tick = 0; tick < 80; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
  }
  expect(town.world.town.finishes[BUY_MEAL]).toBe(3);
});
