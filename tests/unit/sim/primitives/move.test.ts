import * as fc from "fast-check";
import { expect, test } from "vitest";

import { moveEveryone } from "../../../../sim/primitives/move.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { everyone, someone } from "../../../helpers/someone.ts";

const DIRECTIONS = { N: 0, E: 1, S: 2, W: 3 } as const;
type Moves = Readonly<Record<string, keyof typeof DIRECTIONS>>;

/** One tick in which the named people try to step; everybody else stays. */
function step(town: Town, moves: Moves): void {
  beginTick(town);
  for (const person of everyone(town)) person.set("stepIntent", -1);
  for (const [id, direction] of Object.entries(moves)) {
    someone(town, id).set("stepIntent", DIRECTIONS[direction]);
  }
  moveEveryone(town);
}

/** A street from west to east with people on it, by the column they stand on. */
function street(people: Readonly<Record<string, number>>, plan: TownPlan = {}): Town {
  return makeTown({
    rows: ["........"],
    ...plan,
    people: Object.entries(people).map(([id, x]) => ({ id, position: [x, 0] })),
  });
}

const columnsOf = (town: Town): Readonly<Record<string, number>> => {
  const columns: Record<string, number> = {};
  for (const { id } of town.people) [columns[id]] = someone(town, id).tile;
  return columns;
};

test("a step leads one tile on, turns the face and is remembered with its tick", () => {
  const town = street({ ann: 2 });
  step(town, { ann: "E" });
  const ann = someone(town, "ann");
  expect(ann.tile).toEqual([3, 0]);
  expect([ann.get("facing"), ann.get("movedTick")]).toEqual([1, 1]);
});

test("walls and the edge of the map are never crossed", () => {
  const town = makeTown({
    rows: ["#.#", "###"],
    people: [{ id: "ann", position: [1, 0] }],
  });
  for (const direction of ["N", "E", "S", "W"] as const) step(town, { ann: direction });
  expect(someone(town, "ann").tile).toEqual([1, 0]);
});

test("an attempt to walk into a wall counts as blocked", () => {
  const town = makeTown({ rows: ["#.#", "###"], people: [{ id: "ann", position: [1, 0] }] });
  step(town, { ann: "E" });
  step(town, { ann: "S" });
  expect(someone(town, "ann").get("blockedRetries")).toBe(2);
});

test("a step that succeeds makes the blocked attempts before it forgotten", () => {
  const town = street({ ann: 2, bob: 4 });
  someone(town, "ann").set("blockedRetries", 2);
  step(town, { ann: "E" });
  expect(someone(town, "ann").get("blockedRetries")).toBe(0);
});

test("who waits in line on a door tile is known for it once somebody could not pass", () => {
  const town = makeTown({
    rows: [".+......"],
    objects: [
      { id: "bench", type: "bench", position: [7, 0], use_tile: [7, 0], queue_nodes: [[1, 0]] },
    ],
    people: [
      { id: "ann", position: [7, 0] },
      { id: "bob", position: [1, 0] },
      { id: "cat", position: [0, 0] },
    ],
    edit: (config) => {
      config.map.legend["+"] = { tile: "door" };
    },
  });
  for (const id of ["ann", "bob"]) request(town, someone(town, id).slot, 0);
  step(town, {});
  expect(someone(town, "bob").get("blockedDoor")).toBe(0);
  step(town, { cat: "E" });
  expect(everyone(town).map((person) => person.get("blockedDoor"))).toEqual([0, 1, 0]);
});

test("of two who want the same tile exactly one gets it and the other is blocked once", () => {
  for (let seed = 1n; seed <= 8n; seed++) {
    const town = street({ ann: 2, bob: 4 }, { seed });
    step(town, { ann: "E", bob: "W" });
    const { ann, bob } = columnsOf(town);
    expect([ann, bob]).toSatisfy(
      ([a, b]: number[]) => (a === 3 && b === 4) || (a === 2 && b === 3),
    );
    const retries = everyone(town).map((person) => person.get("blockedRetries"));
    expect(retries.toSorted((a, b) => a - b)).toEqual([0, 1]);
  }
});

test("chance decides a contest between equals: over seeds both win", () => {
  const winners = new Set<string>();
  for (let seed = 1n; seed <= 20n; seed++) {
    const town = street({ ann: 2, bob: 4 }, { seed });
    step(town, { ann: "E", bob: "W" });
    winners.add(someone(town, "ann").tile[0] === 3 ? "ann" : "bob");
  }
  expect([...winners].toSorted()).toEqual(["ann", "bob"]);
});

test("whoever has been blocked longer wins the contest whatever the draw", () => {
  for (let seed = 1n; seed <= 20n; seed++) {
    const town = street({ ann: 2, bob: 4 }, { seed });
    someone(town, "bob").set("blockedRetries", 1);
    step(town, { ann: "E", bob: "W" });
    expect(columnsOf(town)).toEqual({ ann: 2, bob: 3 });
  }
});

test("a step that nobody contests draws no random number", () => {
  const town = street({ ann: 2, bob: 6 });
  const before = [...town.world.streams.world];
  step(town, { ann: "E", bob: "W" });
  expect([...town.world.streams.world]).toEqual(before);
});

test("people in a row follow each other in the same tick, whatever their order", () => {
  const town = street({ ann: 2, bob: 3, cat: 1 });
  step(town, { ann: "E", bob: "E", cat: "E" });
  expect(columnsOf(town)).toEqual({ ann: 3, bob: 4, cat: 2 });
});

test("two who want each other's tile both stay", () => {
  const town = street({ ann: 2, bob: 3 });
  step(town, { ann: "E", bob: "W" });
  expect(columnsOf(town)).toEqual({ ann: 2, bob: 3 });
  expect(everyone(town).map((person) => person.get("blockedRetries"))).toEqual([1, 1]);
});

test("a line behind somebody who stays does not move", () => {
  const town = street({ ann: 1, bob: 2, cat: 3 });
  step(town, { ann: "E", bob: "E" });
  expect(columnsOf(town)).toEqual({ ann: 1, bob: 2, cat: 3 });
});

test("after three blocked attempts the fourth slips through, and says so", () => {
  const town = street({ ann: 2, bob: 3 });
  for (let attempt = 1; attempt <= 3; attempt++) {
    step(town, { ann: "E" });
    expect(columnsOf(town)).toEqual({ ann: 2, bob: 3 });
    expect(eventsOf(town)).toEqual([]);
  }
  step(town, { ann: "E" });
  expect(columnsOf(town)).toEqual({ ann: 3, bob: 3 });
  expect(eventsOf(town)).toEqual([
    { event: "ghost_step", tick: 4, agent_id: "ann", position: [3, 0], attempts: 3 },
  ]);
  expect(someone(town, "ann").get("blockedRetries")).toBe(0);
  expect(checkWorld(town)).toEqual([]);
});

test("with ghost steps switched off nobody ever slips through", () => {
  const town = street(
    { ann: 2, bob: 3 },
    { edit: (config) => (config.queue_fairness.ghost_step_after = 0) },
  );
  for (let attempt = 1; attempt <= 30; attempt++) step(town, { ann: "E" });
  expect(columnsOf(town)).toEqual({ ann: 2, bob: 3 });
});

test("no ghost step leads onto a tile that two people share already", () => {
  const town = street({ ann: 2, bob: 3, cat: 4 });
  someone(town, "ann").set("blockedRetries", 3);
  someone(town, "cat").set("blockedRetries", 3);
  step(town, { ann: "E", cat: "W" });
  expect(Object.values(columnsOf(town)).filter((x) => x === 3)).toHaveLength(2);
});

test("whoever walks on after a ghost step is through", () => {
  const town = street({ ann: 2, bob: 3 });
  someone(town, "ann").set("blockedRetries", 3);
  step(town, { ann: "E" });
  step(town, { ann: "E" });
  expect(columnsOf(town)).toEqual({ ann: 4, bob: 3 });
  expect(someone(town, "ann").get("overlapping")).toBe(0);
});

test("whoever stays after a ghost step is put on the nearest free tile in the next tick", () => {
  const town = street({ ann: 2, bob: 3 });
  someone(town, "ann").set("blockedRetries", 3);
  step(town, { ann: "E" });
  step(town, {});
  expect(columnsOf(town)).toEqual({ ann: 4, bob: 3 });
  expect(someone(town, "ann").get("overlapping")).toBe(0);
});

test("regression: whoever is put aside without a step keeps a direction to look in", () => {
  const town = street({ ann: 2, bob: 3 });
  someone(town, "ann").set("blockedRetries", 3);
  step(town, { ann: "E" });
  step(town, {});
  expect(someone(town, "ann").get("facing")).toBe(1);
});

test("regression: nobody is put aside through a wall", () => {
  const town = makeTown({
    rows: [".#......"],
    people: [
      { id: "bob", position: [2, 0] },
      { id: "ann", position: [3, 0] },
      { id: "cat", position: [4, 0] },
    ],
  });
  someone(town, "ann").set("blockedRetries", 3);
  step(town, { ann: "W" });
  step(town, { cat: "W" });
  // Tile 0 is two tiles off but behind the wall; tile 4 is two steps off.
  expect(columnsOf(town)).toEqual({ bob: 2, ann: 4, cat: 3 });
});

test("whatever people try, tiles are counted right and nobody shares one without a ghost step", () => {
  const direction = fc.constantFrom(-1, 0, 1, 2, 3);
  const tick = fc.tuple(direction, direction, direction, direction, direction);
  fc.assert(
    fc.property(
      fc.array(tick, { maxLength: 25 }),
      fc.bigInt({ min: 0n, max: 99n }),
      (ticks, seed) => {
        const town = makeTown({
          rows: ["...", ".#.", "..."],
          people: ["ann", "bob", "cat", "dan", "eve"].map((id, index) => ({
            id,
            position: [index % 3, index < 3 ? 0 : 2],
          })),
          seed,
        });
        for (const intents of ticks) {
          beginTick(town);
          everyone(town).forEach((person, slot) => person.set("stepIntent", intents[slot] ?? -1));
          moveEveryone(town);
          expect(checkWorld(town)).toEqual([]);
        }
      },
    ),
    { numRuns: 40 },
  );
});
