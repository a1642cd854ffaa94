import { expect, test } from "vitest";

import { affordancesOf } from "../../../../sim/config/manifest.ts";
import {
  leaveQueue,
  queuePlace,
  quitQueue,
  release,
  request,
} from "../../../../sim/queues/reservations.ts";
import { recordBlockedAttempt } from "../../../../sim/queues/stalls.ts";
import { nextUint32 } from "../../../../sim/rng/rng.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { QUEUE_SLOTS } from "../../../../sim/world/object-table.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { required } from "../../../helpers/required.ts";
import { at, someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const ask = (town: Town, id: string): boolean => request(town, someone(town, id).slot, TILL);
const letGo = (town: Town, id: string, cooldown = false): number =>
  release(town, someone(town, id).slot, cooldown);

function holderOf(town: Town): string | undefined {
  const holder = town.people.find((_, slot) => town.world.agents.heldObject[slot] === TILL);
  return holder?.id;
}

/** Ids of the people in line, next one first. */
function lineOf(town: Town): (string | undefined)[] {
  const { queue, queueLength } = town.world.objects;
  const from = TILL * QUEUE_SLOTS;
  return [...queue.subarray(from, from + at(queueLength, TILL))].map(
    (slot) => town.people[slot]?.id,
  );
}

test("who asks for a free object holds it at once", () => {
  const town = tillTown(["ann"]);
  expect(ask(town, "ann")).toBe(true);
  expect(holderOf(town)).toBe("ann");
  expect(someone(town, "ann").get("heldSince")).toBe(0);
  expect(eventsOf(town, "queue_joined")).toEqual([]);
});

test("asking again while holding is granted, while waiting changes nothing", () => {
  const town = tillTown(["ann", "bob"]);
  ask(town, "ann");
  expect(ask(town, "ann")).toBe(true);
  expect(ask(town, "bob")).toBe(false);
  expect(ask(town, "bob")).toBe(false);
  expect(lineOf(town)).toEqual(["bob"]);
});

test("[A67] those who wait are served in the order of asking", () => {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  for (const id of ["ann", "dan", "bob", "cat"]) ask(town, id);
  const served: (string | undefined)[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const holder = holderOf(town);
    served.push(holder);
    letGo(town, holder ?? "nobody");
    expect(checkWorld(town)).toEqual([]);
  }
  expect(served).toEqual(["ann", "dan", "bob", "cat"]);
  expect(holderOf(town)).toBeUndefined();
});

test("a line is as long as it has places; who comes after is turned away", () => {
  const town = tillTown(["ann", "bob", "cat", "dan", "eve"]);
  for (const id of ["ann", "bob", "cat", "dan", "eve"]) ask(town, id);
  expect(lineOf(town)).toEqual(["bob", "cat", "dan"]);
  expect(someone(town, "eve").get("queuedObject")).toBe(-1);
  expect(checkWorld(town)).toEqual([]);
});

test("joining a line and being granted after a wait are told, with length and ticks", () => {
  const town = tillTown(["ann", "bob"]);
  ask(town, "ann");
  beginTick(town, 5);
  ask(town, "bob");
  beginTick(town, 12);
  letGo(town, "ann");
  expect(eventsOf(town)).toEqual([
    { event: "queue_granted", tick: 12, agent_id: "bob", object_id: "till", ticks: 7 },
  ]);
  expect(town.world.town.waitLengths[7]).toBe(1);
  expect(town.world.town.waits[0]).toBe(1);
  expect(town.world.town.longestWait[0]).toBe(7);
});

test("ten ticks of waiting are worth one place in line, so a longer wait overtakes", () => {
  const first = (waitedLonger: number): string | undefined => {
    const town = tillTown(["ann", "bob", "cat"]);
    for (const id of ["ann", "bob", "cat"]) ask(town, id);
    beginTick(town, 50);
    // Bob stands first in line; cat behind, but has been at it for longer.
    someone(town, "bob").set("joinedTick", 40);
    someone(town, "cat").set("joinedTick", 40 - waitedLonger);
    letGo(town, "ann");
    return holderOf(town);
  };
  // Weight 0.1: priority is place − 0.1 × wait; equal priorities keep the line's order.
  expect(first(0)).toBe("bob");
  expect(first(9)).toBe("bob");
  expect(first(11)).toBe("cat");
});

test("[A66] a success bars the same person until the cooldown's last tick and nobody else", () => {
  const town = tillTown(["ann", "bob"]);
  beginTick(town, 100);
  ask(town, "ann");
  letGo(town, "ann", true);
  beginTick(town, 159);
  expect(ask(town, "ann")).toBe(false);
  expect(town.world.town.cooldownRefusals[0]).toBe(1);
  expect(ask(town, "bob")).toBe(true);
  letGo(town, "bob");
  beginTick(town, 160);
  expect(ask(town, "ann")).toBe(true);
});

test("a failure starts no cooldown and lifts the one there was", () => {
  const town = tillTown(["ann"]);
  beginTick(town, 100);
  ask(town, "ann");
  letGo(town, "ann", true);
  beginTick(town, 160);
  ask(town, "ann");
  letGo(town, "ann", false);
  beginTick(town, 161);
  expect(ask(town, "ann")).toBe(true);
});

test("the ninth cooldown replaces the one that ends first", () => {
  const town = tillTown(["ann"]);
  const ann = someone(town, "ann");
  for (let place = 0; place < 8; place++) {
    ann.set("cooldownObject", 10 + place, place);
    ann.set("cooldownUntil", 500 + (place === 5 ? -100 : place), place);
  }
  ask(town, "ann");
  letGo(town, "ann", true);
  expect([ann.get("cooldownObject", 5), ann.get("cooldownUntil", 5)]).toEqual([TILL, 60]);
});

test("whoever leaves the line makes those behind move up", () => {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  for (const id of ["ann", "bob", "cat", "dan"]) ask(town, id);
  leaveQueue(town.world, someone(town, "cat").slot);
  expect(lineOf(town)).toEqual(["bob", "dan"]);
  expect(queuePlace(town.world, someone(town, "dan").slot)).toBe(1);
  expect(queuePlace(town.world, someone(town, "cat").slot)).toBe(-1);
  expect(checkWorld(town)).toEqual([]);
});

test("only the holder can release: others change nothing", () => {
  const town = tillTown(["ann", "bob"]);
  ask(town, "ann");
  ask(town, "bob");
  letGo(town, "bob");
  expect(holderOf(town)).toBe("ann");
  expect(lineOf(town)).toEqual(["bob"]);
});

test("an object with two places serves two at a time", () => {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.capacity = 2;
    },
  });
  expect([ask(town, "ann"), ask(town, "bob"), ask(town, "cat")]).toEqual([true, true, false]);
  letGo(town, "ann");
  expect(someone(town, "cat").get("heldObject")).toBe(TILL);
  expect(checkWorld(town)).toEqual([]);
});

test("regression: whoever holds a thing since it had more places takes the one that is left", () => {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.capacity = 2;
    },
  });
  ask(town, "ann");
  ask(town, "bob");
  letGo(town, "ann");
  const one = town.rules.objects.map((rule) => Object.assign({}, rule, { places: 1 }));
  town.rules = { ...town.rules, objects: one, places: Int32Array.from(one, () => 1) };
  expect(ask(town, "cat")).toBe(false);
  letGo(town, "bob");
  expect(someone(town, "cat").get("heldObject")).toBe(TILL);
  expect(checkWorld(town)).toEqual([]);
});

test("[A66] a cooldown of three ticks is over in the fourth", () => {
  const town = tillTown(["ann"], { edit: (config) => (config.queue_fairness.cooldown_ticks = 3) });
  ask(town, "ann");
  letGo(town, "ann", true);
  beginTick(town, 1);
  expect(ask(town, "ann")).toBe(false);
  beginTick(town, 3);
  expect(ask(town, "ann")).toBe(true);
});

test("whoever leaves a line in which they stood in a door is barred for a while, others are not", () => {
  const town = tillTown(["ann", "bob", "cat"]);
  for (const id of ["ann", "bob", "cat"]) ask(town, id);
  someone(town, "bob").set("blockedDoor", 1);
  for (const id of ["bob", "cat"]) quitQueue(town, someone(town, id).slot);
  expect(ask(town, "bob")).toBe(false);
  ask(town, "cat");
  expect(lineOf(town)).toEqual(["cat"]);
  beginTick(town, 60);
  ask(town, "bob");
  expect(lineOf(town)).toEqual(["cat", "bob"]);
  expect(someone(town, "bob").get("blockedDoor")).toBe(0);
});

test("releasing tells who was granted, whichever place of the object they took", () => {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.capacity = 2;
    },
  });
  for (const id of ["ann", "bob", "cat"]) ask(town, id);
  expect(letGo(town, "bob")).toBe(someone(town, "cat").slot);
  expect(letGo(town, "cat")).toBe(-1);
});

test("[A75] whatever 50 people ask and give up, nobody stands in a line twice and no counter is negative", () => {
  const ids = ["ann", "bob", "cat", "dan", "eve", "fay"];
  for (const seed of [13n, 29n, 47n]) {
    const town = tillTown(ids, {
      seed,
      // Nothing times out here: the queue phase does not run.
      edit: (config) => (config.queue_fairness.reservation_timeout_ticks = 100),
    });
    const { policy } = town.world.streams;
    for (let deed = 0; deed < 50; deed++) {
      beginTick(town);
      const id = required(ids[nextUint32(policy) % ids.length]);
      const choice = nextUint32(policy) % 4;
      if (choice < 2) ask(town, id);
      else if (choice === 2) letGo(town, id, nextUint32(policy) % 2 === 0);
      else recordBlockedAttempt(town, TILL);
      const line = lineOf(town);
      expect(new Set(line).size).toBe(line.length);
      expect(checkWorld(town)).toEqual([]);
      const { cooldownRefusals, ghostSteps, rotations, requests, releases } = town.world.town;
      for (const counter of [cooldownRefusals, ghostSteps, rotations, requests, releases]) {
        expect(at(counter)).toBeGreaterThanOrEqual(0);
      }
      expect(at(town.world.objects.stalls, TILL)).toBeGreaterThanOrEqual(0);
    }
  }
});
