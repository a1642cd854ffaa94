import * as fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalJson, configHash } from "../../../../sim/config/config-id.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";

/** The same value with the keys of every object in the opposite order. */
function reversed<T>(value: T): T;
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((member: unknown) => reversed(member));
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value).map(([key, member]) => [key, reversed(member)] as const);
  return Object.fromEntries(pairs.toReversed());
}

const hashAfter = (change: (config: TownConfig) => void): string => {
  const config = defaultConfig();
  change(config);
  return configHash(config);
};

test("the order of keys does not matter to the hash", () => {
  expect(Object.keys(reversed(defaultConfig()))).not.toEqual(Object.keys(defaultConfig()));
  expect(configHash(reversed(defaultConfig()))).toBe(configHash(defaultConfig()));
});

test("the seed is left out of the hash", () => {
  expect(hashAfter((config) => (config.seed = 99))).toBe(configHash(defaultConfig()));
});

test("any other change alters the hash", () => {
  const changes: ((config: TownConfig) => void)[] = [
    (config) => (config.config_id = "other"),
    (config) => (config.economy.meal_cost += 1e-12),
    (config) => (config.map.rows[0] = config.map.rows[0]?.replace(",", ".") ?? ""),
    (config) => config.scenario.agents.reverse(),
    (config) => (required(config.scenario.agents[0]).name = "Alicia"),
    (config) => (offer(config).duration += 1),
    (config) => (config.personalities.overrides["zoe"] = "stoic"),
    (config) => delete config.jobs["clerk"],
  ];
  const hashes = new Set([configHash(defaultConfig()), ...changes.map(hashAfter)]);
  expect(hashes.size).toBe(changes.length + 1);
});

test("canonical text reads back as the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("a member that is undefined is as good as absent", () => {
  expect(canonicalJson({ b: undefined, a: [1, "x", null] })).toBe('{"a":[1,"x",null]}');
});
