import * as fc from "fast-check";
import { expect, test } from "vitest";

import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { decayNeeds } from "../../../../sim/needs/decay-needs.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** A town in which one need per tick falls by the given amounts. */
function decaying(hunger: number, hygiene: number, energy: number, plan: TownPlan = {}): Town {
  return makeTown({
    ...plan,
    edit: (config) => {
      config.rewards.decay_rates = { hunger, hygiene, energy };
      plan.edit?.(config);
    },
  });
}

const levels = (town: Town, id: string): number[] => {
  const person = someone(town, id);
  return [person.get("hunger"), person.get("hygiene"), person.get("energy")];
};

test("decay takes one tick's worth of each need from everybody alive and from nobody else", () => {
  const town = decaying(0.0625, 0.03125, 0.015625, { people: [{ id: "ann" }, { id: "bob" }] });
  const { slot } = someone(town, "bob");
  removeAgent(town, slot, "moved away");
  decayNeeds(town);
  expect(levels(town, "ann")).toEqual([0.9375, 0.96875, 0.984375]);
  expect(town.world.needs.map((level) => level[slot])).toEqual([0, 0, 0]);
});

test("a personality multiplies its needs' decay, and only while the feature is on", () => {
  const stoic = (on: boolean): number[] => {
    const town = decaying(0.0625, 0.0625, 0.0625, {
      edit: (config) => {
        config.features.behavior.reward_multipliers = on;
        config.personalities.overrides = { ann: "stoic" };
        config.personalities.profiles["stoic"] = {
          ...config.personalities.profiles["stoic"],
          extroversion: 0,
          forgiveness: 0,
          ambition: 0,
          needs: { hunger: 0.5, energy: 2 },
          reward: {},
          behaviour: {},
        };
      },
    });
    decayNeeds(town);
    return levels(town, "ann");
  };
  expect(stoic(true)).toEqual([0.96875, 0.9375, 0.875]);
  expect(stoic(false)).toEqual([0.9375, 0.9375, 0.9375]);
});

test("no need ever falls below zero", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.1, noNaN: true }), fc.nat(60), (rate, ticks) => {
      const town = decaying(rate, rate, rate);
      for (let i = 0; i < ticks; i++) decayNeeds(town);
      for (const level of levels(town, "ann")) expect(level).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 30 },
  );
});

test("each of the levels 0.4, 0.2 and 0.1 is told once on the way down", () => {
  const town = decaying(0.01, 0, 0);
  const told: unknown[] = [];
  for (let i = 0; i < 100; i++) {
    beginTick(town);
    decayNeeds(town);
    told.push(...eventsOf(town).map(({ event, need, level }) => [event, need, level]));
  }
  expect(told).toEqual([
    ["need_threshold", "hunger", 0.4],
    ["need_threshold", "hunger", 0.2],
    ["need_threshold", "hunger", 0.1],
  ]);
});

test("a fall through several levels in one tick tells them all, highest first", () => {
  const town = decaying(0, 0, 0.1);
  someone(town, "ann").set("energy", 0.2);
  beginTick(town);
  decayNeeds(town);
  expect(eventsOf(town).map(({ level }) => level)).toEqual([0.2]);
  someone(town, "ann").set("energy", 0.1);
  beginTick(town);
  decayNeeds(town);
  expect(eventsOf(town).map(({ level }) => level)).toEqual([0.1]);
});

test("the lowest level of the day is kept over all needs", () => {
  const town = decaying(0.0625, 0, 0);
  const ann = someone(town, "ann");
  ann.set("hygiene", 0.25);
  decayNeeds(town);
  expect(ann.get("lowestToday")).toBe(0.25);
  ann.set("hygiene", 1);
  decayNeeds(town);
  expect(ann.get("lowestToday")).toBe(0.25);
  expect(ann.get("hunger")).toBe(0.875);
});

test("[A40] needs of 0.8, 0.7 and 0.6 lose exactly their rate, and what is less than that is lost whole", () => {
  const town = decaying(0.01, 0.005, 0.008);
  const ann = someone(town, "ann");
  const put = (hunger: number, hygiene: number, energy: number): void => {
    ann.set("hunger", hunger);
    ann.set("hygiene", hygiene);
    ann.set("energy", energy);
  };
  put(0.8, 0.7, 0.6);
  decayNeeds(town);
  expect(levels(town, "ann")).toEqual([0.8 - 0.01, 0.7 - 0.005, 0.6 - 0.008]);
  put(0.002, 0.003, 0.001);
  decayNeeds(town);
  expect(levels(town, "ann")).toEqual([0, 0, 0]);
});
