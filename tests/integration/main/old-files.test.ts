import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import Database from "better-sqlite3";
import { expect, test } from "vitest";

import { Command } from "../../../sim/console/commands.ts";
import { stateHash } from "../../../sim/snapshot/hash.ts";
import { MAIN } from "../../../main/store/identity.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { verifyTown } from "../../../main/town/verify-town.ts";
import { expectGolden } from "../../helpers/golden.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, townAt } from "../../helpers/town-file.ts";

// The default town from seed 7, 400 ticks, with three commands, as each version of the file wrote it.
// Version 1 knew fewer cells of an event.

const FIXTURES = path.resolve(import.meta.dirname, "../../fixtures/towns");
const MIGRATIONS = path.resolve(import.meta.dirname, "../../../main/store/migrations");
const LAST_TICK = 400;

interface Rows {
  readonly town: unknown;
  readonly events: unknown[];
  readonly inputs: unknown[];
  readonly hashes: unknown[];
  readonly keyframes: unknown[];
}

/** Everything that a file of a version holds, in words that all versions have in common. */
function rowsOf(file: string, version: number): Rows {
  const database = new Database(file, { readonly: true });
  const all = (sql: string): unknown[] => database.prepare(sql).all();
  const cells = version === 1 ? "-1 AS d, -1 AS e, -1 AS f" : "d, e, f";
  const place = version < 3 ? "seq" : "ordinal";
  const rows = {
    town: all(
      "SELECT title, scenario, config_id, config_hash, config, seed, created_at, created_by FROM town",
    )[0],
    events: all(
      `SELECT name, tick, a, b, c, ${cells}, value FROM events JOIN event_kinds USING (kind)
       ORDER BY tick, ${place}`,
    ),
    inputs: all("SELECT tick, input FROM inputs ORDER BY seq"),
    hashes: all("SELECT tick, state_hash FROM hashes ORDER BY tick"),
    keyframes: all(
      `SELECT tick, state_hash, raw_bytes, hex(deflated) AS bytes
       FROM ${version < 3 ? "snapshots" : "keyframes"} ORDER BY tick`,
    ),
  };
  database.close();
  return rows;
}

test.each([
  [1, [3, 4]],
  [2, [3, 4]],
  [3, [4]],
  [4, []],
])(
  "a file of version %i keeps every row, and notes what it went through",
  async (version, steps) => {
    const file = path.join(temporaryFolder(), "old.townlet");
    copyFileSync(path.join(FIXTURES, `version-${version}.townlet`), file);
    const before = rowsOf(file, version);
    const store = good(await openStore(file));
    expect(store.migrations()).toEqual(steps);
    expect(store.lastTick(MAIN)).toBe(LAST_TICK);
    expect(store.check()).toBeNull();
    store.close();
    const after = rowsOf(file, 3);
    expect(after).toEqual(before);
    const { events, inputs, hashes, keyframes } = after;
    const chain = version < 3 ? 5 : 8; // Since version 3 every tick with commands has its entry.
    expect([events, inputs, hashes, keyframes].map((rows) => rows.length)).toEqual([
      200,
      3,
      chain,
      2,
    ]);
  },
);

test.each([2, 3, 4])(
  "a file of version %i repeats itself while its rules are ours",
  async (version) => {
    const file = path.join(temporaryFolder(), "old.townlet");
    copyFileSync(path.join(FIXTURES, `version-${version}.townlet`), file);
    const store = good(await openStore(file));
    const end = store.hashesBetween(MAIN, LAST_TICK - 1, LAST_TICK)[0]?.state_hash;
    const found = good(await verifyTown(store, MAIN, { from: 0, to: LAST_TICK }, () => true));
    const today = await townAt(0, 7);
    for (const { tick, input } of store.inputsAfter(MAIN, 0)) {
      today.schedule(tick, [Command.parse(JSON.parse(input))]);
    }
    store.close();
    today.advance(LAST_TICK);
    // Rules that changed since lead elsewhere; what is stored is then all that can be compared.
    const isOurs = stateHash(today.town) === end;
    expect(found.first_divergence === null).toBe(isOurs);
  },
);

test("a file of version 4 keeps its audit", async () => {
  const file = path.join(temporaryFolder(), "old.townlet");
  copyFileSync(path.join(FIXTURES, "version-4.townlet"), file);
  const store = good(await openStore(file));
  const rows = store
    .audited(10)
    .map((row) => [row.name, row.place, row.tick, row.cmd_id, row.code]);
  expect(rows).toEqual([
    ["setneed", "tick", 40, "v4-1", null],
    ["blackout", "tick", 150, "v4-2", null],
    ["blackout", "tick", 180, "v4-3", null],
    ["list_agents", "town", 400, null, null],
    ["", null, 400, null, "usage"],
    ["kill", null, 400, null, "forbidden"],
  ]);
  const known = store.carriedOut(10, 1e6).map(({ cmd_id }) => cmd_id);
  expect(known).toEqual(["v4-1", "v4-2", "v4-3"]);
  store.close();
});

test("steps from one version to the next never change once they are released", () => {
  const texts = readdirSync(MIGRATIONS)
    .toSorted()
    .map((name) => [name, readFileSync(path.join(MIGRATIONS, name), "utf8")]);
  const hash = (text = ""): string => createHash("sha256").update(text).digest("hex");
  expectGolden("migrations", Object.fromEntries(texts.map(([name, text]) => [name, hash(text)])));
});
