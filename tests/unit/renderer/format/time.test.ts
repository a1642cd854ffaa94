import { expect, test } from "vitest";

import {
  dayAndTime,
  dayOf,
  isSunUp,
  otherDay,
  partOfDay,
  spanWords,
  timeOfDay,
} from "../../../../renderer/format/time.ts";

test.each([
  [0, "00:00"],
  [250, "06:00"],
  [500, "12:00"],
  [750, "18:00"],
  [999, "23:58"],
  [1250, "06:00"],
])("tick %i is %s", (tick, text) => {
  expect(timeOfDay(tick, 1000)).toBe(text);
});

test("a day is counted from one and ends with its last tick", () => {
  expect(dayOf(0, 1000)).toBe(1);
  expect(dayOf(999, 1000)).toBe(1);
  expect(dayOf(1000, 1000)).toBe(2);
});

test("a day is told only where it is another than the one that is known", () => {
  expect(otherDay(1999, 1000, 1000)).toBeNull();
  expect(otherDay(999, 1000, 1000)).toBe(1);
  expect(otherDay(2500, 1400, 1000)).toBe(3);
});

test("the parts of the day follow the sun", () => {
  const parts = [100, 250, 350, 500, 600, 750, 850, 950].map((tick) => partOfDay(tick, 1000));
  expect(parts).toEqual([
    "Night",
    "Sunrise",
    "Morning",
    "Noon",
    "Afternoon",
    "Sunset",
    "Evening",
    "Night",
  ]);
});

test("the sun is up from six to six", () => {
  const up = [0, 249, 250, 500, 749, 750, 999, 1250].map((tick) => isSunUp(tick, 1000));
  expect(up).toEqual([false, false, true, true, true, false, false, true]);
});

test("a tick is a day and a time, and so many ticks are days, hours and minutes", () => {
  expect(dayAndTime(1300, 1000)).toBe("Day 2, 07:12");
  expect(spanWords(1000, 1000)).toBe("1 day");
  expect(spanWords(2250, 1000)).toBe("2 days 6 h");
  expect(spanWords(50, 1000)).toBe("1 h 12 min");
  expect(spanWords(4, 1000)).toBe("6 min");
});
