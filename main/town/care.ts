import type { Problem } from "../../preload/contract.ts";
import { problem } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { generationsOf, makeGeneration } from "../store/generation-files.ts";
import { type Instant, Timetable } from "../store/generations.ts";
import type { LiveStore } from "../store/live-store.ts";
import { RECORDS, type RecordTable } from "../store/record-rows.ts";
import type { TownHost } from "./town-host.ts";

/** How often it is looked whether there is anything to do. */
const LOOK_EVERY_MS = 1000;
/** A town that was just opened is left alone for so long. */
const SETTLED_AFTER_MS = 5000;
const MEASURE_EVERY_MS = 10_000;
/** Share of the limit at which people are told. */
const WARN_AT = 0.8;
/** What is kept of old states when room is short, the gentler first: one in so many ticks. */
const THINNINGS = [8000, 64_000] as const;

/** What the care of a town's file leads to. */
export interface Heard {
  readonly problem: (found: Problem) => void;
  readonly log: (level: "info" | "warn", message: string) => void;
  /** The file turned out to be damaged while the town lives. */
  readonly damaged: (reason: string) => void;
}

export function bothClocks(): Instant {
  return { steadyMs: performance.now(), wallMs: Date.now() };
}

/**
 * Looks after the file of the town on screen, one thing at a time and never in a tick's way: searches a
 * file that was closed well for damage, makes copies, holds the file to its limit of size.
 */
export class Care {
  readonly #host: TownHost;
  readonly #store: LiveStore;
  readonly #heard: Heard;
  readonly #now: () => Instant;
  #limitBytes: number;
  #unchecked: RecordTable[];
  #timetable: Timetable | null = null;
  #copiedBatches = 0;
  #measuredMs = Number.NEGATIVE_INFINITY;
  #hasWarned = false;
  #lookedMs: number;
  #work: Promise<void> | null = null;
  #isOver = false;

  constructor(
    host: TownHost,
    store: LiveStore,
    heard: Heard,
    { limitMb, now = bothClocks }: { readonly limitMb: number; readonly now?: () => Instant },
  ) {
    this.#host = host;
    this.#store = store;
    this.#heard = heard;
    this.#now = now;
    this.#limitBytes = limitMb * 1e6;
    this.#unchecked = store.wasOpen ? [] : [...RECORDS];
    this.#lookedMs = now().steadyMs + SETTLED_AFTER_MS;
  }

  /** Another limit holds from now on. */
  async setLimit(limitMb: number): Promise<void> {
    this.#limitBytes = limitMb * 1e6;
    this.#hasWarned = false;
    await this.measure();
  }

  /** Something of the file could not be read: all of it is looked over again. */
  suspect(): void {
    this.#unchecked = [...RECORDS];
  }

  /** Does what is due, if anything is. */
  look(): void {
    const { steadyMs } = this.#now();
    if (this.#isOver || this.#work !== null || steadyMs - this.#lookedMs < LOOK_EVERY_MS) return;
    this.#lookedMs = steadyMs;
    this.#work = this.#next(steadyMs)
      .catch((error: unknown) => this.#heard.log("warn", `care: ${String(error)}`))
      .finally(() => (this.#work = null));
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    await this.#work;
  }

  /** Nothing is begun any more; resolves when what was begun has come to its end. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.idle();
  }

  async #next(steadyMs: number): Promise<void> {
    const table = this.#unchecked.shift();
    if (table !== undefined) {
      await this.#check(table);
    } else if (steadyMs - this.#measuredMs >= MEASURE_EVERY_MS) {
      this.#measuredMs = steadyMs;
      await this.measure();
    } else {
      await this.#copyIfDue();
    }
  }

  /** One table after the other, so that nobody waits long. */
  async #check(table: RecordTable): Promise<void> {
    const damage = await this.#store.reads.check(table);
    if (damage === null || this.#isOver) return;
    this.#unchecked = [];
    this.#heard.damaged(damage);
  }

  async #copyIfDue(): Promise<void> {
    this.#timetable ??= new Timetable(await generationsOf(this.#store.file), this.#now());
    const due = this.#timetable.due(this.#now());
    const { batches } = this.#store;
    if (due === null || batches === this.#copiedBatches || this.#store.problem !== null) return;
    const made = await makeGeneration(this.#store, due);
    if (this.#isOver) return;
    this.#timetable.made(due, made.ok);
    if (made.ok) this.#copiedBatches = batches;
    else await this.#failed(made);
  }

  /** Without copies the town lives on; only damage is everybody's business. */
  async #failed(made: Outcome<null> & { ok: false }): Promise<void> {
    this.#heard.log("warn", `no copy of ${this.#store.file}: ${made.error.message}`);
    if (made.error.code === "damaged_file") this.suspect();
  }

  /** Holds the file to its limit: tells when it comes near, forgets old states, in the end stops the town. */
  async measure(): Promise<void> {
    let used = await this.#store.reads.usedBytes();
    for (const every of THINNINGS) {
      if (used < this.#limitBytes) break;
      const thinned = await this.#store.reads.thin(every);
      if (!thinned.ok) this.#heard.log("warn", thinned.error.message);
      used = await this.#store.reads.usedBytes();
    }
    const isFull = used >= this.#limitBytes;
    this.#host.fullness = isFull ? this.#full(used) : null;
    if (isFull || used < this.#limitBytes * WARN_AT || this.#hasWarned) return;
    this.#hasWarned = true;
    this.#heard.problem(this.#nearlyFull(used));
  }

  #nearlyFull(used: number): Problem {
    return problem(
      "town_too_large",
      `The town’s file holds ${megabytes(used)} of the ${megabytes(this.#limitBytes)} MB that it may.`,
      "Raise the limit in the settings, remove branches that you no longer need, or begin a new town.",
    );
  }

  #full(used: number): Problem {
    return problem(
      "town_too_large",
      `The town stands still: its file holds ${megabytes(used)} MB, and may hold ${megabytes(this.#limitBytes)}.`,
      "Raise the limit in the settings, remove branches that you no longer need, or begin a new town.",
    );
  }
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString("en");
}
