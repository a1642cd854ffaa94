import { expect, test } from "vitest";

import {
  NO_WAY,
  UNREACHABLE,
  costOf,
  createFlowFields,
  headingOf,
  wayAt,
} from "../../../../sim/paths/flow-field.ts";
import { cellOf, costInWeather, createGrid } from "../../../../sim/world/grid.ts";
import { makeConfig, type TownPlan } from "../../../helpers/make-town.ts";

const NORTH = 0;
const EAST = 1;
const SOUTH = 2;

/** The field towards one tile of a map. */
function fieldTo(target: [number, number], plan: TownPlan) {
  const grid = createGrid(makeConfig(plan).map);
  const fields = createFlowFields(grid, [cellOf(grid, ...target)]);
  return {
    distance: (x: number, y: number) => costOf(wayAt(fields, 0, cellOf(grid, x, y))),
    direction: (x: number, y: number) => headingOf(wayAt(fields, 0, cellOf(grid, x, y))),
  };
}

test("distances are ten a step, around the wall", () => {
  const field = fieldTo([0, 0], {
    rows: ["..#.", "..#.", "...."],
  });
  expect(field.distance(0, 0)).toBe(0);
  expect(field.distance(1, 0)).toBe(10);
  expect(field.distance(1, 1)).toBe(20);
  // Down, left along the bottom row, up: 2 + 3 + 2 steps.
  expect(field.distance(3, 0)).toBe(70);
  expect(field.direction(3, 0)).toBe(SOUTH);
});

test("walking across grass costs twelve, arriving on it ten", () => {
  const field = fieldTo([0, 0], { rows: [",,,."] });
  expect(field.distance(1, 0)).toBe(10);
  expect(field.distance(2, 0)).toBe(22);
  expect(field.distance(3, 0)).toBe(34);
});

test("people walk around grass when the paved way is no longer", () => {
  const field = fieldTo([0, 0], { rows: [".,.", "..."] });
  expect(field.distance(2, 0)).toBe(22);
  expect(field.direction(2, 1)).toBe(3);
  expect(field.distance(2, 1)).toBe(30);
});

test("equal ways are settled by north, east, south, west", () => {
  const open = { rows: ["...", "...", "..."], people: [{ id: "ann" }] };
  expect(fieldTo([2, 0], open).direction(0, 2)).toBe(NORTH);
  expect(fieldTo([2, 2], open).direction(0, 0)).toBe(EAST);
  expect(fieldTo([0, 2], open).direction(2, 0)).toBe(SOUTH);
  expect(fieldTo([0, 0], open).direction(2, 2)).toBe(NORTH);
});

test("walking across a place where people use or wait costs two steps more", () => {
  const rows = ["....", "...."];
  const plain = fieldTo([0, 0], { rows });
  const bench = { id: "bench", type: "bench", position: [1, 0], use_tile: [1, 0] } as const;
  const field = fieldTo([0, 0], {
    rows,
    people: [{ id: "ann", position: [3, 1] }],
    objects: [{ ...bench, position: [1, 0], use_tile: [1, 0], queue_nodes: [[1, 1]] }],
  });
  expect(plain.distance(2, 0)).toBe(20);
  // Both ways lead across a standing place: 10 to enter it, 20 more, 10 to arrive.
  expect(field.distance(1, 0)).toBe(10);
  expect(field.distance(2, 0)).toBe(40);
});

test("behind a wall there is no way", () => {
  const field = fieldTo([0, 0], { rows: [".#.", ".#."] });
  expect(field.distance(2, 0)).toBe(UNREACHABLE);
  expect(field.direction(2, 0)).toBe(NO_WAY);
});

test("nobody is sent off the target or out of a wall", () => {
  const field = fieldTo([0, 0], { rows: [".#"] });
  expect(field.direction(0, 0)).toBe(NO_WAY);
  expect(field.direction(1, 0)).toBe(NO_WAY);
});

test("each landmark has one field, however often it is named", () => {
  const grid = createGrid(makeConfig().map);
  const a = cellOf(grid, 1, 1);
  const b = cellOf(grid, 5, 5);
  const fields = createFlowFields(grid, [a, b, a]);
  expect(fields.count).toBe(2);
  expect([fields.ofCell[a], fields.ofCell[b]]).toEqual([0, 1]);
  expect([...fields.target]).toEqual([a, b]);
});

test("a tile where very many may stand is dear, not cheap again, in the worst weather too", () => {
  const objects = Array.from({ length: 40 }, (_, index) => ({
    id: `bench_${index}`,
    type: "bench",
    position: [1, 0] as [number, number],
    use_tile: [1, 0] as [number, number],
  }));
  const grid = createGrid(makeConfig({ rows: ["=,=="], objects, people: [{ id: "ann" }] }).map);
  const cell = cellOf(grid, 1, 0);
  expect(grid.cost[cell]).toBe(130);
  expect(costInWeather(grid, 10)[cell]).toBe(130 - 12 + 120);
});

test("ways that are too long for entries of 16 bits are counted as exactly", () => {
  // Back and forth along 21 rows of 50 tiles, and a corner that is walled off.
  const rows = Array.from({ length: 41 }, (_, y) => {
    if (y % 2 === 0) return ".".repeat(50);
    return y % 4 === 1 ? `${"#".repeat(49)}.` : `.${"#".repeat(49)}`;
  });
  const plan = { rows: [...rows, "#".repeat(50), ".".repeat(50)], people: [{ id: "ann" }] };
  const grid = createGrid(makeConfig(plan).map);
  const fields = createFlowFields(grid, [cellOf(grid, 0, 0), cellOf(grid, 3, 0)]);
  const way = (x: number, y: number) => wayAt(fields, 0, cellOf(grid, x, y));
  expect(fields.way).toBeInstanceOf(Uint32Array);
  expect(costOf(way(3, 0))).toBe(30);
  expect(costOf(way(49, 40))).toBe(10 * (21 * 49 + 40));
  expect(headingOf(way(49, 40))).toBe(3);
  expect([costOf(way(0, 42)), headingOf(way(0, 42))]).toEqual([UNREACHABLE, NO_WAY]);
});

test("the entries of a field are each cell's own", () => {
  const grid = createGrid(makeConfig().map);
  const { place, span, way, count } = createFlowFields(grid, [cellOf(grid, 1, 1)]);
  expect(new Set(place).size).toBe(grid.cells);
  expect(Math.max(...place)).toBeLessThan(span);
  expect(way).toHaveLength(count * span);
});
