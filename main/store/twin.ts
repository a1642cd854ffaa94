import { ok } from "../../sim/result.ts";
import type { Outcome } from "../problem.ts";
import type { Keyframe, StoreBatch } from "./identity.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./native.ts";
import type { Database } from "./native.ts";
import { RECORDS, type Repeated, type Row, rowsOf } from "./record-rows.ts";
import { type StoredKinds, prepareWrite } from "./write-batch.ts";

/** A record in memory, written as a file's is, to be laid beside the file's. States are kept as they are. */
export class Twin {
  readonly keyframes = new Map<number, Keyframe>();
  readonly #database: Database;
  readonly #write: (batch: StoreBatch) => void;

  private constructor(database: Database, kinds: StoredKinds) {
    this.#database = database;
    this.#write = prepareWrite(database, kinds);
  }

  /** `kinds` is what the file calls events and figures. */
  static async make(kinds: StoredKinds): Promise<Outcome<Twin>> {
    const opened = await openDatabase(":memory:", {});
    if (!opened.ok) return opened;
    migrate(opened.value);
    return ok(new Twin(opened.value, kinds));
  }

  write(batch: StoreBatch): void {
    for (const keyframe of batch.keyframes) this.keyframes.set(keyframe.tick, keyframe);
    this.#write({ ...batch, keyframes: [] });
  }

  /** As `StoredRecord.ownRows`. */
  ownRows(table: Repeated, timeline: number, from: number, to: number): Row[] {
    return rowsOf(this.#database, table, { timeline, from, to });
  }

  /** Forgets everything. */
  clear(): void {
    for (const table of RECORDS) this.#database.exec(`DELETE FROM ${table}`);
    this.keyframes.clear();
  }

  close(): void {
    this.#database.close();
  }
}
