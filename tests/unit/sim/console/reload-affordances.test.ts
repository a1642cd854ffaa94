import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { runUntil } from "../../../helpers/run-town.ts";

const CHECKSUM = "ab".repeat(32);

/** The configured manifest with another length of a shower. */
function withShowersOf(duration: number): unknown[] {
  return defaultConfig().manifest.map((entry) =>
    entry.id === "use_shower" ? Object.assign(entry, { duration }) : entry,
  );
}

function reload(town: Town, entries: unknown, more: object = {}) {
  const kwargs = { path: "other.yaml", checksum: CHECKSUM, entries, ...more };
  const [answer] = runTick(town, [Command.parse({ name: "reload_affordances", kwargs })]);
  return answer;
}

const showerTicks = (town: Town): number[] =>
  town.rules.affordances.flatMap(({ id, current, duration }) =>
    id === "use_shower" && current ? [duration] : [],
  );

test("a manifest given at a tick is in force from then on, and is told", () => {
  const town = createTown(defaultConfig());
  expect(reload(town, withShowersOf(9))).toMatchObject({
    ok: true,
    value: { reloaded: true, path: "other.yaml", changed: ["use_shower"], added: [], removed: [] },
  });
  expect(showerTicks(town)).toEqual([9]);
  expect(eventsOf(town, "affordance_manifest_reloaded")).toMatchObject([{ checksum: CHECKSUM }]);
});

test("a dry run says what would change and changes nothing", () => {
  const town = createTown(defaultConfig());
  const still = createTown(defaultConfig());
  runTick(still);
  expect(reload(town, withShowersOf(9), { dry_run: true })).toMatchObject({
    value: { reloaded: false, changed: ["use_shower"] },
  });
  expect(stateHash(town)).toBe(stateHash(still));
  expect(showerTicks(town)).toEqual([12]);
});

test("a bad manifest and another checksum than expected are refused, told, and leave the old one", () => {
  const town = createTown(defaultConfig());
  const { rules } = town;
  expect(reload(town, withShowersOf(0))).toMatchObject({ error: { code: "invalid_args" } });
  expect(eventsOf(town, "affordance_manifest_reload_failed")).toHaveLength(1);
  expect(reload(town, withShowersOf(9), { expected_checksum: "cd".repeat(32) })).toMatchObject({
    ok: false,
  });
  expect(town.rules).toBe(rules);
});

test("a town saved after a reload goes on by the new manifest, not by its configuration's", () => {
  const town = createTown(defaultConfig());
  runUntil(town, 200);
  reload(town, withShowersOf(9));
  runUntil(town, 260);
  const saved = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!saved.ok) throw new Error(saved.error.message);
  expect(showerTicks(saved.value)).toEqual([9]);
  expect(stateHash(runUntil(saved.value, 900))).toBe(stateHash(runUntil(town, 900)));
});

test("a reloaded town repeats itself from its inputs", () => {
  const twice = [0, 0].map(() => {
    const town = createTown(defaultConfig());
    runUntil(town, 300);
    reload(town, withShowersOf(9));
    runUntil(town, 350);
    reload(town, withShowersOf(14));
    return stateHash(runUntil(town, 1000));
  });
  expect(twice[0]).toBe(twice[1]);
});
