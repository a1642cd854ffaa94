import { expect, test } from "vitest";

import { fuzzTown } from "../../campaign/fuzz-town.ts";
import { campaignTowns } from "../../campaign/towns.ts";
import { required } from "../../helpers/required.ts";

const SEEDS = 20;
const TICKS = 1000;

/** Runs that once broke a law: the town, the seed, how long, and what broke. */
const REGRESSIONS: readonly (readonly [string, number, number, string])[] = [
  ["economy", 20_261_138, 4700, "a bench with fewer places than before was held by two"],
  [
    "odd-shop",
    20_261_161,
    400,
    "the ledger gave back a meal that was bought in the tick of the jump",
  ],
];

const towns = campaignTowns();

test("[A155] [A163] [A164] towns with random operations keep every law in every tick", () => {
  const names = [...towns.keys()];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const town = required(names[seed % names.length]);
    const plan = { town, seed, ticks: TICKS, replay: seed % 10 === 0 };
    expect({ plan, ...fuzzTown(required(towns.get(town)), plan) }).toMatchObject({ broken: null });
  }
}, 120_000);

test.each(REGRESSIONS)("regression: %s, seed %i, %i ticks: %s", (town, seed, ticks) => {
  const plan = { town, seed, ticks, replay: false };
  expect(fuzzTown(required(towns.get(town)), plan).broken).toBeNull();
});
