import { deflateSync } from "node:zlib";

import { EVENT_INTS } from "../../sim/events/event-log.ts";
import { PEOPLE_CELLS } from "../../sim/events/kinds.ts";
import type { StoreBatch, StoredAudit } from "./identity.ts";
import type { Database } from "./native.ts";

/** Fast above all: a state of 75 KB takes a millisecond and a fifth of its size. */
const DEFLATE_LEVEL = 1;

/** What a file that may not be written does not know. */
const UNKNOWN = -1;

/** What a file calls the kinds of events, in our order, and the figures, by name. */
export interface StoredKinds {
  readonly events: readonly number[];
  readonly kpis: ReadonlyMap<string, number>;
}

/** The one way in which records reach a file: a transaction per batch. */
export function prepareWrite(database: Database, kinds: StoredKinds): (batch: StoreBatch) => void {
  const writeEvents = prepareEvents(database, kinds.events);
  const input = database.prepare<[number, number, string]>(
    "INSERT INTO inputs (timeline, tick, input) VALUES (?, ?, ?)",
  );
  const hash = database.prepare<[number, number, string]>(
    "INSERT OR REPLACE INTO hashes VALUES (?, ?, ?)",
  );
  const story = database.prepare<[number, number, number, number, string]>(
    "INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?)",
  );
  const kpi = database.prepare<[number, number, number, number, number]>(
    "INSERT OR REPLACE INTO kpis VALUES (?, ?, ?, ?, ?)",
  );
  const keyframe = database.prepare<[number, number, string, string, number, Buffer]>(
    "INSERT OR REPLACE INTO keyframes VALUES (?, ?, ?, ?, ?, ?)",
  );
  const audit = database.prepare<StoredAudit>(
    `INSERT INTO audit (at, timeline, tick, issuer, mode, transport, address, name, cmd_id, digest,
       request, place, status, code, latency_ms, result)
     VALUES (:at, :timeline, :tick, :issuer, :mode, :transport, :address, :name, :cmd_id, :digest,
       :request, :place, :status, :code, :latency_ms, :result)`,
  );
  const progress = database.prepare<[number, number]>(
    "UPDATE timelines SET last_tick = max(last_tick, ?) WHERE timeline = ?",
  );
  return database.transaction((batch: StoreBatch) => {
    const { timeline } = batch;
    writeEvents(batch);
    for (const entry of batch.inputs) input.run(timeline, entry.tick, entry.input);
    for (const entry of batch.hashes) hash.run(timeline, entry.tick, entry.state_hash);
    for (const told of batch.stories) {
      story.run(timeline, told.tick, told.seq, Number(told.priority), JSON.stringify(told));
    }
    for (const { tick, name, person, value } of batch.kpis) {
      kpi.run(timeline, tick, kinds.kpis.get(name) ?? 0, person, value);
    }
    for (const { tick, state_hash, systems, bytes } of batch.keyframes) {
      const deflated = deflateSync(bytes, { level: DEFLATE_LEVEL });
      keyframe.run(timeline, tick, state_hash, systems, bytes.length, deflated);
    }
    for (const entry of batch.audits) audit.run(entry);
    progress.run(batch.tick, timeline);
  });
}

function prepareEvents(database: Database, kinds: readonly number[]): (batch: StoreBatch) => void {
  const event = database.prepare<number[]>(
    "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const about = database.prepare<[number, number, number, number]>(
    "INSERT OR IGNORE INTO event_people VALUES (?, ?, ?, ?)",
  );
  return ({ timeline, eventInts: ints, eventValues }) => {
    let at = 0;
    let ordinal = 0;
    const int = (offset: number): number => ints[at + offset] ?? 0;
    for (const value of eventValues) {
      const [kind, tick] = [int(0), int(1)];
      ordinal = at > 0 && tick === int(1 - EVENT_INTS) ? ordinal + 1 : 0;
      const known = kinds[kind] ?? 0;
      event.run(
        timeline,
        tick,
        ordinal,
        known,
        int(2),
        int(3),
        int(4),
        int(5),
        int(6),
        int(7),
        value,
      );
      for (const cell of PEOPLE_CELLS[kind] ?? []) {
        const person = int(2 + cell);
        if (person >= 0) about.run(timeline, person, tick, ordinal);
      }
      at += EVENT_INTS;
    }
  };
}

/**
 * The number in this file of each of these names, in their order; names that are new get one. A file
 * keeps its own numbers, so that old files survive new kinds.
 */
export function agreeOn(
  database: Database,
  table: "event_kinds" | "kpi_kinds",
  names: readonly string[],
): number[] {
  const select = database.prepare<[string], { kind: number }>(
    `SELECT kind FROM ${table} WHERE name = ?`,
  );
  const insert = database.prepare<[string]>(`INSERT INTO ${table} (name) VALUES (?)`);
  const known = names.map((name) => select.get(name)?.kind);
  if (known.every((kind) => kind !== undefined)) return known;
  if (database.readonly) return known.map((kind) => kind ?? UNKNOWN);
  return database.transaction(() =>
    names.map((name) => select.get(name)?.kind ?? Number(insert.run(name).lastInsertRowid)),
  )();
}
