import { closeSync, openSync } from "node:fs";
import path from "node:path";

import { EVENT_KINDS } from "../../sim/events/kinds.ts";
import { ok } from "../../sim/result.ts";
import { KPI_NAMES } from "../../sim/telemetry/kpi-names.ts";
import { fileProblem, refuse } from "../problem.ts";
import { syncFolder } from "../sync-folder.ts";
import type { Outcome } from "../problem.ts";
import type { Keyframe, StoreBatch, StoredPolicy } from "./identity.ts";
import type { Database } from "./native.ts";
import { RECORDS } from "./record-rows.ts";
import { StoredRecord } from "./stored-record.ts";
import { thinKeyframes } from "./thin-keyframes.ts";
import { type StoredKinds, agreeOn, prepareWrite } from "./write-batch.ts";

/** So much of a copy is made in one turn: a quarter of a megabyte. */
const PAGES_PER_TURN = 64;

/** A figure that this version does not have. */
const UNKNOWN_KIND = -1;

/** What a new timeline is. */
export interface NewTimeline extends StoredPolicy {
  readonly name: string;
  readonly parent: number;
  readonly at: number;
  readonly change: string;
  readonly config: string | null;
  /** The state that it begins with. */
  readonly keyframe: Keyframe;
}

/** One open town file. Made by `openStore` and `createStore`, which hold it against other programs. */
export class TownStore extends StoredRecord {
  /** The program that had it open last did not close it. */
  readonly wasOpen: boolean;
  readonly #write: (batch: StoreBatch) => void;
  readonly #newest: () => NewestRows;
  #hasWritten = false;
  /** The batch that was refused last, and what the file held before it was tried first. */
  #refused: { readonly batch: StoreBatch; readonly before: NewestRows } | null = null;

  constructor(file: string, database: Database, { wasOpen = false } = {}) {
    super(file, database, kindsOf(database));
    this.wasOpen = wasOpen;
    this.#write = prepareWrite(database, this.kinds);
    this.#newest = prepareNewest(database);
  }

  /** From now on this timeline is the one that was shown last. */
  setCurrent(timeline: number): Outcome<null> {
    return this.#try(() => {
      this.database.prepare<[number]>("UPDATE town SET current = ?").run(timeline);
      return null;
    });
  }

  /**
   * Brings a batch to disk, all or nothing. After a refusal (a full disk, say) the same batch is to be given again
   * before any other: where SQLite keeps a journal, one that it calls refused may stand in the file all the same, when
   * the journal is gone and its folder could not be synced.
   */
  append(batch: StoreBatch): Outcome<null> {
    return this.#try(() => {
      // Most batches have nothing that could stand twice.
      const hasSuch = batch.inputs.length + batch.audits.length > 0;
      const again = this.#refused?.batch === batch ? this.#refused.before : null;
      if (again === null) {
        this.#refused = hasSuch ? { batch, before: this.#newest() } : null;
        this.#write(batch);
      } else this.#writeAgain(batch, again);
      this.#refused = null;
      return null;
    });
  }

  /** Rows without a place of their own would stand twice; all others are replaced. */
  #writeAgain(batch: StoreBatch, before: NewestRows): void {
    this.database.transaction(() => {
      this.database.prepare<[number]>("DELETE FROM inputs WHERE seq > ?").run(before.input);
      this.database.prepare<[number]>("DELETE FROM audit WHERE seq > ?").run(before.audit);
      this.#write(batch);
    })();
  }

  /** A timeline that begins with a state of its own. Refused: a name that is taken. Returns its number. */
  addTimeline(timeline: NewTimeline): Outcome<number> {
    if (this.timelines().some(({ name }) => name === timeline.name)) return taken(timeline.name);
    const { keyframe, ...row } = timeline;
    const insert = this.database.prepare<Omit<NewTimeline, "keyframe"> & { created_at: string }>(
      `INSERT INTO timelines (name, parent, at, last_tick, change, config, policy, policy_hash,
         variant, learned_ratio, created_at)
       VALUES (:name, :parent, :at, :at, :change, :config, :policy, :policy_hash, :variant,
         :learned_ratio, :created_at)`,
    );
    return this.#try(() =>
      this.database.transaction(() => {
        const made = insert.run({ ...row, created_at: new Date().toISOString() });
        const number = Number(made.lastInsertRowid);
        this.#write({ ...emptyBatch(number, timeline.at), keyframes: [keyframe] });
        return number;
      })(),
    );
  }

  /** Refused: a name that is taken. */
  renameTimeline(timeline: number, name: string): Outcome<null> {
    const others = this.timelines().filter((other) => other.timeline !== timeline);
    if (others.some((other) => other.name === name)) return taken(name);
    return this.#try(() => {
      this.database
        .prepare<[string, number]>("UPDATE timelines SET name = ? WHERE timeline = ?")
        .run(name, timeline);
      return null;
    });
  }

  /** Forgets a timeline. Refused: the first one, and one that others part from. */
  removeTimeline(timeline: number): Outcome<null> {
    const all = this.timelines();
    const found = all.find((one) => one.timeline === timeline);
    const child = all.find(({ parent }) => parent === timeline);
    if (found === undefined || found.parent === null || child !== undefined) {
      return refuse(
        "bad_request",
        child === undefined
          ? "The first timeline of a town stays."
          : `'${child.name}' parts from '${found?.name ?? ""}'.`,
        child === undefined ? "Remove a branch." : `Remove '${child.name}' first.`,
      );
    }
    return this.#try(() => {
      this.database.transaction(() => {
        for (const table of RECORDS) {
          this.database.prepare<[number]>(`DELETE FROM ${table} WHERE timeline = ?`).run(timeline);
        }
        this.database.prepare<[number]>("DELETE FROM timelines WHERE timeline = ?").run(timeline);
      })();
      return null;
    });
  }

  /**
   * Forgets states between a timeline's first and its newest: one stays in every `everyTicks`. What they
   * were can be simulated again; their room is written again before the file grows.
   */
  thin(everyTicks: number): Outcome<null> {
    return this.#try(() => {
      thinKeyframes(this.database, everyTicks);
      return null;
    });
  }

  /** A complete, compact copy in a new file. */
  copyTo(file: string): Outcome<null> {
    try {
      this.database.prepare<[string]>("VACUUM INTO ?").run(file);
      return ok(null);
    } catch (error) {
      return { ok: false, error: fileProblem(error, this.file) };
    }
  }

  /** Copies everything to a new file, a few pages at a time; the file may be written and closed meanwhile. */
  async backUpTo(file: string): Promise<Outcome<null>> {
    try {
      await this.database.backup(file, { progress: () => PAGES_PER_TURN });
      return ok(null);
    } catch (error) {
      if (this.database.open) return { ok: false, error: fileProblem(error, file) };
      return refuse("no_town", "The town was closed while it was copied.", "Open it again.");
    }
  }

  /** Lets go of the file; what is written is in it, and nothing beside it. */
  close(): void {
    if (!this.database.open) return;
    try {
      if (this.#hasWritten || this.wasOpen) {
        this.database.exec("UPDATE town SET open = 0");
        this.database.pragma("journal_mode = DELETE");
      }
    } catch {
      // It then counts as not closed, and is looked over when it is opened again.
    }
    this.database.close();
  }

  /** Lets go of the file as a killed program would. */
  abandon(): void {
    this.database.close();
  }

  /** Before the first change: nothing is written to a file that is only looked at. */
  #beginWriting(): void {
    if (this.#hasWritten) return;
    // Where the log cannot be (some network disks), SQLite stays with its journal.
    if (this.#canHaveLog()) this.database.pragma("journal_mode = WAL");
    this.database.pragma("journal_size_limit = 16000000");
    this.database.exec("UPDATE town SET open = 1");
    // SQLite goes on where this fails. A log whose name is lost in a power cut is lost with all that is in it.
    syncFolder(path.dirname(this.file));
    this.#hasWritten = true;
  }

  /** Asked before SQLite is: it notes in the file that there is a log before it finds that there can be none. */
  #canHaveLog(): boolean {
    try {
      closeSync(openSync(`${this.file}-wal`, "a"));
      return true;
    } catch (error) {
      fileProblem(error, this.file); // Throws on what is no trouble with the disk.
      return false;
    }
  }

  #try<T>(act: () => T): Outcome<T> {
    try {
      this.#beginWriting();
      return ok(act());
    } catch (error) {
      return { ok: false, error: fileProblem(error, this.file) };
    }
  }
}

/** The newest rows of the tables whose rows have no place of their own; 0 where there is none. */
interface NewestRows {
  readonly input: number;
  readonly audit: number;
}

function prepareNewest(database: Database): () => NewestRows {
  const newest = database.prepare<[], NewestRows>(
    `SELECT (SELECT coalesce(max(seq), 0) FROM inputs) AS input,
            (SELECT coalesce(max(seq), 0) FROM audit) AS audit`,
  );
  return () => newest.get() ?? { input: 0, audit: 0 };
}

function taken(name: string): Outcome<never> {
  return refuse(
    "bad_request",
    `There is a timeline called '${name}' already.`,
    "Choose another name.",
  );
}

export function kindsOf(database: Database): StoredKinds {
  const events = EVENT_KINDS.map(({ event }) => event);
  const kpis = agreeOn(database, "kpi_kinds", KPI_NAMES);
  return {
    events: agreeOn(database, "event_kinds", events),
    kpis: new Map(KPI_NAMES.map((name, index) => [name, kpis[index] ?? UNKNOWN_KIND])),
  };
}

/** A batch that brings nothing but its tick. */
export function emptyBatch(timeline: number, tick: number): StoreBatch {
  return {
    timeline,
    tick,
    eventInts: new Int32Array(0),
    eventValues: new Float64Array(0),
    stories: [],
    inputs: [],
    hashes: [],
    kpis: [],
    keyframes: [],
    audits: [],
  };
}
