import * as fc from "fast-check";
import { expect, test } from "vitest";

import { stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { changeTies } from "../../sim/relationships/ties.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { chanceTown } from "../helpers/chance-town.ts";
import { runUntil } from "../helpers/run-town.ts";
import { at } from "../helpers/someone.ts";

/** A small town in which something is the matter most of the time. */
function busyTown(seed: bigint) {
  const town = chanceTown({
    seed,
    objects: [
      {
        id: "shower",
        type: "shower",
        position: [3, 0],
        use_tile: [3, 1],
        queue_nodes: [
          [3, 2],
          [3, 3],
        ],
      },
    ],
    people: ["ann", "bob", "cleo"].map((id) => ({
      id,
      wallet: 50,
      needs: { hunger: 1, hygiene: 0.5, energy: 1 },
    })),
    events: {
      dear: { kind: "price_spike", prob_per_day: 40, duration: [5, 30], magnitude: [1.1, 2] },
      dark: { kind: "blackout", prob_per_day: 20, duration: [5, 20] },
      dry: { kind: "outage", prob_per_day: 20, duration: [5, 20] },
      shut: { kind: "queue_closure", prob_per_day: 40, object_type: "shower", duration: [5, 20] },
      meet: {
        kind: "arranged_meet",
        prob_per_day: 60,
        location: "shower",
        duration: [10, 20],
        mode: seed % 2n === 0n ? "invite" : "relocate",
      },
    },
    settings: { max_concurrent_events: 3, per_agent_cooldown_ticks: 20 },
    edit: ({ rewards, behavior }) => {
      rewards.decay_rates.hygiene = 0.02;
      Object.assign(behavior, { wake_tick: 0 });
    },
  });
  changeTies(town, 0, 1, "conflict", 0, 0, 0.9);
  return town;
}

test("[A133] a town saved in the middle of anything goes on as if it had never been saved", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 1000n }),
      fc.integer({ min: 1, max: 300 }),
      (seed, tick) => {
        const town = runUntil(busyTown(seed), tick);
        const saved = decodeSnapshot(town.config, encodeSnapshot(town));
        if (!saved.ok) throw new Error(saved.error.message);
        expect(stateHash(runUntil(saved.value, tick + 200))).toBe(
          stateHash(runUntil(town, tick + 200)),
        );
      },
    ),
    { numRuns: 15 },
  );
});

test("whatever befalls the town, its laws hold in every tick and nothing is left when all is over", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 1000n }), (seed) => {
      const town = busyTown(seed);
      const { town: state } = town.world;
      for (let tick = 1; tick <= 400; tick++) {
        runUntil(town, tick);
        expect(checkWorld(town)).toEqual([]);
      }
      expect(at(state.specStarts, 0) + at(state.specStarts, 3)).toBeGreaterThan(0);
      // Chance comes to rest, and what is on runs out.
      state.chanceFrom[0] = 100_000;
      runUntil(town, 500);
      expect(at(state.disturbances)).toBe(0);
      expect([at(state.closures), at(state.spikes), ...state.outageCount]).toEqual([0, 0, 0, 0]);
      expect([...state.price]).toEqual([...state.baselinePrice]);
    }),
    { numRuns: 10 },
  );
});
