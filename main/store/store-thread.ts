import { parentPort } from "node:worker_threads";

import { z } from "zod";

import type { Problem } from "../../preload/contract.ts";
import { ok } from "../../sim/result.ts";
import { fileProblem, problem, ProblemError } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoreBatch } from "./identity.ts";
import { openStore } from "./open-store.ts";
import { type FromStore, type Opened, SHARED, type ToStore } from "./thread-messages.ts";
import type { TownStore } from "./town-store.ts";

// The thread that writes the files of living towns, and the only one that touches them. Messages are
// answered in their order.

/** A disk that refused is tried again this often. */
const RETRY_MS = 1000;

/**
 * An open file and what waits to be written to it. Batches reach the disk in their order; one that the
 * disk refuses waits, with all that follow, until it is taken.
 */
class Writer {
  readonly #number: number;
  readonly #store: TownStore;
  readonly #cells: Int32Array;
  readonly #waiting: { readonly seq: number; readonly batch: StoreBatch }[] = [];
  #trouble: Problem | null = null;
  #retry: NodeJS.Timeout | undefined;

  constructor(number: number, store: TownStore, cells: Int32Array) {
    this.#number = number;
    this.#store = store;
    this.#cells = cells;
  }

  get file(): string {
    return this.#store.file;
  }

  add(seq: number, batch: StoreBatch): void {
    this.#waiting.push({ seq, batch });
    this.writeAll();
  }

  writeAll(): Outcome<null> {
    clearTimeout(this.#retry);
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const written = this.#store.append(next.batch);
      if (!written.ok) {
        this.#retry = setTimeout(() => this.writeAll(), RETRY_MS);
        this.#tell(written.error);
        return written;
      }
      this.#waiting.shift();
      Atomics.store(this.#cells, SHARED.durable, next.seq);
    }
    this.#tell(null);
    return ok(null);
  }

  #tell(found: Problem | null): void {
    Atomics.store(this.#cells, SHARED.refused, found === null ? 0 : 1);
    if (found?.message !== this.#trouble?.message) {
      say({ kind: "trouble", store: this.#number, problem: found });
    }
    this.#trouble = found;
  }

  ask(name: keyof TownStore, args: readonly unknown[]): unknown {
    const method = z.custom<(...given: unknown[]) => unknown>().parse(this.#store[name]);
    return method.apply(this.#store, [...args]);
  }

  backUp(to: string): Promise<Outcome<null>> {
    return this.#store.backUpTo(to);
  }

  /** Lets go of the file; unless it is given up as it is, everything has to be on disk. */
  end(kind: "close" | "abandon"): Outcome<null> {
    const written = kind === "abandon" ? ok(null) : this.writeAll();
    if (!written.ok) return written;
    clearTimeout(this.#retry);
    if (kind === "close") this.#store.close();
    else this.#store.abandon();
    return written;
  }
}

const writers = new Map<number, Writer>();

function say(message: FromStore): void {
  parentPort?.postMessage(message);
}

async function open({ file, shared, store }: Extract<ToStore, { kind: "open" }>): Promise<Opened> {
  const opened = await openStore(file);
  if (!opened.ok) return opened;
  writers.set(store, new Writer(store, opened.value, new Int32Array(shared)));
  return ok({ wasOpen: opened.value.wasOpen });
}

/** The answer to anything but a batch. */
async function answer(message: ToStore): Promise<unknown> {
  if (message.kind === "open") return open(message);
  const writer = writers.get(message.store);
  if (writer === undefined) return closed(message);
  switch (message.kind) {
    case "batch":
      return writer.add(message.id, message.batch);
    case "ask":
      return writer.ask(message.name, message.args);
    case "backup":
      return writer.backUp(message.to);
    case "flush":
      return writer.writeAll();
    case "close":
    case "abandon": {
      const ended = writer.end(message.kind);
      if (ended.ok) writers.delete(message.store);
      return ended;
    }
    default:
      return message satisfies never;
  }
}

/** What is asked while a file is closed has no answer; a batch that would be lost is a mistake of ours. */
function closed({ kind, store }: ToStore): never {
  if (kind === "batch") throw new Error(`store ${store} is not open`);
  throw new ProblemError(problem("no_town", "The town was closed meanwhile.", "Open it again."));
}

let order: Promise<unknown> = Promise.resolve();

parentPort?.on("message", (received: unknown) => {
  const message = z.custom<ToStore>().parse(received);
  order = order.then(async () => {
    const answered = answer(message)
      .then((value) => {
        if (message.kind !== "batch") say({ kind: "answer", id: message.id, value });
      })
      .catch((error: unknown) => {
        const file = writers.get(message.store)?.file ?? "The file";
        say({ kind: "failed", id: message.id, problem: fileProblem(error, file) });
      });
    // A copy takes its time; what comes meanwhile does not wait for it.
    if (message.kind !== "backup") await answered;
  });
});
