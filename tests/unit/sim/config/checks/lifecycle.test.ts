import { expect, test } from "vitest";

import { type TownSections, checkTown } from "../../../../../sim/config/town-file.ts";
import type { TownConfig } from "../../../../../sim/config/town-config.ts";
import { defaultConfig } from "../../../../helpers/default-config.ts";

/** What is wrong with the default town after a change, key by key. */
function problems(edit: (config: TownConfig) => void): [string, string][] {
  const config = defaultConfig();
  edit(config);
  const sections: TownSections = config;
  return checkTown(sections).map(({ path, severity }) => [path.join("."), severity]);
}

test("ranges of coming and going begin before they end", () => {
  expect(problems(() => undefined)).toEqual([]);
  expect(problems(({ lifecycle }) => (lifecycle.spawn_delay_ticks = [9, 8]))).toEqual([
    ["lifecycle.spawn_delay_ticks.1", "error"],
  ]);
  expect(problems(({ lifecycle }) => (lifecycle.age_out.min_days = 21))).toEqual([
    ["lifecycle.age_out.max_days", "error"],
  ]);
});

test("newcomers cannot take after the best while nobody has learned anything", () => {
  const config = defaultConfig();
  config.lifecycle.spawn_policy = "elitist";
  expect(checkTown(config).map(({ message }) => message)).toEqual([
    "'elitist' needs a learned policy, and this town has none",
  ]);
});

test("there are rows of identity for everybody the town has room for, and no name twice", () => {
  expect(problems((config) => (config.embedding_allocator.max_slots = 15))).toEqual([
    ["embedding_allocator.max_slots", "error"],
  ]);
  expect(problems((config) => (config.embedding_allocator.max_slots = 16))).toEqual([]);
  expect(problems(({ assets }) => (assets.names = ["Ida", "Ole", "Ida"]))).toEqual([
    ["assets.names.2", "error"],
  ]);
});

test("a cap of the exit queue above that of all exits is doubted", () => {
  expect(problems(({ employment }) => (employment.daily_exit_cap = 3))).toEqual([
    ["employment.daily_exit_cap", "warning"],
  ]);
  expect(problems(({ employment }) => (employment.daily_exit_cap = null))).toEqual([]);
});
