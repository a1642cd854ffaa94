import { expect, test } from "vitest";

import { perturbationFigures } from "../../../../sim/telemetry/perturbation-figures.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { eventsOf } from "../../../helpers/events.ts";

/** Standard deviations within which a sum of draws lies but for three times in a thousand. */
const BOUND = 3;

test("over forty days each kind starts as often as the chances of its ticks add up to", () => {
  const town = chanceTown({
    seed: 7n,
    events: {
      dear: { kind: "price_spike", prob_per_day: 0.9, duration: [20, 60], cooldown_ticks: 100 },
      dark: { kind: "blackout", prob_per_day: 0.5, duration: [15, 40], cooldown_ticks: 200 },
      dry: { kind: "outage", prob_per_day: 3, duration: [15, 40], cooldown_ticks: 50 },
    },
    settings: { max_concurrent_events: 2, global_cooldown_ticks: 10 },
  });
  let started = 0;
  for (let tick = 1; tick <= 40_000; tick++) {
    runUntil(town, tick);
    if (town.events.count > 0) started += eventsOf(town, "perturbation_started").length;
  }
  const { specs, overlap_days, days } = perturbationFigures(town);
  expect(days).toBe(40);
  let total = 0;
  for (const [name, { starts, expected, variance }] of Object.entries(specs)) {
    expect(Math.abs(starts - expected), name).toBeLessThan(BOUND * Math.sqrt(variance));
    expect(starts, name).toBeGreaterThan(0);
    total += starts;
  }
  // One may still be waiting for its turn.
  expect(total - started).toBeGreaterThanOrEqual(0);
  expect(total - started).toBeLessThanOrEqual(1);
  expect(specs["dry"]?.staggered).toBeGreaterThan(0);
  expect(overlap_days).toBeLessThanOrEqual(40 * 0.2);
});
