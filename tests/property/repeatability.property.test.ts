import * as fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalJson, configHash } from "../../sim/config/config-id.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import { inputsOf } from "../../main/soak/reference.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { cardOf } from "../../sim/telemetry/card-of.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { runSummary } from "../../sim/telemetry/run-summary.ts";
import { sceneOf } from "../../sim/telemetry/scene-of.ts";
import { frameInts, writeFrame } from "../../sim/telemetry/write-frame.ts";
import { runTick } from "../../sim/tick.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { anySeed, inputsWithin } from "../helpers/inputs.ts";
import { runUntil } from "../helpers/run-town.ts";

const config = defaultConfig();
const END = 1400;

/** The town that a snapshot of this one gives. */
function restored(town: Town): Town {
  const decoded = decodeSnapshot(config, encodeSnapshot(town), town.rules);
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value;
}

test("a town that is saved, restored and run on is the town that was never interrupted", () => {
  fc.assert(
    fc.property(anySeed, fc.nat(END), inputsWithin(END), (seed, saved, inputs) => {
      const uninterrupted = runUntil(createTown(config, seed), END, inputs);
      const before = runUntil(createTown(config, seed), saved, inputs);
      const resumed = runUntil(restored(before), END, inputs);
      expect(stateHash(resumed)).toBe(stateHash(uninterrupted));
    }),
    { numRuns: 12 },
  );
});

test("a town that is saved and restored in every tick is the town that never was", () => {
  const plain = createTown(config, 5n);
  let handed = createTown(config, 5n);
  for (let tick = 0; tick < 400; tick++) {
    runTick(plain);
    handed = restored(handed);
    runTick(handed);
    if (tick % 20 === 0) expect(stateHash(handed)).toBe(stateHash(plain));
  }
  expect(stateHash(handed)).toBe(stateHash(plain));
});

/** Somebody there once set out for company with the affordance of a plan that another had made. */
const SEEDS = [11, 25];

test("a town that is restored every now and then under a wild operator is the town that never was", () => {
  for (const seed of SEEDS) {
    const plain = createTown(config, BigInt(seed));
    let handed = createTown(config, BigInt(seed));
    for (let tick = 1; tick <= 800; tick++) {
      const inputs = inputsOf(seed, "main", plain);
      expect(inputsOf(seed, "main", handed)).toEqual(inputs);
      runTick(plain, inputs);
      runTick(handed, inputs);
      if (tick % 37 !== 0) continue;
      expect(stateHash(handed), `seed ${seed}, tick ${tick}`).toBe(stateHash(plain));
      const decoded = decodeSnapshot(config, encodeSnapshot(handed));
      if (!decoded.ok) throw new Error(decoded.error.message);
      handed = decoded.value;
    }
  }
});

test("encoding and decoding gives back the same bytes at any tick", () => {
  fc.assert(
    fc.property(anySeed, fc.nat(600), inputsWithin(600), (seed, tick, inputs) => {
      const bytes = encodeSnapshot(runUntil(createTown(config, seed), tick, inputs));
      const decoded = decodeSnapshot(config, bytes);
      expect(decoded.ok && Buffer.from(encodeSnapshot(decoded.value)).equals(bytes)).toBe(true);
    }),
    { numRuns: 10 },
  );
});

test("the same seed and inputs twice give the same town, another seed gives other events", () => {
  fc.assert(
    fc.property(anySeed, inputsWithin(1000), (seed, inputs) => {
      const first = runUntil(createTown(config, seed), 1000, inputs);
      const second = runUntil(createTown(config, seed), 1000, inputs);
      expect(stateHash(second)).toBe(stateHash(first));
      const other = runUntil(createTown(config, seed + 1n), 1000, inputs);
      expect(outcomeHash(other)).not.toBe(outcomeHash(first));
    }),
    { numRuns: 8 },
  );
});

test("two towns stepped in turn in one process live as they do alone", () => {
  fc.assert(
    fc.property(anySeed, anySeed, inputsWithin(700), (seed, otherSeed, inputs) => {
      const alone = runUntil(createTown(config, seed), 700, inputs);
      const one = createTown(config, seed);
      const two = createTown(config, otherSeed);
      for (let tick = 1; tick <= 700; tick++) {
        runUntil(one, tick, inputs);
        runUntil(two, tick);
      }
      expect(stateHash(one)).toBe(stateHash(alone));
      expect(stateHash(two)).toBe(stateHash(runUntil(createTown(config, otherSeed), 700)));
    }),
    { numRuns: 6 },
  );
});

test("looking at a town does not change it", () => {
  const town = createTown(config, 9n);
  for (let tick = 0; tick < 500; tick++) {
    runTick(town);
    if (tick % 25 !== 0) continue;
    const before = stateHash(town);
    kpis(town);
    runSummary(town);
    checkWorld(town);
    sceneOf(town, 1, "default");
    writeFrame(town, new Int32Array(frameInts(town)), 1, 1);
    for (let slot = 0; slot < town.people.length; slot++) cardOf(town, slot, []);
    encodeSnapshot(town);
    expect(stateHash(town)).toBe(before);
  }
});

test("the order of keys in the configuration means nothing, as it means nothing to its hash", () => {
  const shuffled: unknown = JSON.parse(canonicalJson(config));
  const reordered = TownFile.parse(shuffled);
  expect(Object.keys(reordered.jobs)).not.toEqual(Object.keys(config.jobs));
  expect(configHash(reordered)).toBe(configHash(config));
  const town = runUntil(createTown(reordered, 3n), END);
  expect(stateHash(town)).toBe(stateHash(runUntil(createTown(config, 3n), END)));
});
