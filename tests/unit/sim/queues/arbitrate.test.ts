import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { arbitrateRequests } from "../../../../sim/queues/arbitrate.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick } from "../../../helpers/events.ts";
import { everyone, someone } from "../../../helpers/someone.ts";
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

test("[A21] of people who ask in the same tick exactly one is granted and the others wait", () => {
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

test("[A67] regression: in a full run a customer who stays at the till does not keep the next from it", () => {
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

const needs = { hunger: 0.3, hygiene: 1, energy: 1 };

/** Each has bought one meal within 200 ticks. */
function allServed(town: Town, ids: readonly string[]): void {
  for (let tick = 0; tick < 200; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
  }
  expect(ids.map((id) => someone(town, id).get("items"))).toEqual(ids.map(() => 1));
}

test("three who come to one till at once, equally far from it, are all served within 200 ticks", () => {
  for (let seed = 1n; seed <= 10n; seed++) {
    const town = tillTown([], {
      people: [
        { id: "ann", position: [0, 1], needs },
        { id: "bob", position: [6, 1], needs },
        { id: "cat", position: [3, 4], needs },
      ],
      seed,
    });
    allServed(town, ["ann", "bob", "cat"]);
  }
});

test("[A158] three who move into town within five ticks have tiles of their own and are all served within 200", () => {
  const town = tillTown(["hal"], { edit: (config) => (config.world.spare_people = 3) });
  ["ann", "bob", "cat"].forEach((agent_id, index) => {
    const kwargs = { agent_id, position: [7, 3 * index], needs, wallet: 1 };
    expect(runTick(town, [Command.parse({ name: "spawn", kwargs })])[0]?.ok).toBe(true);
    runTick(town);
  });
  expect(new Set(everyone(town).map(({ tile }) => tile.join())).size).toBe(4);
  allServed(town, ["ann", "bob", "cat"]);
});
