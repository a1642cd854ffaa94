import { expect, test } from "vitest";

import { withRecorded, withTold } from "../../../../renderer/stream/known-events.ts";
import type { TownEvent } from "../../../../sim/telemetry/sections/recent.ts";

const at = (...ticks: readonly number[]): TownEvent[] =>
  ticks.map((tick) => ({ event: "chat_success", tick }));
const ticksOf = (events: readonly TownEvent[]) => events.map(({ tick }) => tick);

test("what is told is added, and told twice counts once", () => {
  const known = withTold([], at(3, 4, 4), 4);
  expect(ticksOf(known)).toEqual([3, 4, 4]);
  expect(ticksOf(withTold(known, at(4, 5), 6))).toEqual([3, 4, 4, 5]);
});

test("going back forgets what lies ahead, and it can happen again", () => {
  const back = withTold(at(3, 4, 9), [], 5);
  expect(ticksOf(back)).toEqual([3, 4]);
  expect(ticksOf(withTold(back, at(6, 9), 9))).toEqual([3, 4, 6, 9]);
});

test("nothing new leaves the same list, so that nothing is drawn anew", () => {
  const known = at(1, 2);
  expect(withTold(known, [], 7)).toBe(known);
});

test("the oldest go when there are many", () => {
  const many = withTold([], at(...Array.from({ length: 900 }, (_, tick) => tick)), 900);
  expect(many.length).toBeLessThan(900);
  expect(many.at(-1)?.tick).toBe(899);
});

test("the record fills what was missed, and what was told after it stays", () => {
  const closedFrom3To7 = at(1, 2, 8, 9);
  expect(ticksOf(withRecorded(closedFrom3To7, at(1, 2, 3, 5, 5, 8)))).toEqual([
    1, 2, 3, 5, 5, 8, 9,
  ]);
  expect(ticksOf(withRecorded(closedFrom3To7, []))).toEqual([1, 2, 8, 9]);
});
