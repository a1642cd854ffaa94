import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { z } from "zod";

import type { Problem } from "../../preload/contract.ts";
import { ProblemError } from "../problem.ts";
import type { FromStore, ToStore } from "./thread-messages.ts";

/** Hears of a file's trouble, and why the thread is gone if it dies. */
export interface Listener {
  readonly trouble: (problem: Problem | null) => void;
  readonly died: (why: string) => void;
}

interface Answer {
  readonly give: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that touches town files; it ends with the program. */
export class Thread {
  readonly #worker: Worker;
  readonly #answers = new Map<number, Answer>();
  readonly #listeners = new Map<number, Listener>();
  #stores = 0;
  #ids = 0;

  constructor() {
    this.#worker = new Worker(threadFile());
    this.#worker.unref();
    this.#worker.on("message", (message: unknown) =>
      this.#hear(z.custom<FromStore>().parse(message)),
    );
    this.#worker.on("error", (error: unknown) => this.#died(String(error)));
    this.#worker.on("exit", () => this.#died("it ended"));
  }

  /** A number for a file that is about to be opened; as long as it is, the program does not end by itself. */
  admit(listener: Listener): number {
    this.#stores += 1;
    this.#listeners.set(this.#stores, listener);
    this.#worker.ref();
    return this.#stores;
  }

  dismiss(store: number): void {
    this.#listeners.delete(store);
    if (this.#listeners.size === 0) this.#worker.unref();
  }

  /** Sends without waiting; returns the number of the message. The buffers are the thread's from then on. */
  send(make: (id: number) => ToStore, buffers: readonly ArrayBuffer[] = []): number {
    this.#ids += 1;
    this.#worker.postMessage(make(this.#ids), [...buffers]);
    return this.#ids;
  }

  /** Sends, and waits for the answer. Rejects with a `ProblemError` where the file has none. */
  ask<T>(make: (id: number) => ToStore): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = this.send(make);
      this.#answers.set(id, { give: (value) => resolve(z.custom<T>().parse(value)), reject });
    });
  }

  /** Ends the thread; what it had open is let go as it is. */
  async end(): Promise<void> {
    this.#listeners.clear();
    await this.#worker.terminate();
  }

  #hear(message: FromStore): void {
    if (message.kind === "trouble") {
      this.#listeners.get(message.store)?.trouble(message.problem);
      return;
    }
    const waiting = this.#answers.get(message.id);
    if (message.kind === "answer") waiting?.give(message.value);
    else waiting?.reject(new ProblemError(message.problem));
    this.#answers.delete(message.id);
  }

  #died(why: string): void {
    if (running === this) running = null;
    for (const listener of this.#listeners.values()) listener.died(why);
    this.#listeners.clear();
    const gone = new Error(`the thread that writes town files is gone (${why})`);
    for (const { reject } of this.#answers.values()) reject(gone);
    this.#answers.clear();
  }
}

let running: Thread | null = null;

/** The one thread that writes living towns, started when it is first needed. */
export function storeThread(): Thread {
  running ??= new Thread();
  return running;
}

/** Beside this file, or beside the bundle that it has become part of. */
function threadFile(): string {
  const here = fileURLToPath(import.meta.url);
  return path.join(path.dirname(here), `store-thread${path.extname(here)}`);
}
