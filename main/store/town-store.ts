import { deflateSync, inflateSync } from "node:zlib";

import type { EventRecord } from "../../sim/events/decode-event.ts";
import { EVENT_INTS } from "../../sim/events/event-log.ts";
import { EVENT_KINDS } from "../../sim/events/kinds.ts";
import { ok } from "../../sim/result.ts";
import { fileProblem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoreBatch, StoredSnapshot, TownIdentity } from "./identity.ts";
import type { Database } from "./native.ts";

/** Far above any world that the configuration allows; a file cannot make us fill the memory. */
const MAX_WORLD_BYTES = 256_000_000;

/** An event of a kind that this version does not have. */
const UNKNOWN_KIND = -1;

interface EventRow {
  readonly kind: number;
  readonly tick: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly value: number;
}

/** One open town file. Made by `openStore` and `createStore`, which hold it against other programs. */
export class TownStore {
  readonly file: string;
  readonly #database: Database;
  /** Number in this file of each of our event kinds. */
  readonly #kinds: readonly number[];
  readonly #write: (batch: StoreBatch) => void;
  #lastTick: number;

  constructor(file: string, database: Database) {
    this.file = file;
    this.#database = database;
    this.#kinds = agreeOnKinds(database);
    this.#write = prepareWrite(database, this.#kinds);
    this.#lastTick =
      database.prepare<[], { last_tick: number }>("SELECT last_tick FROM town").get()?.last_tick ??
      0;
  }

  /** The record on disk is complete up to this tick. */
  get lastTick(): number {
    return this.#lastTick;
  }

  /** The oldest tick that can be returned to. */
  get firstTick(): number {
    const row = this.#database
      .prepare<[], { tick: number | null }>("SELECT min(tick) AS tick FROM snapshots")
      .get();
    return row?.tick ?? 0;
  }

  identity(): TownIdentity | null {
    return (
      this.#database
        .prepare<[], TownIdentity>(
          `SELECT title, scenario, config_id, config_hash, config, seed, created_at, created_by
           FROM town`,
        )
        .get() ?? null
    );
  }

  /** Brings a batch to disk, all or nothing. A refusal (a full disk, say) has changed nothing. */
  append(batch: StoreBatch): Outcome<null> {
    try {
      this.#write(batch);
      this.#lastTick = Math.max(this.#lastTick, batch.tick);
      return ok(null);
    } catch (error) {
      return { ok: false, error: fileProblem(error, this.file) };
    }
  }

  /** Newest first; only those at or before `tick`. */
  snapshotsUpTo(tick: number): StoredSnapshot[] {
    return this.#database
      .prepare<[number], StoredSnapshot>(
        "SELECT tick, state_hash, raw_bytes FROM snapshots WHERE tick <= ? ORDER BY tick DESC",
      )
      .all(tick);
  }

  snapshotBytes(tick: number): Outcome<Uint8Array> {
    const row = this.#database
      .prepare<[number], { raw_bytes: number; deflated: Buffer }>(
        "SELECT raw_bytes, deflated FROM snapshots WHERE tick = ?",
      )
      .get(tick);
    if (row === undefined) return this.#damagedSnapshot(tick);
    try {
      // A plain array of its own: a Buffer may be a window on somebody else's bytes.
      const bytes = new Uint8Array(inflateSync(row.deflated, { maxOutputLength: MAX_WORLD_BYTES }));
      return bytes.length === row.raw_bytes ? ok(bytes) : this.#damagedSnapshot(tick);
    } catch {
      return this.#damagedSnapshot(tick); // zlib says only that its checksum failed.
    }
  }

  #damagedSnapshot(tick: number): Outcome<never> {
    return refuse(
      "damaged_file",
      `The state of tick ${tick} in ${this.file} is damaged.`,
      "The town is rebuilt from an earlier state where there is one.",
    );
  }

  /** Inputs of the ticks after `tick`, in order. */
  inputsAfter(tick: number): { tick: number; input: string }[] {
    return this.#database
      .prepare<[number], { tick: number; input: string }>(
        "SELECT tick, input FROM inputs WHERE tick > ? ORDER BY seq",
      )
      .all(tick);
  }

  /** The hash chain over (from, to]. */
  hashesBetween(from: number, to: number): { tick: number; state_hash: string }[] {
    return this.#database
      .prepare<[number, number], { tick: number; state_hash: string }>(
        "SELECT tick, state_hash FROM hashes WHERE tick > ? AND tick <= ? ORDER BY tick",
      )
      .all(from, to);
  }

  /** The events of the ticks in (from, to], in order, with our own numbers for their kinds. */
  eventsBetween(from: number, to: number): EventRecord[] {
    const ours = new Map(this.#kinds.map((stored, kind) => [stored, kind]));
    return this.#database
      .prepare<[number, number], EventRow>(
        `SELECT kind, tick, a, b, c, d, e, f, value FROM events WHERE tick > ? AND tick <= ? ORDER BY seq`,
      )
      .all(from, to)
      .map(({ kind, tick, a, b, c, d, e, f, value }) => ({
        kind: ours.get(kind) ?? UNKNOWN_KIND,
        tick,
        cells: [a, b, c, d, e, f],
        value,
      }));
  }

  /** How often each kind of event stands in the record. */
  eventCounts(): Record<string, number> {
    const rows = this.#database
      .prepare<[], { name: string; count: number }>(
        `SELECT name, count(*) AS count FROM events JOIN event_kinds USING (kind)
         GROUP BY kind ORDER BY kind`,
      )
      .all();
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  }

  /** Forgets everything after `tick`. Only for a record that no longer repeats itself. */
  cutAfter(tick: number): Outcome<null> {
    try {
      this.#database.transaction(() => {
        for (const table of ["events", "inputs", "hashes", "snapshots"]) {
          this.#database.prepare<[number]>(`DELETE FROM ${table} WHERE tick > ?`).run(tick);
        }
        this.#database.prepare<[number]>("UPDATE town SET last_tick = ?").run(tick);
      })();
      this.#lastTick = tick;
      return ok(null);
    } catch (error) {
      return { ok: false, error: fileProblem(error, this.file) };
    }
  }

  /** A complete, compact copy in a new file. */
  copyTo(file: string): Outcome<null> {
    try {
      this.#database.prepare<[string]>("VACUUM INTO ?").run(file);
      return ok(null);
    } catch (error) {
      return { ok: false, error: fileProblem(error, file) };
    }
  }

  close(): void {
    this.#database.close();
  }
}

/** A file keeps its own numbers for event kinds, so that old files survive new kinds. */
function agreeOnKinds(database: Database): number[] {
  const select = database.prepare<[string], { kind: number }>(
    "SELECT kind FROM event_kinds WHERE name = ?",
  );
  const insert = database.prepare<[string]>("INSERT INTO event_kinds (name) VALUES (?)");
  return database.transaction(() =>
    EVENT_KINDS.map(
      ({ event }) => select.get(event)?.kind ?? Number(insert.run(event).lastInsertRowid),
    ),
  )();
}

function prepareWrite(database: Database, kinds: readonly number[]): (batch: StoreBatch) => void {
  const event = database.prepare<number[]>(
    `INSERT INTO events (kind, tick, a, b, c, d, e, f, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const input = database.prepare<[number, string]>(
    "INSERT INTO inputs (tick, input) VALUES (?, ?)",
  );
  const hash = database.prepare<[number, string]>("INSERT OR REPLACE INTO hashes VALUES (?, ?)");
  const snapshot = database.prepare<[number, string, number, Buffer]>(
    "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)",
  );
  const progress = database.prepare<[number]>("UPDATE town SET last_tick = max(last_tick, ?)");
  return database.transaction((batch: StoreBatch) => {
    batch.eventValues.forEach((value, index) => {
      const record = batch.eventInts.slice(index * EVENT_INTS, (index + 1) * EVENT_INTS);
      const [kind = 0, ...rest] = record;
      event.run(kinds[kind] ?? 0, ...rest, value);
    });
    for (const entry of batch.inputs) input.run(entry.tick, entry.input);
    for (const entry of batch.hashes) hash.run(entry.tick, entry.state_hash);
    for (const { tick, state_hash, bytes } of batch.snapshots) {
      snapshot.run(tick, state_hash, bytes.length, deflateSync(bytes, { level: 6 }));
    }
    progress.run(batch.tick);
  });
}
