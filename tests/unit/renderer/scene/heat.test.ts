import { expect, test } from "vitest";

import { Crowd } from "../../../../renderer/frames/crowd.ts";
import { HeatCounts, levelOf } from "../../../../renderer/scene/heat.ts";
import { sceneOf } from "../../../../sim/telemetry/scene-of.ts";
import { makeTown } from "../../../helpers/make-town.ts";

const DAY = 1000;

/** Two people, at these tiles of a map 4 wide. */
function peopleAt(...tiles: readonly (readonly [number, number])[]) {
  const town = makeTown({ people: [{ id: "ann" }, { id: "ben" }] });
  const { people } = new Crowd(sceneOf(town, 1, "Test").agents);
  for (const [index, [x, y]] of tiles.entries()) {
    const person = people[index];
    if (person !== undefined) Object.assign(person, { x, y, present: true });
  }
  return people;
}

test("time is counted where people stand, for everybody who is there", () => {
  const counts = new HeatCounts(4, 4, DAY);
  const people = peopleAt([1, 0], [1, 0]);
  counts.note(people, 10);
  expect(counts.most()).toBe(0);
  counts.note(people, 11);
  expect(counts.most()).toBeCloseTo(2, 1);
  expect(counts.cells.indexOf(counts.most())).toBe(1);
});

test("what is long ago counts for half as much after half a day, also when weights have been scaled back", () => {
  const counts = new HeatCounts(4, 4, DAY);
  const people = peopleAt([0, 0]);
  for (let tick = 0; tick <= 1000; tick++) counts.note(people, tick);
  const moved = peopleAt([2, 0]);
  for (let tick = 1001; tick <= 16_000; tick++) counts.note(moved, tick);
  const [before = 0, , after = 0] = counts.cells;
  expect((before / after) * 2 ** 30).toBeCloseTo(0.75, 3);
  expect(Math.max(...counts.cells)).toBeLessThan(1e10);
});

test("where time runs backwards nothing is added", () => {
  const counts = new HeatCounts(4, 4, DAY);
  for (const tick of [20, 19, 18, 10]) counts.note(peopleAt([0, 0]), tick);
  expect(counts.most()).toBe(0);
});

test("a tenth of the most is well to be seen, a hundredth hardly", () => {
  expect(levelOf(0)).toBe(0);
  expect(levelOf(0.1)).toBeGreaterThan(0.3);
  expect(levelOf(0.01)).toBeLessThan(0.1);
  expect(levelOf(1)).toBe(1);
});
