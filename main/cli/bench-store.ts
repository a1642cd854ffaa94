import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { EVENT_INTS } from "../../sim/events/event-log.ts";
import { storiesOf } from "../../sim/narration/stories-of.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { kpiRows } from "../../sim/telemetry/kpi-rows.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { MAIN, type StoreBatch } from "../store/identity.ts";
import { migrate } from "../store/migrate.ts";
import { openDatabase } from "../store/native.ts";
import { emptyBatch, kindsOf } from "../store/town-store.ts";
import { prepareWrite } from "../store/write-batch.ts";
import { type Bench, livedIn } from "./bench-cases.ts";

/** What a town at 100× brings to disk once a second. */
const TICKS_PER_COMMIT = 400;
const COMMITS_PER_ROUND = 5;

/** Milliseconds of a commit under one journal mode and one promise of SQLite's, in the folder for temporary files. */
function committing(journal: "WAL" | "DELETE", synchronous: "FULL" | "NORMAL"): Bench {
  return {
    name: `store-commit-${journal}-${synchronous}`.toLowerCase(),
    unit: "ms/commit",
    isSlow: true,
    prepare: async (config) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-bench-"));
      process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      const opened = await openDatabase(path.join(folder, "town.townlet"), {});
      if (!opened.ok) throw new Error(opened.error.message);
      const database = opened.value;
      database.pragma("locking_mode = EXCLUSIVE");
      database.pragma(`journal_mode = ${journal}`);
      database.pragma(`synchronous = ${synchronous}`);
      migrate(database);
      database.exec(
        `INSERT INTO timelines VALUES (1, 'main', NULL, 0, 0, '', NULL, 'scripted', NULL, NULL, 0, '')`,
      );
      const write = prepareWrite(database, kindsOf(database));
      const town = livedIn(config);
      return () =>
        Array.from({ length: COMMITS_PER_ROUND }, () => {
          const batch = nextBatch(town);
          const start = performance.now();
          write(batch);
          return performance.now() - start;
        });
    },
  };
}

/** What the next ticks bring to the record. */
function nextBatch(town: Town): StoreBatch {
  const ints: number[] = [];
  const values: number[] = [];
  const stories: StoreBatch["stories"][number][] = [];
  for (let ticks = 0; ticks < TICKS_PER_COMMIT; ticks++) {
    runTick(town);
    const { events } = town;
    ints.push(...events.ints.subarray(0, events.count * EVENT_INTS));
    values.push(...events.values.subarray(0, events.count));
    stories.push(...storiesOf(town));
  }
  const tick = town.world.town.tick[0] ?? 0;
  return {
    ...emptyBatch(MAIN, tick),
    eventInts: Int32Array.from(ints),
    eventValues: Float64Array.from(values),
    stories,
    hashes: [{ tick, state_hash: stateHash(town) }],
    kpis: kpiRows(town),
  };
}

export const STORE_BENCHES: readonly Bench[] = [
  committing("WAL", "FULL"),
  committing("WAL", "NORMAL"),
  committing("DELETE", "FULL"),
];
