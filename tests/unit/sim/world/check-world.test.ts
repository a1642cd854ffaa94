import { expect, test } from "vitest";

import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { UTILITY } from "../../../../sim/world/utilities.ts";
import { beginTick } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

/** What is found wrong once a sound town has been spoilt. Ann holds the till, Bob waits. */
function broken(spoil: (town: Town) => void): string[] {
  const town = tillTown(["ann", "bob"]);
  for (const id of ["ann", "bob"]) request(town, someone(town, id).slot, TILL);
  expect(checkWorld(town)).toEqual([]);
  spoil(town);
  return checkWorld(town);
}

const spoilt = (change: (ann: ReturnType<typeof someone>, town: Town) => void): string[] =>
  broken((town) => change(someone(town, "ann"), town));

test("a need or a wallet that is no proper number is found", () => {
  expect(spoilt((ann) => ann.set("hunger", Number.NaN))).toEqual(["ann: hunger is NaN"]);
  expect(spoilt((ann) => ann.set("energy", 1.01))).toEqual(["ann: energy is 1.01"]);
  expect(spoilt((ann) => ann.set("wallet", -0.01))).toEqual(["ann: wallet is -0.01"]);
  expect(spoilt((ann) => ann.set("wallet", Infinity))).toEqual(["ann: wallet is Infinity"]);
});

test("a body that is no proper degree of warm, or cold without the town knowing, is found", () => {
  expect(spoilt((ann) => ann.set("warmth", 1.5))).toEqual(["ann: warmth is 1.5"]);
  expect(spoilt((ann) => ann.set("warmth", 0.5))).toEqual(["ann: is cold, which nobody notices"]);
});

test("a reservation that only one side knows of is found", () => {
  expect(spoilt((ann) => ann.set("heldObject", -1))).toEqual([
    "till: is held by somebody who does not know",
  ]);
  expect(spoilt((_, town) => town.world.objects.holders.fill(-1))).toEqual([
    "ann: claims to hold till, which does not know",
    "till: does not know how many hold it",
    "till: is free while people wait",
  ]);
});

test("a waiter whom only one side knows of is found", () => {
  expect(broken((town) => someone(town, "bob").set("queuedObject", -1))).toEqual([
    "till: has a waiter who does not know",
  ]);
  expect(broken((town) => (town.world.objects.queueLength[TILL] = 4))).toContain(
    "till: has a queue of 4",
  );
});

test("a use without a reservation and a payment without a use are found", () => {
  expect(broken((town) => someone(town, "bob").set("runningAffordance", 0))).toEqual([
    "bob: uses something without holding it",
  ]);
  expect(spoilt((ann) => ann.set("prepaid", 0.4))).toEqual(["ann: has paid for nothing"]);
});

test("stock and hands outside their limits are found", () => {
  expect(spoilt((ann) => ann.set("items", 6, 0))).toEqual(["ann: carries 6 meals"]);
  expect(broken((town) => (town.world.objects.stock[1] = -1))).toEqual(["till: owes food_raw"]);
});

test("two on one tile without a ghost step, and tiles that are counted wrong, are found", () => {
  expect(broken((town) => someone(town, "bob").put(0, 0))[0]).toMatch(
    /shared by 2 without a ghost step/,
  );
  expect(spoilt((ann, town) => (town.scratch.spatial.firstAt[ann.get("cell")] = -1))[0]).toMatch(
    /index of cell \d+ has 0 people, 1 stand there/,
  );
});

test("somebody inside a thing or a wall is found", () => {
  expect(spoilt((ann) => ann.put(3, 0))).toEqual(["ann: stands where nobody can stand"]);
});

test("a reservation that outlives its time, and a use of something that is cut off, are found", () => {
  expect(spoilt((ann, town) => beginTick(town, ann.get("startBy") + 1))).toEqual([
    "ann: holds till without starting",
  ]);
  const cutOff = broken((town) => {
    someone(town, "ann").set("runningAffordance", 0);
    town.world.town.outageCount[UTILITY.power] = 1;
  });
  expect(cutOff).toEqual(["ann: uses till, which is cut off"]);
});

test("somebody who stands in a line twice is found", () => {
  const twice = broken((town) => {
    town.world.objects.queue[1] = town.world.objects.queue[0] ?? -1;
    town.world.objects.queueLength[TILL] = 2;
  });
  expect(twice).toEqual(["till: has somebody in line twice", "1 are said to wait, 2 do"]);
});
