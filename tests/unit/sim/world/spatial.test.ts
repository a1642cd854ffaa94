import * as fc from "fast-check";
import { expect, test } from "vitest";

import { release, request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { cellOf } from "../../../../sim/world/grid.ts";
import { findNearest, isReserved, nearestFreeCell } from "../../../../sim/world/places.ts";
import {
  agentsAt,
  isShared,
  objectsAt,
  placeAgent,
  setPosition,
  unplaceAgent,
} from "../../../../sim/world/spatial.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

const cell = (town: Town, x: number, y: number): number => cellOf(town.rules.grid, x, y);
const idsAt = (town: Town, x: number, y: number): (string | undefined)[] =>
  agentsAt(town, cell(town, x, y)).map((slot) => town.people[slot]?.id);

/** Takes somebody off the list of the living, as a removal does. */
function leave(town: Town, slot: number): void {
  const { live, town: counters } = town.world;
  const count = counters.liveCount[0] ?? 0;
  live.copyWithin(live.indexOf(slot), live.indexOf(slot) + 1, count);
  counters.liveCount[0] = count - 1;
  unplaceAgent(town, slot);
}

test("[A12] somebody who moves is found on the new tile and not on the old; who leaves on neither", () => {
  const town = makeTown({ people: [{ id: "ann", position: [0, 0] }] });
  setPosition(town, 0, cell(town, 1, 0));
  expect([idsAt(town, 1, 0), idsAt(town, 0, 0)]).toEqual([["ann"], []]);
  leave(town, 0);
  expect([idsAt(town, 1, 0), idsAt(town, 0, 0)]).toEqual([[], []]);
  expect(checkWorld(town).filter((law) => law.startsWith("the index"))).toEqual([]);
});

test("somebody who comes back to town stands where they are placed", () => {
  const town = makeTown({ people: [{ id: "ann", position: [0, 0] }] });
  leave(town, 0);
  town.world.live[0] = 0;
  town.world.town.liveCount[0] = 1;
  placeAgent(town, 0, cell(town, 2, 2));
  expect(idsAt(town, 2, 2)).toEqual(["ann"]);
  expect(checkWorld(town)).toEqual([]);
});

test("[A13] the tile of a held object is reserved until it is released", () => {
  const town = makeTown({
    objects: [{ id: "bed_1", type: "bed", position: [0, 1], use_tile: [0, 1] }],
    people: [{ id: "ann", position: [3, 3] }],
  });
  expect(isReserved(town, cell(town, 0, 1))).toBe(false);
  request(town, 0, 0);
  expect(isReserved(town, cell(town, 0, 1))).toBe(true);
  release(town, 0, true);
  expect(isReserved(town, cell(town, 0, 1))).toBe(false);
});

const stoves = [
  [0, 5],
  [5, 0],
  [0, 7],
  [7, 7],
].map(([x = 0, y = 0], index) => ({
  id: `stove_${index}`,
  type: "stove",
  position: [x, y] as [number, number],
  use_tile: [x, y] as [number, number],
}));

test("[A16] the nearest object is found as the crow flies, the first registered of equals", () => {
  const town = makeTown({ objects: stoves.slice(1), people: [{ id: "ann", position: [3, 3] }] });
  expect(findNearest(town, "stove", 0, 0)).toBe(0);
  const equals = makeTown({ objects: stoves, people: [{ id: "ann", position: [3, 3] }] });
  expect(findNearest(equals, "stove", 0, 0)).toBe(0);
  expect(findNearest(equals, "stove", 6, 6)).toBe(3);
  expect(findNearest(equals, "fountain", 6, 6)).toBeNull();
});

test("objects on one tile are found in the order in which they were registered", () => {
  const objects = [0, 1, 2].map((index) => ({
    id: `bench_${index}`,
    type: "bench",
    position: [4, 4] as [number, number],
    use_tile: [4, 4] as [number, number],
  }));
  const town = makeTown({ objects });
  expect(objectsAt(town, cell(town, 4, 4))).toEqual([0, 1, 2]);
  expect(objectsAt(town, cell(town, 4, 5))).toEqual([]);
});

test("the nearest free tile is the tile itself, else one past people, never one behind a wall", () => {
  const town = makeTown({
    rows: [".#......"],
    people: [
      { id: "ann", position: [2, 0] },
      { id: "bob", position: [3, 0] },
    ],
  });
  expect(nearestFreeCell(town, cell(town, 4, 0))).toBe(cell(town, 4, 0));
  expect(nearestFreeCell(town, cell(town, 2, 0))).toBe(cell(town, 4, 0));
  const full = makeTown({ rows: ["..#"], people: [{ id: "ann" }, { id: "bob" }] });
  expect(nearestFreeCell(full, cell(full, 0, 0))).toBe(-1);
});

test("however people come, go and move, the index has each exactly where they stand", () => {
  const ids = ["ann", "bob", "cat", "dan", "eve"];
  const deed = fc.record({
    slot: fc.nat(ids.length - 1),
    x: fc.nat(2),
    y: fc.nat(2),
    leaves: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const town = makeTown({ people: ids.map((id) => ({ id })) });
      const away = new Set<number>();
      for (const { slot, x, y, leaves } of deeds) {
        if (away.has(slot)) {
          const { live, town: counters } = town.world;
          live[counters.liveCount[0] ?? 0] = slot;
          counters.liveCount[0] = (counters.liveCount[0] ?? 0) + 1;
          placeAgent(town, slot, cell(town, x, y));
          away.delete(slot);
        } else if (leaves) {
          leave(town, slot);
          away.add(slot);
        } else {
          setPosition(town, slot, cell(town, x, y));
        }
        const here = ids.filter((_, person) => !away.has(person));
        expect(here.filter((id) => idsAt(town, ...someone(town, id).tile).includes(id))).toEqual(
          here,
        );
        expect(checkWorld(town).filter((law) => law.startsWith("the index"))).toEqual([]);
        expect(isShared(town.scratch.spatial, cell(town, x, y))).toBe(idsAt(town, x, y).length > 1);
      }
    }),
    { numRuns: 60 },
  );
});

test("[A14] lists of who is where show the present when asked, and what is done to them changes nothing", () => {
  const town = makeTown({ people: [{ id: "ann", position: [0, 0] }] });
  const before = agentsAt(town, cell(town, 0, 0));
  setPosition(town, 0, cell(town, 1, 0));
  expect(agentsAt(town, cell(town, 0, 0))).toEqual([]);
  expect(before).toEqual([0]);
  agentsAt(town, cell(town, 1, 0)).pop();
  expect(agentsAt(town, cell(town, 1, 0))).toEqual([0]);
});
