import { expect, test } from "vitest";

import { loadConfig } from "../../../../main/config/load-config.ts";
import type { DecodedEvent } from "../../../../sim/events/decode-event.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { runTick } from "../../../../sim/tick.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { eventsOf } from "../../../helpers/events.ts";

/** Everything that happened at work in the scenario `employment` up to a tick. */
function lived(ticks: number): { events: DecodedEvent[]; broken: string[] } {
  const loaded = loadConfig("employment");
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  const town = createTown(loaded.value.config);
  const events: DecodedEvent[] = [];
  const broken: string[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    runTick(town);
    events.push(...eventsOf(town).filter(({ event }) => /^(shift|employment)_/.test(event)));
    broken.push(...checkWorld(town));
  }
  return { events, broken };
}

test("one is on time, one in grace, one late, one never comes and loses his place to the one who waits", () => {
  const { events, broken } = lived(1400);
  const of = (name: string): [unknown, number][] =>
    events.filter(({ event }) => event === name).map(({ agent_id, tick }) => [agent_id, tick]);
  expect(broken).toEqual([]);
  expect(of("shift_late_start")).toEqual([
    ["dov", 286],
    ["ben", 306],
    ["dov", 1286],
  ]);
  expect(of("shift_absent")).toEqual([
    ["dov", 311],
    ["dov", 1311],
  ]);
  expect(of("employment_warning")).toEqual([["dov", 311]]);
  expect(of("employment_hire_pending").map(([id]) => id)).toEqual(["eva"]);
  expect(of("employment_exit_pending")).toEqual([["dov", 1311]]);
  expect(of("employment_exit_processed")).toEqual([["dov", 1311]]);
  expect(of("employment_hired")).toEqual([["eva", 1312]]);
  const started = of("shift_started").filter(([, tick]) => tick < 1000);
  // Cleo's grace runs from tick 320 to 325.
  expect(started).toEqual([
    ["ada", 320],
    ["cleo", 321],
    ["ben", 323],
  ]);
});
