import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";

import { DAY_KPIS, dayName } from "../../../sim/telemetry/kpi-table.ts";
import { openStore } from "../../../main/store/open-store.ts";
import type { StoredKpi } from "../../../main/store/identity.ts";
import { newTown } from "../../../main/town/open-town.ts";
import type { TownHost } from "../../../main/town/town-host.ts";
import { branch, seek, switchTo } from "../../../main/town/travel.ts";
import { verifyTown } from "../../../main/town/verify-town.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { required } from "../../helpers/required.ts";
import { good, newTownFile, reopened } from "../../helpers/town-file.ts";

const DAYS = 4;
let whole: StoredKpi[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-days-"));
  const host = good(
    await newTown({
      config: { ...defaultConfig(), seed: 1 },
      scenario: "default",
      title: "Whole",
      file: path.join(folder, "whole.townlet"),
      replace: false,
    }),
  );
  host.advance(DAYS * 1000);
  whole = await rowsOf(host);
  good(await host.close());
  rmSync(folder, { recursive: true });
});

/** All figures of single days in the timeline that is shown. */
async function rowsOf(host: TownHost): Promise<StoredKpi[]> {
  host.handOver();
  const { archive, timeline } = required(host.home);
  const rows: StoredKpi[] = [];
  for (const { name } of DAY_KPIS) {
    const wanted = { name: dayName(name), person: -1 };
    rows.push(...(await archive.reads.kpisBetween(timeline, 0, Number.MAX_SAFE_INTEGER, wanted)));
  }
  return rows;
}

const upTo = (tick: number): StoredKpi[] => whole.filter((row) => row.tick <= tick);

async function firstDivergence(file: string, timeline = 1): Promise<unknown> {
  const store = good(await openStore(file, { access: "read" }));
  const last = required(store.timelines().find((one) => one.timeline === timeline)).last_tick;
  const found = good(await verifyTown(store, timeline, { from: 0, to: last }, () => true));
  store.close();
  return found.first_divergence;
}

test("every midnight has its figures, and shares lie between 0 and 1", () => {
  expect(new Set(whole.map(({ tick }) => tick))).toEqual(new Set([1000, 2000, 3000, 4000]));
  for (const { name, unit } of DAY_KPIS) {
    const values = whole.filter((row) => row.name === dayName(name)).map(({ value }) => value);
    if (unit === "share" || unit === "need") {
      for (const value of values) expect([name, value >= 0 && value <= 1]).toEqual([name, true]);
    }
    if (unit === "count") expect([name, values.every(Number.isInteger)]).toEqual([name, true]);
  }
});

test("what days count adds up to what the town has counted", async () => {
  const { host } = await newTownFile();
  host.advance(3000);
  const rows = await rowsOf(host);
  const sum = (name: string): number =>
    rows.filter((row) => row.name === name).reduce((total, { value }) => total + value, 0);
  const { conflicts, ghostSteps, rotations, starvations } = host.town.world.town;
  expect(sum("day.queue_conflicts")).toBe(conflicts[0]);
  expect(sum("day.queue_ghost_steps")).toBe(ghostSteps[0]);
  expect(sum("day.queue_rotations")).toBe(rotations[0]);
  expect(sum("day.starvations")).toBe(starvations[0]);
});

test("a town that is closed and opened again, or watched from its past on, has the same days", async () => {
  const { host, file } = await newTownFile();
  host.advance(1300);
  good(await host.close());
  const again = await reopened(file);
  again.advance(1100);
  good(await seek(again, 1650));
  again.advance(2000);
  expect(await rowsOf(again)).toEqual(upTo(3000));
  good(await again.close());
  expect(await firstDivergence(file)).toBeNull();
});

test("a branch has the day that it parts in as a whole, and its parent's days before", async () => {
  const { host, file } = await newTownFile();
  host.advance(2400);
  good(await seek(host, 1700));
  const made = good(await branch(host, "other"));
  host.advance(600);
  expect(await rowsOf(host)).toEqual(upTo(2000));
  good(await host.close());
  expect(await firstDivergence(file, made.timeline)).toBeNull();
  const again = await reopened(file);
  good(await switchTo(again, made.timeline, 1800));
  again.advance(1000);
  expect(await rowsOf(again)).toEqual(upTo(2000));
});

test("a figure of a day that was changed or removed is found", async () => {
  const { host, file } = await newTownFile();
  host.advance(1100);
  good(await host.close());
  const kind = "(SELECT kind FROM kpi_kinds WHERE name = 'day.self_sufficiency')";
  edit(file, `UPDATE kpis SET value = value - 0.125 WHERE kind = ${kind}`);
  expect(await firstDivergence(file)).toEqual({ tick: 1000, system: "kpis" });
  edit(file, `DELETE FROM kpis WHERE kind = ${kind}`);
  expect(await firstDivergence(file)).toEqual({ tick: 1000, system: "kpis" });
});

test("a file from before days had figures is not wrong for it", async () => {
  const { host, file } = await newTownFile();
  host.advance(1100);
  good(await host.close());
  edit(file, "DELETE FROM kpis WHERE kind IN (SELECT kind FROM kpi_kinds WHERE name LIKE 'day.%')");
  expect(await firstDivergence(file)).not.toBeNull();
  edit(file, "INSERT INTO migrations VALUES (4, '2026-01-01T00:00:00.000Z')");
  expect(await firstDivergence(file)).toBeNull();
});

function edit(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
