import { expect, test } from "vitest";

import { clockText, dayOf, timeOfDay } from "../../../../sim/world/calendar.ts";

test("a day begins at midnight with its first tick", () => {
  expect([dayOf(0, 1000), dayOf(999, 1000), dayOf(1000, 1000)]).toEqual([0, 0, 1]);
  expect([timeOfDay(999, 1000), timeOfDay(1000, 1000)]).toEqual([999, 0]);
});

test("a quarter of the day is six o'clock, whatever the length of a day", () => {
  expect([0, 250, 500, 750, 999].map((tick) => clockText(tick, 1000))).toEqual([
    "00:00",
    "06:00",
    "12:00",
    "18:00",
    "23:58",
  ]);
  expect(clockText(3 * 144 + 36, 144)).toBe("06:00");
});
