import * as fc from "fast-check";
import { expect, test } from "vitest";

import { PRICES } from "../../../../sim/config/blocks/economy.ts";
import { basketPerDay, lastingBasket } from "../../../../sim/economy/basket.ts";
import {
  endSpike,
  refreshPrices,
  setBaselinePrice,
  startSpike,
} from "../../../../sim/economy/prices.ts";
import { setWage } from "../../../../sim/economy/wages.ts";
import type { Town } from "../../../../sim/town.ts";
import { forceRain } from "../../../../sim/world/weather.ts";
import { SPIKE_SLOTS } from "../../../../sim/world/world.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { priceOf, pricesOf, workingTown } from "../../../helpers/economy.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { at } from "../../../helpers/someone.ts";

test("[A46] the basket of a day is rent, three meals and a shower", () => {
  expect(lastingBasket(workingTown())).toBeCloseTo(1.75 + 3 * 0.4 + 0.2, 12);
});

test("[A47] a spike multiplies the meal price and gives it back to the bit", () => {
  const town = makeTown();
  beginTick(town);
  expect(startSpike(town, 7, 1.5, ["meal_cost"])).toBe(true);
  expect(pricesOf(town)).toEqual([0.4 * 1.5, 0.15, 0.2]);
  expect([town.world.town.spikes[0], town.world.town.spikeEvent[0]]).toEqual([1, 7]);
  endSpike(town, 7);
  expect(pricesOf(town)).toEqual([0.4, 0.15, 0.2]);
  expect(town.world.town.spikes[0]).toBe(0);
  expect(eventsOf(town)).toEqual([
    {
      event: "economy_price_update",
      tick: 1,
      key: "meal_cost",
      cause: "spike",
      old: 0.4,
      new: 0.4 * 1.5,
    },
    {
      event: "economy_price_update",
      tick: 1,
      key: "meal_cost",
      cause: "spike",
      old: 0.4 * 1.5,
      new: 0.4,
    },
  ]);
});

/** Which prices a spike with these targets raises. */
function raisedBy(...targets: string[]): string[] {
  const town = makeTown();
  const before = pricesOf(town);
  const started = startSpike(town, 1, 2, targets);
  const raised = PRICES.filter((_, index) => town.world.town.price[index] !== before[index]);
  expect(started).toBe(raised.length > 0);
  return raised;
}

test("targets are groups of purchases or single prices; names without a price are ignored", () => {
  expect(raisedBy()).toEqual([...PRICES]);
  expect(raisedBy("global")).toEqual([...PRICES]);
  expect(raisedBy("market")).toEqual([...PRICES]);
  expect(raisedBy("grocer")).toEqual(["ingredients_cost"]);
  expect(raisedBy("cafe")).toEqual(["meal_cost"]);
  expect(raisedBy("gym")).toEqual(["shower_cost"]);
  expect(raisedBy("shower_cost", "cafe", "bakery")).toEqual(["meal_cost", "shower_cost"]);
  expect(raisedBy("bakery", "toString", "wage_income", "rent_per_day")).toEqual([]);
});

test("a spike without a use is no spike: no positive factor, a known event, all slots taken", () => {
  const town = makeTown();
  for (const magnitude of [0, -1, Number.NaN, Infinity]) {
    expect(startSpike(town, 1, magnitude, [])).toBe(false);
  }
  expect(startSpike(town, 1, 2, ["cafe"])).toBe(true);
  expect(startSpike(town, 1, 2, ["gym"])).toBe(false);
  for (let event = 2; event <= SPIKE_SLOTS; event++) {
    expect(startSpike(town, event, 2, ["gym"])).toBe(true);
  }
  expect(startSpike(town, 99, 2, ["gym"])).toBe(false);
  endSpike(town, 50);
  expect(town.world.town.spikes[0]).toBe(SPIKE_SLOTS);
});

test("spikes apply in the order they started, whichever ends first", () => {
  const town = makeTown();
  for (const [event, magnitude] of [1.1, 1.3, 0.7].entries()) {
    startSpike(town, event, magnitude, ["cafe"]);
  }
  expect(priceOf(town, "meal_cost")).toBe(0.4 * 1.1 * 1.3 * 0.7);
  endSpike(town, 0);
  startSpike(town, 0, 1.1, ["cafe"]);
  expect(priceOf(town, "meal_cost")).toBe(0.4 * 1.3 * 0.7 * 1.1);
});

test("the weather makes a meal dearer as configured, on top of any spike", () => {
  const town = makeTown({ edit: (config) => (config.world.weather.meal_price.rainy = 1.25) });
  startSpike(town, 1, 1.5, ["market"]);
  beginTick(town);
  forceRain(town, true);
  expect(pricesOf(town)).toEqual([0.4 * 1.5 * 1.25, 0.15 * 1.5, 0.2 * 1.5]);
  expect(eventsOf(town, "economy_price_update")).toEqual([
    {
      event: "economy_price_update",
      tick: 1,
      key: "meal_cost",
      cause: "weather",
      old: 0.4 * 1.5,
      new: 0.4 * 1.5 * 1.25,
    },
  ]);
  expect(town.world.town.baselinePrice[0]).toBe(0.4);
});

test("a price set during a spike is the price that the spike multiplies and leaves behind", () => {
  const town = makeTown();
  startSpike(town, 1, 1.5, ["cafe"]);
  expect(setBaselinePrice(town, "meal_cost", 0.5).ok).toBe(true);
  expect(priceOf(town, "meal_cost")).toBe(0.5 * 1.5);
  endSpike(town, 1);
  expect(priceOf(town, "meal_cost")).toBe(0.5);
});

test("unknown, negative and unspeakable prices are refused", () => {
  const town = makeTown();
  const code = (key: string, value: number): string => {
    const answer = setBaselinePrice(town, key, value);
    return answer.ok ? "ok" : answer.error.code;
  };
  expect(code("bread", 1)).toBe("not_found");
  expect(code("meal_cost", -0.1)).toBe("invalid_args");
  expect(code("meal_cost", Number.NaN)).toBe("invalid_args");
  expect(code("meal_cost", Infinity)).toBe("invalid_args");
  expect(pricesOf(town)).toEqual([0.4, 0.15, 0.2]);
  expect(code("meal_cost", 0)).toBe("ok");
});

test("a price or a wage that breaks the basket is refused and told; a spike is not asked", () => {
  const town = workingTown();
  beginTick(town);
  const { wage } = town.world.town;
  expect(setBaselinePrice(town, "meal_cost", 0.45)).toMatchObject({
    error: { code: "invalid_args" },
  });
  expect(setWage(town, "clerk", 0.0142)).toMatchObject({ error: { code: "invalid_args" } });
  expect(setWage(town, "baker", 0.02)).toMatchObject({ error: { code: "not_found" } });
  expect(setWage(town, "clerk", Number.NaN)).toMatchObject({ error: { code: "invalid_args" } });
  expect([priceOf(town, "meal_cost"), wage[0]]).toEqual([0.4, 0.0148]);
  const [basket, day] = [1.75 + 3 * 0.45 + 0.2, 0.0148 * 241];
  expect(eventsOf(town)[0]).toEqual({
    event: "economy_basket_violation",
    tick: 1,
    job_id: "clerk",
    basket,
    wage: day,
    ratio: day / basket,
  });
  expect(eventsOf(town)).toHaveLength(2);
  expect(setWage(town, "clerk", 0.02).ok).toBe(true);
  expect(eventsOf(town).at(-1)).toEqual({
    event: "economy_wage_update",
    tick: 1,
    job_id: "clerk",
    old: 0.0148,
    new: 0.02,
  });
  expect(setBaselinePrice(town, "meal_cost", 0.45).ok).toBe(true);
  expect(startSpike(town, 1, 9, ["cafe"])).toBe(true);
});

test("a wage of nothing is the general wage", () => {
  const town = workingTown((config) => (config.economy.wage_income = 0.016));
  expect(setWage(town, "clerk", 0).ok).toBe(true);
  expect(town.world.town.wage[0]).toBe(0.016);
});

test("[A159] every job of the default town pays 1.1 baskets a day", () => {
  const { economy, jobs } = defaultConfig();
  for (const job of Object.values(jobs)) {
    const day = job.wage_rate * (job.end_tick - job.start_tick + 1);
    expect(day).toBeGreaterThanOrEqual(1.1 * basketPerDay(economy));
  }
});

/** Whether every wage carries 1.1 baskets, worked out apart. */
function carries(town: Town): boolean {
  const { baselinePrice, wage } = town.world.town;
  const basket = town.config.economy.rent_per_day + 3 * at(baselinePrice, 0) + at(baselinePrice, 2);
  return town.rules.jobs.every(({ start, end }, job) => {
    return at(wage, job) * (end - start + 1) >= 1.1 * basket;
  });
}

test("[A159] random prices and wages either keep the basket or are refused without a trace", () => {
  const change = fc.record({
    key: fc.constantFrom(...PRICES, "clerk"),
    value: fc.oneof(fc.double({ min: 0, max: 1 }), fc.double({ min: 0.01, max: 0.02 })),
  });
  const holds = (changes: readonly { key: string; value: number }[]): void => {
    const town = workingTown();
    for (const { key, value } of changes) {
      const { baselinePrice, wage } = town.world.town;
      const before = [...baselinePrice, ...wage];
      const answer =
        key === "clerk" ? setWage(town, key, value) : setBaselinePrice(town, key, value);
      expect(carries(town)).toBe(true);
      if (!answer.ok) expect([...baselinePrice, ...wage]).toEqual(before);
    }
  };
  fc.assert(fc.property(fc.array(change, { maxLength: 30 }), holds), { numRuns: 60 });
});

test("whatever spikes, rain and price changes lie between, prices end where they began", () => {
  const act = fc.oneof(
    fc.record({
      start: fc.nat(9),
      magnitude: fc.double({ min: 0.1, max: 5, noNaN: true }),
      targets: fc.subarray(["cafe", "grocer", "gym", "market", "nowhere"]),
    }),
    fc.record({ end: fc.nat(9) }),
    fc.record({ rain: fc.boolean() }),
    fc.record({
      key: fc.constantFrom(...PRICES),
      value: fc.double({ min: 0, max: 2, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const town = makeTown({ edit: (config) => (config.world.weather.meal_price.rainy = 1.3) });
      const lasting = pricesOf(town);
      for (const step of acts) {
        if ("start" in step) startSpike(town, step.start, step.magnitude, step.targets);
        else if ("end" in step) endSpike(town, step.end);
        else if ("rain" in step) forceRain(town, step.rain);
        else {
          setBaselinePrice(town, step.key, step.value);
          lasting[PRICES.indexOf(step.key)] = step.value;
        }
      }
      for (let event = 0; event < 10; event++) endSpike(town, event);
      // As it was at the start, whether or not it has rained since.
      forceRain(town, false);
      town.world.town.weather[0] = 0;
      refreshPrices(town, "weather");
      expect(pricesOf(town)).toEqual(lasting);
    }),
  );
});
