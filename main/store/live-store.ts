import { rmSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import type { Problem } from "../../preload/contract.ts";
import { err, ok } from "../../sim/result.ts";
import { fileProblem, problem, ProblemError } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoreBatch } from "./identity.ts";
import {
  type Message,
  type Opened,
  QUESTIONS,
  SHARED,
  type StoreReads,
} from "./thread-messages.ts";
import { type Thread, storeThread } from "./thread.ts";

/** Records that wait for the disk never take more memory than this; the town then waits as well. */
const MOST_WAITING_BYTES = 32_000_000;

interface Sent {
  readonly seq: number;
  readonly timeline: number;
  readonly tick: number;
  readonly bytes: number;
}

/**
 * The file of a living town: a thread writes it, so that no tick waits for the disk. What is handed over
 * is safe once `durableTick` says so; what is asked is answered after everything handed over before.
 */
export class LiveStore {
  readonly file: string;
  /** The program that had it open last did not close it. */
  wasOpen = false;
  /** The file, in a folder of its own, is nobody's: both go when it is closed. */
  goesWhenClosed = false;
  /** What `TownStore` would answer. Rejects with a `ProblemError` where the file cannot be read. */
  readonly reads: StoreReads;
  readonly #thread: Thread;
  readonly #number: number;
  readonly #shared = new SharedArrayBuffer(8);
  readonly #cells = new Int32Array(this.#shared);
  readonly #durable = new Map<number, number>();
  #sent: Sent[] = [];
  #batches = 0;
  #sentBytes = 0;
  #lastSettled = 0;
  #trouble: Problem | null = null;
  /** The thread is; nothing can be asked of the file any more. */
  #gone: Problem | null = null;
  #isClosed = false;

  private constructor(file: string, thread: Thread) {
    this.file = file;
    this.#thread = thread;
    this.#number = thread.admit({
      trouble: (found) => (this.#trouble = found),
      died: (why) => {
        this.#gone = gone(file, why);
        this.#trouble = this.#gone;
      },
    });
    const reads = QUESTIONS.map((name) => [
      name,
      (...args: unknown[]) => this.#ask({ kind: "ask", name, args }),
    ]);
    this.reads = z.custom<StoreReads>().parse(Object.fromEntries(reads));
  }

  /** Opens a town file in the thread, which holds it from then on. */
  static async open(file: string, thread: Thread = storeThread()): Promise<Outcome<LiveStore>> {
    const store = new LiveStore(file, thread);
    const opened = await store.#ask<Opened>({ kind: "open", file, shared: store.#shared });
    if (!opened.ok) {
      store.#letGo();
      return opened;
    }
    store.wasOpen = opened.value.wasOpen;
    try {
      for (const { timeline, last_tick } of await store.reads.timelines()) {
        store.#durable.set(timeline, last_tick);
      }
      return ok(store);
    } catch (error) {
      await store.abandon();
      return err(fileProblem(error, file));
    }
  }

  /** Hands a batch over; its arrays are the thread's from then on. */
  write(batch: StoreBatch): void {
    if (this.#isClosed) return;
    const { timeline, tick } = batch;
    const bytes = bytesOf(batch);
    const store = this.#number;
    const seq = this.#thread.send((id) => ({ kind: "batch", store, id, batch }), buffersOf(batch));
    this.#batches += 1;
    this.#sent.push({ seq, timeline, tick, bytes });
    this.#sentBytes += bytes;
  }

  /** Everything up to this tick of a timeline is on disk, and survives whatever ends this program. */
  durableTick(timeline: number): number {
    this.#settle();
    return this.#durable.get(timeline) ?? 0;
  }

  /** So much waits for the disk that the town has to wait as well. */
  get isFull(): boolean {
    this.#settle();
    return this.#sentBytes > MOST_WAITING_BYTES;
  }

  /** The disk has refused a write, and takes none before this one. */
  get isRefused(): boolean {
    return Atomics.load(this.#cells, SHARED.refused) === 1;
  }

  /** Why the disk takes no writes now; null when it does. */
  get problem(): Problem | null {
    return this.#trouble;
  }

  /** Waits until everything handed over is on disk, or says why it is not. */
  async flush(): Promise<Outcome<null>> {
    return this.#isClosed ? ok(null) : this.#tried({ kind: "flush" });
  }

  /**
   * Copies what is on disk to a new file, a few pages at a time, while the town goes on. The copy has
   * the note of a file that is open, so that whoever opens it looks for damage first.
   */
  async backUp(to: string): Promise<Outcome<null>> {
    return this.#tried({ kind: "backup", to });
  }

  /** Batches that were handed over so far. */
  get batches(): number {
    return this.#batches;
  }

  /** Writes the rest and lets go of the file. A refusal leaves it open. */
  async close(): Promise<Outcome<null>> {
    return this.#end("close");
  }

  /** Lets go of the file as it is. */
  async abandon(): Promise<void> {
    await this.#end("abandon");
  }

  async #end(kind: "close" | "abandon"): Promise<Outcome<null>> {
    if (this.#isClosed) return ok(null);
    const ended = await this.#tried({ kind });
    if (ended.ok || kind === "abandon") this.#letGo();
    return ended;
  }

  #letGo(): void {
    this.#isClosed = true;
    this.#thread.dismiss(this.#number);
    if (this.goesWhenClosed) rmSync(path.dirname(this.file), { recursive: true, force: true });
  }

  /** As `#ask`, of what answers with an outcome anyway. */
  async #tried(question: Message): Promise<Outcome<null>> {
    try {
      return await this.#ask<Outcome<null>>(question);
    } catch (error) {
      return err(fileProblem(error, this.file));
    }
  }

  async #ask<T>(question: Message): Promise<T> {
    if (this.#gone !== null) throw new ProblemError(this.#gone);
    const store = this.#number;
    try {
      return await this.#thread.ask<T>((id) => ({ ...question, store, id }));
    } catch (error) {
      throw this.#gone === null ? error : new ProblemError(this.#gone);
    }
  }

  /** What has reached the disk since the last look waits no more. */
  #settle(): void {
    const durable = Atomics.load(this.#cells, SHARED.durable);
    if (durable === this.#lastSettled) return;
    this.#lastSettled = durable;
    const settled = this.#sent.findLastIndex(({ seq }) => seq <= durable) + 1;
    if (settled === 0) return;
    for (const { timeline, tick, bytes } of this.#sent.slice(0, settled)) {
      this.#sentBytes -= bytes;
      this.#durable.set(timeline, Math.max(tick, this.#durable.get(timeline) ?? 0));
    }
    this.#sent = this.#sent.slice(settled);
  }
}

function gone(file: string, why: string): Problem {
  return problem(
    "internal",
    `The thread that writes ${file} is gone (${why}).`,
    "Open the town again; everything that was saved is in its file.",
  );
}

function buffersOf({ eventInts, eventValues, keyframes }: StoreBatch): ArrayBuffer[] {
  return [eventInts, eventValues, ...keyframes.map(({ bytes }) => bytes)].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}

/** About; texts are counted by a usual length. */
function bytesOf(batch: StoreBatch): number {
  const { eventInts, eventValues, keyframes, stories, kpis, inputs, audits } = batch;
  const states = keyframes.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const rows = stories.length * 300 + kpis.length * 60 + inputs.length * 200;
  const asked = audits.reduce((sum, one) => sum + one.request.length + one.result.length + 200, 0);
  return eventInts.byteLength + eventValues.byteLength + states + rows + asked;
}
