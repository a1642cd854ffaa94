import { expect, test } from "vitest";

import {
  type VectorEnvironment,
  type VectorOptions,
  chooseAllByChance,
  createVectorEnvironment,
  episodeSeed,
  planVector,
  stepVector,
} from "../../../../sim/environment/vector-environment.ts";
import { MASKS, OPTION, WAIT } from "../../../../sim/options/options.ts";
import { kill } from "../../../../sim/lifecycle/departures.ts";
import { compileRules } from "../../../../sim/rules.ts";
import { hashBytes, stateHash } from "../../../../sim/snapshot/hash.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { at } from "../../../helpers/someone.ts";

const config = defaultConfig();
const rules = compileRules(config);

function options(changes: Partial<VectorOptions> = {}): VectorOptions {
  return {
    config,
    towns: 2,
    seed: 5n,
    variant: "hybrid",
    decide: "every",
    policy: "outside",
    horizon: 0,
    ...changes,
  };
}

const plan = (changes: Partial<VectorOptions> = {}) => planVector(options(changes), rules);

function bytesOf(
  array: Float32Array | Uint8Array | Int32Array,
  from: number,
  to: number,
): Uint8Array {
  const part = array.slice(from, to);
  const padded = new Uint8Array(Math.ceil(part.byteLength / 4) * 4);
  padded.set(new Uint8Array(part.buffer));
  return padded;
}

/** Hash of everything that one town has shown: every row after every step, and its state in the end. */
function story(environment: VectorEnvironment, ticks: number): string[] {
  const { arrays } = environment;
  const { layout, seats } = environment.plan;
  const hashes = environment.towns.map(() => "");
  for (let tick = 0; tick < ticks; tick++) {
    chooseAllByChance(environment);
    stepVector(environment);
    environment.towns.forEach(({ firstRow, town }, index) => {
      const [from, to] = [firstRow, firstRow + seats];
      const stride = layout?.stride ?? 0;
      const parts = [
        bytesOf(arrays.observations, from * stride, to * stride),
        bytesOf(arrays.rewards, from, to),
        bytesOf(arrays.terminations, from, to),
        bytesOf(arrays.truncations, from, to),
        bytesOf(arrays.masks, from * (WAIT + 1), to * (WAIT + 1)),
        bytesOf(arrays.due, from, to),
        town.world.arena,
      ];
      hashes[index] = hashBytes(padText([hashes[index], ...parts.map(hashBytes)].join("")));
    });
  }
  return hashes;
}

function padText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

test("a town shows the same bytes whether it is stepped alone or among others", () => {
  const together = story(createVectorEnvironment(plan({ towns: 8, horizon: 150 })), 200);
  const alone = Array.from({ length: 8 }, (_, town) => {
    const all = plan({ towns: 8, horizon: 150 });
    return story(createVectorEnvironment(all, new ArrayBuffer(all.bytes), 0, town, 1), 200);
  }).flat();
  expect(together).toEqual(alone);
  expect(new Set(together).size).toBe(8);
  // The first town is the first of any number.
  expect(story(createVectorEnvironment(plan({ towns: 1, horizon: 150 })), 200)).toEqual([
    together[0],
  ]);
});

test("shared memory, at an offset, shows the same as memory of its own", () => {
  const both = plan();
  const shared = new SharedArrayBuffer(both.bytes + 64);
  const there = story(createVectorEnvironment(both, shared, 64), 60);
  expect(there).toEqual(story(createVectorEnvironment(both), 60));
});

test("on decision only, rows that are not due are left as they are", () => {
  const environment = createVectorEnvironment(plan({ decide: "options" }));
  const { arrays } = environment;
  const { stride } = environment.plan.layout ?? { stride: 0 };
  let untouched = 0;
  for (let tick = 0; tick < 120; tick++) {
    chooseAllByChance(environment);
    const before = arrays.observations.slice();
    stepVector(environment);
    for (let row = 0; row < environment.plan.rows; row++) {
      if (at(arrays.due, row) === 1) continue;
      untouched += 1;
      const [from, to] = [row * stride, (row + 1) * stride];
      expect(arrays.observations.subarray(from, to)).toEqual(before.subarray(from, to));
    }
  }
  expect(untouched).toBeGreaterThan(1000);
});

test("both modes live through the same town, and agree on what those see who are due", () => {
  const every = createVectorEnvironment(plan());
  const some = createVectorEnvironment(plan({ decide: "options" }));
  const { stride } = every.plan.layout ?? { stride: 0 };
  for (let tick = 0; tick < 200; tick++) {
    chooseAllByChance(every);
    chooseAllByChance(some);
    stepVector(every);
    stepVector(some);
    expect(some.arrays.due).toEqual(every.arrays.due);
    for (let row = 0; row < every.plan.rows; row++) {
      if (at(every.arrays.due, row) === 0) continue;
      const [from, to] = [row * stride, (row + 1) * stride];
      const [a, b] = [every, some].map(({ arrays }) =>
        [...arrays.observations.subarray(from, to)].map((value) => value.toFixed(6)),
      );
      expect(b).toEqual(a);
    }
  }
  expect(some.towns.map(({ town }) => stateHash(town))).toEqual(
    every.towns.map(({ town }) => stateHash(town)),
  );
});

test("a town whose time is up cuts every episode short, keeps the last look, and begins with its next seed", () => {
  const limited = createVectorEnvironment(plan({ towns: 1, horizon: 30 }));
  const endless = createVectorEnvironment(plan({ towns: 1 }));
  for (let tick = 0; tick < 30; tick++) {
    for (const each of [limited, endless]) {
      chooseAllByChance(each);
      stepVector(each);
    }
  }
  expect([...limited.arrays.truncations]).toEqual(Array.from({ length: 8 }, () => 1));
  expect(limited.arrays.finalObservations).toEqual(endless.arrays.observations);
  expect(limited.arrays.rewards).toEqual(endless.arrays.rewards);
  const next = createVectorEnvironment(plan({ towns: 1, seed: episodeSeed(5n, 0, 1) }));
  expect(limited.arrays.observations).toEqual(next.arrays.observations);
  chooseAllByChance(limited);
  stepVector(limited);
  expect([...limited.arrays.truncations]).toEqual(Array.from({ length: 8 }, () => 0));
});

test("whoever leaves ends the episode of their seat once, and whoever takes their place begins the next", () => {
  const environment = createVectorEnvironment(plan({ towns: 1 }));
  const { arrays, towns } = environment;
  const { stride, size } = environment.plan.layout ?? { stride: 0, size: 0 };
  const [each] = towns;
  if (each === undefined) throw new Error("no town");
  stepVector(environment);
  kill(each.town, 3, "test");
  stepVector(environment);
  expect([...arrays.terminations]).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  expect(at(arrays.alive, 3)).toBe(0);
  expect(at(each.occupant, 3)).toBe(-1);
  let waited = 0;
  while (at(arrays.begins, 3) === 0) {
    stepVector(environment);
    waited += 1;
    expect(waited).toBeLessThan(40);
    expect(at(arrays.terminations, 3)).toBe(0);
    expect(at(arrays.rewards, 3)).toBe(0);
    if (at(arrays.begins, 3) === 0) {
      const row = arrays.observations.subarray(3 * stride, 3 * stride + size);
      expect(row.every((value) => value === 0)).toBe(true);
      expect([...arrays.masks.subarray(21, 28)].map((mask) => MASKS[mask])).toEqual([
        ...Array.from({ length: 6 }, () => "leaving"),
        "open",
      ]);
    }
  }
  expect(at(arrays.alive, 3)).toBe(1);
  expect(at(each.occupant, 3)).toBe(8);
  const row = arrays.observations.subarray(3 * stride, 3 * stride + size);
  expect(row.some((value) => value !== 0)).toBe(true);
  stepVector(environment);
  expect(at(arrays.begins, 3)).toBe(0);
  expect(each.terminated).toBe(1);
});

test("a choice counts for the one step that it was made for", () => {
  const environment = createVectorEnvironment(plan({ towns: 1, variant: "off" }));
  const { arrays, towns } = environment;
  const agents = towns[0]?.town.world.agents;
  if (agents === undefined) throw new Error("no town");
  arrays.choices[2] = OPTION.GetFed;
  stepVector(environment);
  expect([...arrays.choices]).toEqual(Array.from({ length: 8 }, () => -1));
  expect([...agents.option.subarray(0, 8)]).toEqual([-1, -1, OPTION.GetFed, -1, -1, -1, -1, -1]);
});

test("an environment that nothing observes has no memory for it, and lives the same", () => {
  const blind = createVectorEnvironment(plan({ variant: "off" }));
  const seeing = createVectorEnvironment(plan());
  expect(blind.arrays.observations.length).toBe(0);
  for (let tick = 0; tick < 50; tick++) {
    for (const each of [blind, seeing]) {
      chooseAllByChance(each);
      stepVector(each);
    }
  }
  expect(blind.towns.map(({ town }) => stateHash(town))).toEqual(
    seeing.towns.map(({ town }) => stateHash(town)),
  );
});
