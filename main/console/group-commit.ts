import type { Outcome } from "../problem.ts";

/** Waits for the disk on behalf of many: whoever comes while it writes shares the write that follows. */
export class GroupCommit {
  readonly #flush: () => Promise<Outcome<null>>;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<Outcome<null>> | null = null;

  constructor(flush: () => Promise<Outcome<null>>) {
    this.#flush = flush;
  }

  /** Resolves when everything of before this call is on disk, or with why it is not. */
  settled(): Promise<Outcome<null>> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const flushed = this.#flush();
      this.#running = flushed.catch(() => undefined);
      return flushed;
    });
    return this.#next;
  }
}
