import { inflateSync } from "node:zlib";

import type { EventRecord } from "../../sim/events/decode-event.ts";
import { Story } from "../../sim/narration/story.ts";
import { ok } from "../../sim/result.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { type CarriedOut, lastAudits, lastCarriedOut, strayAudit } from "./audit-rows.ts";
import { MAX_INPUT_BYTES, MAX_STATE_BYTES, MAX_STORY_BYTES } from "./check-bounds.ts";
import { MAIN } from "./identity.ts";
import type {
  StoredAudit,
  StoredHash,
  StoredInput,
  StoredKeyframe,
  StoredKpi,
  StoredTimeline,
  TownIdentity,
} from "./identity.ts";
import { type Span, lineageOf, spansOf } from "./lineage.ts";
import type { Database } from "./native.ts";
import { parseJson } from "../../sim/parse-json.ts";
import {
  type RecordTable,
  type Repeated,
  type Row,
  newestTick,
  orphanTick,
  rowsOf,
  strayTick,
} from "./record-rows.ts";
import type { StoredKinds } from "./write-batch.ts";

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

/** Which events are wanted: of a person (by number), of a kind (by our number); all where left out. */
export interface EventFilter {
  readonly person?: number;
  readonly kind?: number;
}

/** A line as it was told; none where it cannot be understood. */
function readStory({ story }: { readonly story: string }): Story[] {
  const read = Story.safeParse(parseJson(story));
  return read.success ? [read.data] : [];
}

/**
 * What an open town file holds. The record up to the tick at which a timeline parts from its parent is the
 * parent's; everything that is read here follows that.
 */
export class StoredRecord {
  readonly file: string;
  protected readonly database: Database;
  /** What this file calls events and figures. */
  readonly kinds: StoredKinds;

  constructor(file: string, database: Database, kinds: StoredKinds) {
    this.file = file;
    this.database = database;
    this.kinds = kinds;
  }

  /** In the order in which they were made. */
  timelines(): StoredTimeline[] {
    return this.database
      .prepare<[], StoredTimeline>(
        `SELECT timeline, name, parent, at, last_tick, change, config, policy, policy_hash, variant,
           learned_ratio FROM timelines ORDER BY timeline`,
      )
      .all();
  }

  /** The record on disk is complete up to this tick. */
  lastTick(timeline: number): number {
    return this.timelines().find((found) => found.timeline === timeline)?.last_tick ?? 0;
  }

  /** The oldest tick that can be returned to. */
  firstTick(): number {
    const row = this.database
      .prepare<[], { tick: number | null }>("SELECT min(tick) AS tick FROM keyframes")
      .get();
    return row?.tick ?? 0;
  }

  identity(): TownIdentity | null {
    return (
      this.database
        .prepare<[], TownIdentity>(
          `SELECT title, scenario, config_id, config_hash, config, seed, created_at, created_by
           FROM town`,
        )
        .get() ?? null
    );
  }

  /** The timeline that was shown last. */
  current(): number {
    const row = this.database.prepare<[], { current: number }>("SELECT current FROM town").get();
    return row?.current ?? MAIN;
  }

  /** Newest first; only those at or before `tick`. */
  keyframesUpTo(timeline: number, tick: number): StoredKeyframe[] {
    const select = this.database.prepare<[number, number], StoredKeyframe>(
      `SELECT timeline, tick, state_hash, raw_bytes FROM keyframes
       WHERE timeline = ? AND tick <= ? ORDER BY tick DESC`,
    );
    const line = lineageOf(this.timelines(), timeline);
    // The state that a timeline begins with is its own, though its parent may have one of that tick.
    return line
      .map((one, index) => select.all(one.timeline, Math.min(tick, line[index + 1]?.at ?? tick)))
      .toReversed()
      .flat();
  }

  /** The state itself. */
  keyframeBytes({ timeline, tick }: { timeline: number; tick: number }): Outcome<Uint8Array> {
    const row = this.database
      .prepare<[number, number], { raw_bytes: number; deflated: Buffer }>(
        `SELECT raw_bytes, deflated FROM keyframes
         WHERE timeline = ? AND tick = ? AND octet_length(deflated) <= ${MAX_STATE_BYTES}`,
      )
      .get(timeline, tick);
    if (row === undefined) return this.#damagedState(tick);
    try {
      // A plain array of its own: a Buffer may be a window on somebody else's bytes.
      const bytes = new Uint8Array(inflateSync(row.deflated, { maxOutputLength: MAX_STATE_BYTES }));
      return bytes.length === row.raw_bytes ? ok(bytes) : this.#damagedState(tick);
    } catch {
      return this.#damagedState(tick); // zlib says only that its checksum failed.
    }
  }

  #damagedState(tick: number): Outcome<never> {
    return refuse(
      "damaged_file",
      `The state of tick ${tick} in ${this.file} is damaged.`,
      "The town is rebuilt from an earlier state where there is one.",
    );
  }

  /** Hashes of the tables of a state as they were stored, as JSON. */
  keyframeSystems({ timeline, tick }: { timeline: number; tick: number }): string {
    return (
      this.database
        .prepare<[number, number], { systems: string }>(
          `SELECT iif(octet_length(systems) <= ${MAX_STORY_BYTES}, systems, '') AS systems
           FROM keyframes WHERE timeline = ? AND tick = ?`,
        )
        .get(timeline, tick)?.systems ?? "{}"
    );
  }

  /** Inputs of the ticks after `tick`, in order; up to `to` where that is given. */
  inputsAfter(timeline: number, tick: number, to = Number.MAX_SAFE_INTEGER): StoredInput[] {
    const select = this.database.prepare<[number, number, number], StoredInput>(
      `SELECT tick, iif(octet_length(input) <= ${MAX_INPUT_BYTES}, input, '') AS input FROM inputs
       WHERE timeline = ? AND tick > ? AND tick <= ? ORDER BY seq`,
    );
    return this.#spans(timeline, tick, to).flatMap((span) =>
      select.all(span.timeline, span.from, span.to),
    );
  }

  /** The hash chain over (from, to]. */
  hashesBetween(timeline: number, from: number, to: number): StoredHash[] {
    const select = this.database.prepare<[number, number, number], StoredHash>(
      `SELECT tick, state_hash FROM hashes
       WHERE timeline = ? AND tick > ? AND tick <= ? ORDER BY tick`,
    );
    return this.#spans(timeline, from, to).flatMap((span) =>
      select.all(span.timeline, span.from, span.to),
    );
  }

  /** The events of the ticks in (from, to], in order, with our own numbers for their kinds. */
  eventsBetween(
    timeline: number,
    from: number,
    to: number,
    { person, kind }: EventFilter = {},
  ): EventRecord[] {
    const wanted = [
      ...(person === undefined ? [] : [person]),
      ...(kind === undefined ? [] : [this.kinds.events[kind] ?? UNKNOWN_KIND]),
    ];
    const select = this.database.prepare<number[], EventRow>(
      `SELECT kind, tick, a, b, c, d, e, f, value
       FROM ${person === undefined ? "events" : "event_people JOIN events USING (timeline, tick, ordinal)"}
       WHERE timeline = ? AND tick > ? AND tick <= ?
         ${person === undefined ? "" : "AND person = ?"} ${kind === undefined ? "" : "AND kind = ?"}
       ORDER BY tick, ordinal`,
    );
    return this.#spans(timeline, from, to)
      .flatMap((span) => select.all(span.timeline, span.from, span.to, ...wanted))
      .map(this.#recordReader());
  }

  /** The last events up to a tick, in order; those of kinds that this version does not have are left out. */
  eventsUpTo(timeline: number, tick: number, limit: number): EventRecord[] {
    const select = this.database.prepare<[number, number, number, number], EventRow>(
      `SELECT kind, tick, a, b, c, d, e, f, value FROM events
       WHERE timeline = ? AND tick > ? AND tick <= ? ORDER BY tick DESC, ordinal DESC LIMIT ?`,
    );
    return this.#spans(timeline, -1, tick)
      .toReversed()
      .flatMap((span) => select.all(span.timeline, span.from, span.to, limit))
      .slice(0, limit)
      .map(this.#recordReader())
      .filter(({ kind }) => kind !== UNKNOWN_KIND)
      .toReversed();
  }

  /** What turns rows into records with our own numbers for their kinds. */
  #recordReader(): (row: EventRow) => EventRecord {
    const ours = new Map(this.kinds.events.map((stored, index) => [stored, index]));
    return ({ kind, tick, a, b, c, d, e, f, value }) => ({
      kind: ours.get(kind) ?? UNKNOWN_KIND,
      tick,
      cells: [a, b, c, d, e, f],
      value,
    });
  }

  /** What was told in the ticks of (from, to], in order; what is marked comes first where there is more than `limit`. */
  storiesBetween(timeline: number, from: number, to: number, limit: number): Story[] {
    const select = this.database.prepare<[number, number, number, number], { story: string }>(
      `SELECT story FROM stories WHERE timeline = ? AND tick > ? AND tick <= ?
         AND octet_length(story) <= ${MAX_STORY_BYTES}
       ORDER BY priority DESC, tick DESC, seq DESC LIMIT ?`,
    );
    return this.#spans(timeline, from, to)
      .flatMap((span) => select.all(span.timeline, span.from, span.to, limit))
      .flatMap(readStory)
      .toSorted((a, b) => Number(b.priority) - Number(a.priority) || b.seq - a.seq)
      .slice(0, limit)
      .toSorted((a, b) => a.seq - b.seq);
  }

  /** The last lines up to a tick, in order. */
  storiesUpTo(timeline: number, tick: number, limit: number): Story[] {
    const select = this.database.prepare<[number, number, number, number], { story: string }>(
      `SELECT story FROM stories WHERE timeline = ? AND tick > ? AND tick <= ?
         AND octet_length(story) <= ${MAX_STORY_BYTES}
       ORDER BY tick DESC, seq DESC LIMIT ?`,
    );
    return this.#spans(timeline, -1, tick)
      .toReversed()
      .flatMap((span) => select.all(span.timeline, span.from, span.to, limit))
      .slice(0, limit)
      .flatMap(readStory)
      .toReversed();
  }

  /** How one figure went over the ticks of (from, to]; `person` is −1 for the town's. */
  kpisBetween(
    timeline: number,
    from: number,
    to: number,
    { name, person }: { readonly name: string; readonly person: number },
  ): StoredKpi[] {
    const select = this.database.prepare<
      [number, number, number, number, number],
      { tick: number; value: number }
    >(
      `SELECT tick, value FROM kpis WHERE timeline = ? AND kind = ? AND person = ?
         AND tick > ? AND tick <= ? ORDER BY tick`,
    );
    const kind = this.kinds.kpis.get(name) ?? UNKNOWN_KIND;
    return this.#spans(timeline, from, to)
      .flatMap((span) => select.all(span.timeline, kind, person, span.from, span.to))
      .map(({ tick, value }) => ({ tick, name, person, value }));
  }

  /** How often each kind of event stands in the ticks of (from, to], a timeline's own or what it has from others. */
  eventCounts(timeline: number, from = -1, to = Number.MAX_SAFE_INTEGER): Record<string, number> {
    const select = this.database.prepare<[number, number, number], { name: string; count: number }>(
      `SELECT name, count(*) AS count FROM events JOIN event_kinds USING (kind)
       WHERE timeline = ? AND tick > ? AND tick <= ? GROUP BY kind ORDER BY kind`,
    );
    const counts: Record<string, number> = {};
    for (const span of this.#spans(timeline, from, to)) {
      for (const { name, count } of select.all(span.timeline, span.from, span.to)) {
        counts[name] = (counts[name] ?? 0) + count;
      }
    }
    return counts;
  }

  /** A timeline's own rows of the ticks in (from, to] as they are stored, in order. */
  ownRows(table: Repeated, timeline: number, from: number, to: number): Row[] {
    return rowsOf(this.database, table, { timeline, from, to });
  }

  /** The oldest tick of a timeline's own rows that lie outside (from, to]. */
  strayTick(timeline: number, from: number, to: number): number | null {
    return strayTick(this.database, { timeline, from, to });
  }

  /** The oldest tick of rows that belong to no timeline. */
  orphanTick(): number | null {
    return orphanTick(this.database);
  }

  /** The last commands that were asked of the town, in order. */
  audited(last: number): StoredAudit[] {
    return lastAudits(this.database, last);
  }

  /** See `lastCarriedOut`. */
  carriedOut(last: number, bytes: number): CarriedOut[] {
    return lastCarriedOut(this.database, last, bytes);
  }

  /** See `strayAudit`. */
  strayAudit(timeline: number, from: number, to: number): number | null {
    return strayAudit(this.database, { timeline, from, to });
  }

  /** The newest tick of which a timeline has a row of its own; −1 where it has none. */
  newestTick(timeline: number): number {
    return newestTick(this.database, timeline);
  }

  /** Bytes of the file that hold something; the rest is written again before it grows. */
  usedBytes(): number {
    const [pages, free, bytes] = ["page_count", "freelist_count", "page_size"].map((name) =>
      Number(this.database.pragma(name, { simple: true })),
    );
    return ((pages ?? 0) - (free ?? 0)) * (bytes ?? 0);
  }

  /** What is wrong with the file, or with one table of it, in SQLite's words; null when nothing is. */
  check(table: RecordTable | null = null): string | null {
    const result = this.database.pragma(`quick_check(${table ?? 1})`, { simple: true });
    return result === "ok" ? null : String(result);
  }

  /** Steps that this file has been through since it was made. */
  migrations(): number[] {
    return this.database
      .prepare<[], { version: number }>("SELECT version FROM migrations ORDER BY version")
      .all()
      .map(({ version }) => version);
  }

  #spans(timeline: number, from: number, to: number): Span[] {
    return spansOf(this.timelines(), timeline, from, to);
  }
}
