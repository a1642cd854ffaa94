import { expect, test } from "vitest";

import { FrameTimes } from "../../../../renderer/frames/frame-times.ts";

test("percentiles are of the gaps between frames", () => {
  const times = new FrameTimes();
  for (const now of [0, 10, 20, 30, 40, 140]) times.add(now);
  expect(times.samples).toBe(5);
  expect(times.percentile(0.5)).toBe(10);
  expect(times.percentile(0.99)).toBe(100);
});

test("a stretch in which nothing was drawn does not count as a slow frame", () => {
  const times = new FrameTimes();
  times.add(0);
  times.add(10);
  times.pause();
  times.add(9000);
  times.add(9010);
  expect(times.percentile(1)).toBe(10);
});

test("before the first frame there is no figure", () => {
  expect(new FrameTimes().percentile(0.5)).toBe(0);
});
