import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";

import type { Door } from "../console/door.ts";
import { LineReader } from "../console/line-reader.ts";
import { localOperator } from "../console/origin.ts";
import type { LinesOut } from "./lines-out.ts";

/** So many commands may wait for their answers before no more are read. */
const MOST_UNDER_WAY = 1024;
/** So many are looked at before ticks and everybody else get their turn. */
const LINES_OF_A_SLICE = 32;
/** Lines that were written before the town was open are there when nothing has come for this long. */
const QUIET_MS = 60;
const QUIET_LIMIT_MS = 2000;

/** Commands of whoever started the program, one JSON object a line, and the answers to them. */
export class OperatorLines {
  readonly #input: Readable;
  readonly #out: LinesOut;
  readonly #door: Door;
  readonly #origin = localOperator("stdin", { address: "", folder: "." });
  readonly #reader = new LineReader();
  readonly #wake: () => void;
  readonly #underWay = new Set<Promise<void>>();
  /** Lines that have come and wait for their turn. */
  #lines: string[] = [];
  #nextSlice: NodeJS.Immediate | null = null;
  #lastMs = 0;
  #hasEnded = false;

  constructor(input: Readable, door: Door, out: LinesOut, wake: () => void) {
    this.#input = input;
    this.#out = out;
    this.#door = door;
    this.#wake = wake;
    input.on("data", (chunk: Buffer) => this.#take(this.#reader.push(chunk)));
    input.on("end", () => this.#end());
    input.on("error", () => this.#end());
  }

  /** Nobody can ask anything any more, and nobody listens. */
  get isAbandoned(): boolean {
    return this.#hasEnded && this.#out.isGone;
  }

  /** Waits for the lines that are there already. */
  async readWhatIsThere(): Promise<void> {
    const start = performance.now();
    this.#lastMs = start;
    while (performance.now() - start < QUIET_LIMIT_MS) {
      const isQuiet = this.#hasEnded || performance.now() - this.#lastMs > QUIET_MS;
      if (isQuiet && this.#lines.length === 0) return;
      await setTimeout(QUIET_MS / 4);
    }
  }

  /** Takes no more lines. */
  close(): void {
    this.#input.removeAllListeners("data");
    this.#input.destroy();
  }

  /** Waits for the answers to what was asked. */
  async answered(): Promise<void> {
    while (this.#lines.length > 0) this.#takeSlice();
    await Promise.all(this.#underWay);
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const rest = this.#reader.end();
    if (rest !== "") this.#take([rest]);
  }

  #take(lines: readonly string[]): void {
    this.#lastMs = performance.now();
    this.#lines = this.#lines.concat(lines);
    if (this.#nextSlice === null) this.#takeSlice();
  }

  #takeSlice(): void {
    for (const line of this.#lines.splice(0, LINES_OF_A_SLICE)) {
      const answered = this.#answer(line);
      this.#underWay.add(answered);
      void answered.then(() => this.#goOn(answered));
    }
    this.#nextSlice = this.#lines.length > 0 ? setImmediate(() => this.#takeSlice()) : null;
    if (this.#isBusy()) this.#input.pause();
    else this.#resume();
    if (this.#out.isBehind) this.#out.whenRead(() => this.#resume());
    this.#wake();
  }

  async #answer(line: string): Promise<void> {
    this.#out.say({ kind: "result", ...(await this.#door.take(line, this.#origin)) });
  }

  #goOn(answered: Promise<void>): void {
    this.#underWay.delete(answered);
    this.#resume();
  }

  #resume(): void {
    if (this.#input.isPaused() && !this.#isBusy()) this.#input.resume();
  }

  #isBusy(): boolean {
    const waiting = this.#underWay.size + this.#lines.length;
    return waiting >= MOST_UNDER_WAY || this.#out.isBehind;
  }
}
