import type { Terminal } from "./terminal.ts";

const QUIET_MS = 2000;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 10_000;
const BAR_CELLS = 24;

/** A bar with the time left on anything that takes longer than two seconds; plain lines where nobody looks. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #what: string;
  readonly #total: number;
  readonly #startMs = performance.now();
  #drawnMs = 0;

  constructor(terminal: Terminal, what: string, total: number) {
    this.#terminal = terminal;
    this.#what = what;
    this.#total = total;
  }

  update(done: number): void {
    const now = performance.now();
    const elapsed = now - this.#startMs;
    const every = this.#terminal.live ? REDRAW_MS : LINE_EVERY_MS;
    if (elapsed < QUIET_MS || now - this.#drawnMs < every || done === 0) return;
    this.#drawnMs = now;
    const share = done / this.#total;
    const left = duration((elapsed / share) * (1 - share));
    const percent = `${Math.floor(share * 100)} %`;
    if (!this.#terminal.live) {
      this.#terminal.say(`${this.#what}: ${percent}, ${left} left`);
      return;
    }
    const full = Math.floor(share * BAR_CELLS);
    const bar = "█".repeat(full) + "░".repeat(BAR_CELLS - full);
    this.#terminal.sayOver(`${this.#what} ${bar} ${percent}, ${left} left`);
  }

  finish(): void {
    if (this.#drawnMs > 0) this.#terminal.clearLine();
  }
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
