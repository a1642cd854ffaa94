import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { affordancesOf } from "../../../../sim/config/manifest.ts";
import { release, request } from "../../../../sim/queues/reservations.ts";
import { moveStalledQueues, recordBlockedAttempt } from "../../../../sim/queues/stalls.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { QUEUE_SLOTS } from "../../../../sim/world/object-table.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import type { TownPlan } from "../../../helpers/make-town.ts";
import { at, someone } from "../../../helpers/someone.ts";
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

test("[A71] [A72] a holder who idles while somebody waits goes to the end of the line in the third tick", () => {
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
      actor: "ann",
      object_id: "till",
      rival: "bob",
      reason: "ghost_step",
      queue_length: 1,
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

/** Ids of the people in line, next one first. */
function lineOf(town: Town): (string | undefined)[] {
  const { queue, queueLength } = town.world.objects;
  const from = TILL * QUEUE_SLOTS;
  return [...queue.subarray(from, from + at(queueLength, TILL))].map(
    (slot) => town.people[slot]?.id,
  );
}

test("[A68] the count of blocked attempts trips at the limit, begins anew, and hands over to the waiter", () => {
  for (const limit of [1, 2, 3]) {
    const town = heldTill({ edit: (config) => (config.queue_fairness.ghost_step_after = limit) });
    const ann = someone(town, "ann");
    for (let round = 1; round <= 2; round++) {
      const tripped = Array.from({ length: limit }, () => recordBlockedAttempt(town, TILL));
      expect(tripped).toEqual(Array.from({ length: limit }, (_, call) => call === limit - 1));
      expect(at(town.world.town.ghostSteps)).toBe(round);
    }
    release(town, ann.slot, false);
    expect(someone(town, "bob").get("heldObject")).toBe(TILL);
    expect(at(town.world.town.blockedAttempts)).toBe(2 * limit);
  }
});

test("[A69] [A70] who is rotated out stands once, at the very end, and the others keep their order", () => {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  for (const id of ["ann", "bob", "cat", "dan"]) request(town, someone(town, id).slot, TILL);
  expect(lineOf(town)).toEqual(["bob", "cat", "dan"]);
  stallFor(town, 3);
  expect(someone(town, "bob").get("heldObject")).toBe(TILL);
  expect(lineOf(town)).toEqual(["cat", "dan", "ann"]);
  expect(at(town.world.town.rotations)).toBe(1);
  expect(checkWorld(town)).toEqual([]);
});

test("who was rotated out keeps the place in line but may not come back to it after leaving, until the cooldown ends", () => {
  const town = heldTill();
  const ann = someone(town, "ann");
  stallFor(town, 3);
  expect(ann.get("queuedObject")).toBe(TILL);
  failUse(town, ann.slot, "abandoned");
  expect(request(town, ann.slot, TILL)).toBe(false);
  beginTick(town, 3 + 60);
  expect(request(town, ann.slot, TILL)).toBe(false);
  expect(ann.get("queuedObject")).toBe(TILL);
});

test("who was rotated out and waits is served in turn, cooldown or not", () => {
  const town = heldTill();
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  stallFor(town, 3);
  release(town, bob.slot, true);
  expect(ann.get("heldObject")).toBe(TILL);
});

test("of two idle holders of one object only one is counted and rotated out at a time", () => {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.capacity = 2;
    },
  });
  for (const id of ["ann", "bob", "cat"]) request(town, someone(town, id).slot, TILL);
  stallFor(town, 2);
  expect(at(town.world.town.blockedAttempts)).toBe(2);
  stallFor(town, 1);
  expect(someone(town, "ann").get("queuedObject")).toBe(TILL);
  expect([someone(town, "bob"), someone(town, "cat")].map((who) => who.get("heldObject"))).toEqual([
    TILL,
    TILL,
  ]);
  expect(checkWorld(town)).toEqual([]);
});

test("where running uses may be cut, one that keeps somebody waiting ends in the third tick and is refunded", () => {
  const town = heldTill({ edit: (config) => (config.queue_fairness.preempt_running = true) });
  const ann = someone(town, "ann");
  ann.set("runningAffordance", BUY_MEAL);
  ann.set("units", 1);
  ann.set("prepaid", 0.4);
  ann.set("wallet", 0.6);
  stallFor(town, 3);
  expect([ann.get("runningAffordance"), ann.get("wallet"), ann.get("queuedObject")]).toEqual([
    -1,
    1,
    TILL,
  ]);
  expect(someone(town, "bob").get("heldObject")).toBe(TILL);
  expect(eventsOf(town).map(({ event, reason }) => [event, reason])).toEqual([
    ["affordance_fail", "ghost_step"],
    ["queue_granted", undefined],
    ["queue_conflict", "ghost_step"],
    ["tie_added", undefined],
    ["tie_added", undefined],
  ]);
});

test("regression: a holder on a long way is given the time of the whole way, not of what is left of it", () => {
  const town = tillTown(["ann"], {
    rows: Array.from({ length: 8 }, () => ".".repeat(60)),
    people: [{ id: "ann", position: [58, 1] }],
  });
  const ann = someone(town, "ann");
  request(town, ann.slot, TILL);
  for (let x = 57; x >= 3; x--) {
    beginTick(town);
    ann.put(x, 1);
    moveStalledQueues(town);
  }
  expect(ann.get("heldObject")).toBe(TILL);
});
