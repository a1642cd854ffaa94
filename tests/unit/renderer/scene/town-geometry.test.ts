import type { BufferGeometry } from "three";
import { expect, test } from "vitest";

import { buildTownGeometry } from "../../../../renderer/scene/build/town-geometry.ts";
import { readTownMap } from "../../../../renderer/scene/town-map.ts";
import type { Scene } from "../../../../sim/telemetry/scene.ts";

const village: Scene = {
  scene: 1,
  title: "Village",
  config_id: "test",
  seed: "1",
  ticks_per_day: 1000,
  jobs: [],
  profiles: [],
  disturbances: [],
  size: [10, 10],
  tiles: [
    ",,,,,,,,,,",
    ",######,,,",
    ",#....#,,,",
    ",#....#,,,",
    ",#....#,,,",
    ",###+##,,,",
    "==========",
    "==========",
    ",,,,,,,,,,",
    ",,,,,,,,,,",
  ],
  props: [
    { kind: "tree", position: [8, 2] },
    { kind: "lamp", position: [8, 6] },
    { kind: "something unheard of", position: [9, 9] },
  ],
  venues: [{ id: "house", name: "House", type: "home", rect: [1, 1, 6, 5], door: [4, 5] }],
  objects: [
    {
      id: "bed",
      type: "bed",
      position: [2, 2],
      use_tile: [2, 3],
      queue_nodes: [],
      present: true,
      venue: "house",
      needs: 0,
      prices: 0,
    },
    {
      id: "chair",
      type: "chair",
      position: [5, 4],
      use_tile: [5, 4],
      queue_nodes: [],
      present: true,
      venue: "house",
      needs: 0,
      prices: 0,
    },
    {
      id: "odd",
      type: "not known yet",
      position: [3, 4],
      use_tile: [3, 4],
      queue_nodes: [],
      present: true,
      venue: "house",
      needs: 0,
      prices: 0,
    },
  ],
  agents: [],
};

function parts(): BufferGeometry[] {
  const { ground, indoors, standing, roofs } = buildTownGeometry(readTownMap(village));
  return [ground, standing, roofs, indoors];
}

test("a town is four geometries without a hole in their numbers", () => {
  for (const geometry of parts()) {
    const positions = geometry.getAttribute("position").array;
    expect(positions.length).toBeGreaterThan(0);
    expect(positions.every((value) => Number.isFinite(value))).toBe(true);
    const vertices = geometry.getAttribute("position").count;
    const index = geometry.getIndex()?.array ?? [];
    expect(Math.max(...Array.from(index).slice(0, 20_000))).toBeLessThan(vertices);
  }
});

test("the same scene is built the same twice", () => {
  const [first, second] = [parts(), parts()];
  for (const [index, geometry] of first.entries()) {
    expect(geometry.getAttribute("position").array).toEqual(
      second[index]?.getAttribute("position").array,
    );
  }
});

test("only roofs lift and only walls sink", () => {
  const [ground, standing, roofs] = parts();
  const partsOf = (geometry: BufferGeometry) => {
    const lamp = geometry.getAttribute("lamp").array;
    return new Set(Array.from(lamp).filter((_value, index) => index % 4 === 3));
  };
  if (ground === undefined || standing === undefined || roofs === undefined)
    throw new Error("no geometry");
  expect([...partsOf(ground)]).toEqual([0]);
  expect([...partsOf(roofs)]).toEqual([6]);
  expect([...partsOf(standing)].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});

test("people at a bed look out of it, and a chair turns to what it stands by", () => {
  const map = readTownMap(village);
  const [bed, chair] = village.objects;
  if (bed === undefined || chair === undefined) throw new Error("no objects");
  expect(map.facingOf(bed)).toBe(2);
  expect([0, 1, 2, 3]).toContain(map.facingOf(chair));
});
