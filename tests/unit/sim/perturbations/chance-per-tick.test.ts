import { expect, test } from "vitest";

import { chancePerTick } from "../../../../sim/perturbations/chance-per-tick.ts";

test("three days in ten means three days in ten, not 0.3 events a day", () => {
  for (const [perDay, ticks] of [
    [0.3, 1000],
    [0.1, 1440],
    [0.95, 7],
    [0.5, 1],
  ] as const) {
    const quietDay = (1 - chancePerTick(perDay, ticks)) ** ticks;
    expect(1 - quietDay).toBeCloseTo(perDay, 9);
  }
  expect(chancePerTick(0.3, 1000)).toBeGreaterThan(0.3 / 1000);
});

test("from one a day on it is a number of events, and never more than certain", () => {
  expect(chancePerTick(1, 1000)).toBe(0.001);
  expect(chancePerTick(5, 1000)).toBe(0.005);
  expect(chancePerTick(5, 2)).toBe(1);
  expect(chancePerTick(0, 1000)).toBe(0);
});

test("every engine finds the same chance to the last bit", () => {
  expect([0.3, 0.25, 0.15, 0.1].map((perDay) => chancePerTick(perDay, 1000))).toEqual([
    0.0003566113429927521, 0.0002876406959322899, 0.00016250572401194102, 0.00010535496543367939,
  ]);
});
