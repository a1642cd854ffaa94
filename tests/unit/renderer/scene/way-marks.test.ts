import { expect, test } from "vitest";

import { createPerson } from "../../../../renderer/frames/crowd.ts";
import { GroundMarks, MARK, MARK_NUMBERS } from "../../../../renderer/scene/ground-marks.ts";
import { markWay, type Way } from "../../../../renderer/scene/way-marks.ts";

const CORNER: Way = [
  [2, 2],
  [6, 2],
  [6, 5],
];

/** What is drawn of a way for somebody at a place, as [x, y, kind]. */
function drawn(way: Way, drawX: number, drawY: number): number[][] {
  const marks = new GroundMarks();
  markWay(way, { ...createPerson(0), drawX, drawY }, marks);
  return Array.from({ length: marks.count }, (_, index) => {
    const at = index * MARK_NUMBERS;
    const [x, y, , , , kind] = marks.numbers.subarray(at, at + MARK_NUMBERS);
    return [x ?? 0, y ?? 0, kind ?? 0];
  });
}

test("dots lead from the walker round the corner to a ring on the goal", () => {
  const marks = drawn(CORNER, 2, 2);
  expect(marks.at(-1)).toEqual([6.5, 5.5, MARK.goal]);
  const dots = marks.slice(0, -1);
  expect(dots.every(([, , kind]) => kind === MARK.step)).toBe(true);
  expect(dots.every(([x, y]) => x === 6.5 || y === 2.5)).toBe(true);
  const [x, y] = dots.at(-1) ?? [];
  expect(y).toBe(2.5);
  expect(x).toBeGreaterThan(3);
  expect(x).toBeLessThan(3.6);
});

test("dots that are left stay where they were while the walker goes on", () => {
  const [before, after] = [drawn(CORNER, 2, 2), drawn(CORNER, 4.3, 2.1)];
  expect(after.length).toBeLessThan(before.length);
  expect(before).toEqual(expect.arrayContaining(after));
});

test("nothing is drawn on arrival, far from the way, and without one", () => {
  expect(drawn(CORNER, 6, 5)).toEqual([]);
  expect(drawn(CORNER, 20, 20)).toEqual([]);
  expect(drawn([], 2, 2)).toEqual([]);
});
