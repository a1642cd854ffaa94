import { expect, test } from "vitest";

import { tunePrices } from "../../../../sim/economy/autotune.ts";
import type { Town } from "../../../../sim/town.ts";
import { priceOf, workingTown } from "../../../helpers/economy.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

type Edit = Parameters<typeof workingTown>[0];

function tuned(edit: Edit = () => undefined): Town {
  return workingTown((config) => {
    config.economy.autotune = { enabled: true, Kp: 0.05, Ki: 0, Kd: 0 };
    edit(config);
  });
}

/** The meal price after each of some days on which the only person's lowest need was this. */
function mealPrices(town: Town, lowest: readonly number[]): number[] {
  return lowest.map((need) => {
    someone(town, "ann").set("lowestToday", need);
    beginTick(town);
    tunePrices(town);
    return priceOf(town, "meal_cost");
  });
}

test("a second day of hardship makes staples two percent cheaper, and is told", () => {
  const town = tuned();
  expect(mealPrices(town, [0.1, 0.1])).toEqual([0.4, 0.4 * 0.98]);
  expect(priceOf(town, "ingredients_cost")).toBe(0.15 * 0.98);
  expect(eventsOf(town, "economy_autotune")).toEqual([
    { event: "economy_autotune", tick: 2, key: "meal_cost", old: 0.4, new: 0.4 * 0.98, error: 0.7 },
    {
      event: "economy_autotune",
      tick: 2,
      key: "ingredients_cost",
      old: 0.15,
      new: 0.15 * 0.98,
      error: 0.7,
    },
  ]);
  expect(eventsOf(town, "economy_price_update").map(({ cause }) => cause)).toEqual([
    "autotune",
    "autotune",
  ]);
});

test("a good day between two bad ones is no drift", () => {
  expect(mealPrices(tuned(), [0.1, 0.9, 0.1, 0.9])).toEqual([0.4, 0.4, 0.4, 0.4]);
});

test("more self-sufficiency than wanted makes food dearer, but never breaks the basket", () => {
  const prices = mealPrices(tuned(), [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9]);
  expect(prices[1]).toBeCloseTo(0.4 * (1 + 0.05 * 0.3), 12);
  const last = prices.at(-1) ?? 0;
  expect(0.0148 * 241).toBeGreaterThanOrEqual(1.1 * (1.75 + 3 * last + 0.2));
  expect(last).toBe(prices.at(-2));
});

test("no staple ever leaves a fifth of what is configured", () => {
  const hard = mealPrices(
    tuned(),
    Array.from({ length: 40 }, () => 0.1),
  );
  expect(hard.at(-1)).toBe(0.4 * (1 - 0.2));
  const free = tuned((config) => (config.economy.enforce_basket = false));
  const easy = mealPrices(
    free,
    Array.from({ length: 60 }, () => 0.9),
  );
  expect(easy.at(-1)).toBe(0.4 * (1 + 0.2));
});

test("nothing tunes itself when switched off or in phase A", () => {
  const off = tuned((config) => (config.economy.autotune.enabled = false));
  expect(mealPrices(off, [0.1, 0.1, 0.1]).at(-1)).toBe(0.4);
  for (const stage of ["M0", "M1", "M2"] as const) {
    const early = tuned((config) => (config.curriculum.stage = stage));
    expect(mealPrices(early, [0.1, 0.1, 0.1]).at(-1)).toBe(0.4);
  }
  const later = tuned((config) => (config.curriculum.stage = "M2.5"));
  expect(mealPrices(later, [0.1, 0.1, 0.1]).at(-1)).toBeLessThan(0.4);
});

test("the integral and the difference of the error count as configured", () => {
  const integral = tuned((config) => {
    config.economy.autotune = { enabled: true, Kp: 0, Ki: 0.01, Kd: 0 };
  });
  expect(mealPrices(integral, [0.1, 0.1])[1]).toBeCloseTo(0.4 * (1 - 0.01 * 1.4), 12);
  const difference = tuned((config) => {
    config.economy.autotune = { enabled: true, Kp: 0, Ki: 0, Kd: 1 };
  });
  expect(mealPrices(difference, [0.1, 0.1])[1]).toBe(0.4);
});
