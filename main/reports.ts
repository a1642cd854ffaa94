import type { Problem, Reply } from "../preload/contract.ts";
import type { Push } from "./ipc/push.ts";
import type { Log } from "./log.ts";

/** Brings problems to the window; those that come before the page listens wait for it. */
export class Reports {
  readonly #push: Push;
  readonly #log: Log;
  #waiting: Problem[] = [];
  #listening = false;

  constructor(push: Push, log: Log) {
    this.#push = push;
    this.#log = log;
  }

  problem(found: Problem | null): void {
    if (found === null) return;
    this.#log.error(found, "reported");
    if (this.#listening) this.#push("app:problem", found);
    else this.#waiting.push(found);
  }

  /** What came of something that the window did not ask for itself. */
  readonly outcome = (reply: Reply<unknown>): void => {
    if (!reply.ok) this.problem(reply.problem);
  };

  pageListens(): void {
    this.#listening = true;
    for (const found of this.#waiting) this.#push("app:problem", found);
    this.#waiting = [];
  }

  pageLoads(): void {
    this.#listening = false;
  }
}
