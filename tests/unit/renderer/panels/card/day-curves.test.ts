import { expect, test } from "vitest";

import { curvesOf, dayUpTo, lowestOf } from "../../../../../renderer/panels/card/day-curves.ts";
import type { PersonDay } from "../../../../../sim/telemetry/person-day.ts";

const DAY: PersonDay = {
  id: "bob",
  ticks: [90, 100, 110, 117],
  hunger: [0.9, 0.8, 0.7, 0.65],
  hygiene: [0.5, 0.4, 0.2, 0.9],
  energy: [1, 0.9, 0.8, 0.7],
  wallet: [3, 3, 2.5, 2.5],
  reward: [0, 0.1, -0.3, 0.05],
  parts: { needs: -0.2, social: 0, work: 0.05, other: 0 },
  ties: [],
};
const NOW = { needs: { hunger: 0.6, hygiene: 0.85, energy: 0.65 }, wallet: 4 };

test("a day that is known up to a while ago ends with what the card says now", () => {
  const day = dayUpTo(DAY, { ...NOW, tick: 125 });
  expect(day.ticks).toEqual([90, 100, 110, 117, 125]);
  expect(day.hunger).toEqual([0.9, 0.8, 0.7, 0.65, 0.6]);
  expect(day.wallet.at(-1)).toBe(4);
  expect(day.reward).toEqual([0, 0.1, -0.3, 0.05, 0.05]);
});

test("of a day that goes on behind the shown tick nothing is told that has not happened yet", () => {
  const day = dayUpTo(DAY, { ...NOW, tick: 104 });
  expect(day.ticks).toEqual([90, 100, 104]);
  expect(day.hygiene).toEqual([0.5, 0.4, 0.85]);
  expect(dayUpTo(DAY, { ...NOW, tick: 80 }).ticks).toEqual([80]);
});

test("every curve has a value for every tick, within its picture", () => {
  const curves = curvesOf(DAY);
  expect(curves.map(({ name }) => name)).toEqual([
    "hunger",
    "hygiene",
    "energy",
    "wallet",
    "reward",
  ]);
  for (const { values, low, high } of curves) {
    expect(values).toHaveLength(DAY.ticks.length);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...values)).toBeLessThanOrEqual(high);
    expect(high).toBeGreaterThan(low);
  }
  const reward = curves.at(-1);
  expect([reward?.mark, reward?.say(-0.3)]).toEqual([0, "−0.30"]);
});

test("the worst moment of a day is the lowest need of all, and a day without samples has none", () => {
  expect(lowestOf(DAY)).toEqual({ tick: 110, word: "clean", level: 0.2 });
  expect(lowestOf({ ...DAY, ticks: [], hunger: [], hygiene: [], energy: [] })).toBeNull();
});
