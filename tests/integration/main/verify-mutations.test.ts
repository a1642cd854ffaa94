import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { openStore } from "../../../main/store/open-store.ts";
import { type Verification, verifyTown } from "../../../main/town/verify-town.ts";
import { AUDIT } from "../../helpers/corruptions/audit.ts";
import type { Corruption } from "../../helpers/corruptions/corruption.ts";
import { INPUTS } from "../../helpers/corruptions/inputs.ts";
import { CHAIN, ROWS } from "../../helpers/corruptions/rows.ts";
import { STATES } from "../../helpers/corruptions/states.ts";
import { TREE } from "../../helpers/corruptions/tree.ts";
import { TIMELINES, eventfulFile } from "../../helpers/eventful-file.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good } from "../../helpers/town-file.ts";

let folder = "";
let whole = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "townlet-verify-"));
  whole = await eventfulFile(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a file that nobody touched is verified in all its timelines", async () => {
  for (const name of Object.keys(TIMELINES)) {
    const found = await verified(whole, name);
    expect([name, found.first_divergence]).toEqual([name, null]);
  }
  expect((await verified(whole, "main")).hashes_checked).toBe(12);
});

describe.each([
  ["a stored state", STATES],
  ["the chain", CHAIN],
  ["inputs", INPUTS],
  ["rows", ROWS],
  ["timelines and town", TREE],
  ["the audit", AUDIT],
])("%s is caught:", (_, corruptions) => {
  test.for(corruptions)("%s", judge);
});

async function judge([, edit, where, system, of = "main"]: Corruption): Promise<void> {
  const file = path.join(temporaryFolder(), "corrupt.townlet");
  copyFileSync(whole, file);
  const database = new Database(file);
  onTestFinished(() => void database.close());
  database.pragma("foreign_keys = OFF");
  const ticks =
    typeof where === "string" ? database.prepare<[], number>(where).pluck().get() : where;
  const changes = () => database.prepare<[], number>("SELECT total_changes()").pluck().get();
  const before = changes();
  if (typeof edit === "string") database.exec(edit);
  else edit(database);
  expect(changes()).not.toBe(before);
  database.close();
  const found = (await verified(file, of)).first_divergence;
  const [from, to] = typeof ticks === "object" ? ticks : [ticks, ticks];
  expect(found?.system).toMatch(typeof system === "string" ? new RegExp(`^${system}$`) : system);
  expect(found?.tick).toBeGreaterThanOrEqual(from ?? NaN);
  expect(found?.tick).toBeLessThanOrEqual(to ?? NaN);
}

async function verified(file: string, name: string): Promise<Verification> {
  const store = good(await openStore(file, { access: "read" }));
  const { timeline = 0, last_tick = 0 } = store.timelines().find((one) => one.name === name) ?? {};
  const found = await verifyTown(store, timeline, { from: 0, to: last_tick }, () => true);
  store.close();
  return good(found);
}
