import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { runUntil } from "../../../helpers/run-town.ts";

const SHA = "ab".repeat(32);
const spike = { kind: "price_spike", magnitude: 2, duration: 30 };

function reload(town: Town, entries: unknown, more: object = {}) {
  const kwargs = { path: "other.yaml", checksum: SHA, entries, ...more };
  const [answer] = runTick(town, [Command.parse({ name: "reload_perturbations", kwargs })]);
  return answer;
}

const trigger = (town: Town, spec: string) =>
  runTick(town, [Command.parse({ name: "perturbation_trigger", kwargs: { spec } })])[0];

const file = (events: object, settings: object = {}) => ({
  perturbations: { ...settings, events },
});

const oneSpike = (): Town => chanceTown({ events: { dear: spike } });

test("another file is in force from its tick on; what it adds and changes is told by name", () => {
  const town = oneSpike();
  const answer = reload(
    town,
    file({ dear: { ...spike, magnitude: 3 }, dark: { kind: "blackout", duration: 5 } }),
  );
  expect(answer).toMatchObject({
    ok: true,
    value: { reloaded: true, path: "other.yaml", added: ["dark"], changed: ["dear"], removed: [] },
  });
  expect(eventsOf(town, "perturbation_config_reloaded")).toMatchObject([
    { checksum: SHA, spec_count: 2 },
  ]);
  expect(trigger(town, "dark")).toMatchObject({ ok: true });
  trigger(town, "dear");
  expect(eventsOf(town, "perturbation_price_spike")[0]).toMatchObject({ magnitude: 3 });
});

test("what is on goes on by its old terms, and what is gone cannot be asked for any more", () => {
  const town = chanceTown({
    events: {},
    edit: (config) => {
      config.perturbation_file = { events: {} };
    },
  });
  reload(town, file({ dear: spike }));
  trigger(town, "dear");
  const [dear] = town.world.town.price;
  expect(reload(town, file({ dark: { kind: "blackout" } }))).toMatchObject({
    value: { added: ["dark"], removed: ["dear"] },
  });
  expect(town.world.town.price[0]).toBe(dear);
  expect(trigger(town, "dear")).toMatchObject({ error: { code: "unknown_spec" } });
  runUntil(town, 31);
  expect(town.world.town.price[0]).toBe(dear);
  runUntil(town, 32);
  expect(eventsOf(town, "perturbation_ended")).toMatchObject([
    { spec: "dear", kind: "price_spike" },
  ]);
  expect(town.world.town.price[0]).toBe((dear ?? 0) / 2);
});

test("a name that comes to mean another kind does not change what was", () => {
  const town = oneSpike();
  trigger(town, "dear");
  reload(town, file({ dear: { kind: "outage", duration: 4 } }));
  trigger(town, "dear");
  expect(eventsOf(town, "perturbation_started")).toMatchObject([{ spec: "dear", kind: "outage" }]);
  runUntil(town, 31);
  expect(eventsOf(town, "perturbation_ended")).toMatchObject([
    { event_id: "evt_1", kind: "price_spike" },
  ]);
});

test("settings can be loaded anew, and the events of the town itself stay", () => {
  const town = chanceTown({ events: { dear: { ...spike, prob_per_day: 1000, duration: 1 } } });
  reload(town, file({}, { window_ticks: 500, max_events_per_window: 1 }));
  const starts = town.world.town.specStarts[0] ?? 0;
  runUntil(town, 400);
  expect(town.world.town.specStarts[0]).toBe(starts);
  expect(trigger(town, "dear")).toMatchObject({ ok: true });
});

test.each([
  ["another checksum than expected", file({}), { expected_checksum: "cd".repeat(32) }],
  ["a file that is none", { events: {} }, {}],
  ["a misspelt key", file({ dear: { ...spike, magnitud: 2 } }), {}],
  ["a range that is upside down", file({ dear: { ...spike, duration: [9, 3] } }), {}],
  ["two names for one thing", file({ dear: { ...spike, duration_min: 3 } }), {}],
])("%s is refused, told, and leaves everything as it was", (_, entries, more) => {
  const town = oneSpike();
  const { rules } = town;
  expect(reload(town, entries, more)).toMatchObject({ ok: false, error: { code: "invalid_args" } });
  expect(eventsOf(town, "perturbation_config_reload_failed")).toHaveLength(1);
  expect(town.rules).toBe(rules);
});

test("a dry run says what would change and changes nothing", () => {
  const town = oneSpike();
  const still = oneSpike();
  runTick(still);
  expect(reload(town, file({ dark: { kind: "blackout" } }), { dry_run: true })).toMatchObject({
    value: { reloaded: false, added: ["dark"] },
  });
  expect(stateHash(town)).toBe(stateHash(still));
});

test("a town saved after a reload goes on by the new file, not by its configuration's", () => {
  const town = oneSpike();
  reload(town, file({ dear: { ...spike, prob_per_day: 20, duration: [5, 15] } }));
  runUntil(town, 300);
  const saved = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!saved.ok) throw new Error(saved.error.message);
  expect(stateHash(runUntil(saved.value, 900))).toBe(stateHash(runUntil(town, 900)));
  expect(town.world.town.specStarts[0]).toBeGreaterThan(3);
});
