import { expect, test } from "vitest";

import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { runSummary } from "../../sim/telemetry/run-summary.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { expectGolden } from "../helpers/golden.ts";
import { runUntil } from "../helpers/run-town.ts";

const TICKS = 5000;
const STEP = 500;

/**
 * What became of a town, under the names that `townlet run --json` uses: any runtime that can run
 * the command line can be held against the same file.
 */
function record(town: Town): Record<string, unknown> {
  const state_hashes: Record<number, string> = {};
  for (let tick = STEP; tick <= TICKS; tick += STEP) {
    state_hashes[tick] = stateHash(runUntil(town, tick));
  }
  const { affordances, events, exits } = runSummary(town);
  return {
    config_id: town.config.config_id,
    config_hash: town.rules.configHash,
    scenario: "default",
    seed: Number(town.seed),
    ticks: TICKS,
    state_hash: stateHash(town),
    outcome_hash: outcomeHash(town),
    affordances,
    events,
    exits,
    kpis: kpis(town),
    state_hashes,
  };
}

for (const seed of [1n, 2n, 3n]) {
  test(`the default town with seed ${seed} lives through five days as it always has`, () => {
    expectGolden(`default-town-${seed}`, record(createTown(defaultConfig(), seed)));
  });
}

test("each seed tells another story", () => {
  const outcomes = [1n, 2n, 3n].map((seed) =>
    outcomeHash(runUntil(createTown(defaultConfig(), seed), 1000)),
  );
  expect(new Set(outcomes).size).toBe(3);
});
