/** Notices Ctrl-C (and a polite kill), so that a run can finish its tick and write what it promised. */
export class Interrupt {
  #requested = false;
  readonly #notice = (): void => {
    this.#requested = true;
  };

  constructor() {
    process.on("SIGINT", this.#notice);
    process.on("SIGTERM", this.#notice);
  }

  get requested(): boolean {
    return this.#requested;
  }

  /** Gives the signals back to Node. */
  release(): void {
    process.off("SIGINT", this.#notice);
    process.off("SIGTERM", this.#notice);
  }
}

/** What a command that was interrupted exits with. */
export const INTERRUPTED = 130;
