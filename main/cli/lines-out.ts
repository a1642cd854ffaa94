/** So much may wait for a reader that has stopped reading before lines that can be spared are dropped. */
const MOST_WAITING_BYTES = 8_000_000;
/** Whoever asks has to wait for the reader from here on. */
const MANY_WAITING_BYTES = 1_000_000;
const DRAIN_LIMIT_MS = 2000;

/**
 * JSON lines for a reader who may stop reading, or go: what waits is held in memory, within limits, and the
 * town never waits.
 */
export class LinesOut {
  readonly #stream: NodeJS.WriteStream;
  readonly #waiting: (() => void)[] = [];
  /** Lines that were dropped, or that nobody was there to read. */
  dropped = 0;
  /** The reader is gone. */
  isGone = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", () => {
      this.isGone = true;
      this.#goOn();
    });
    stream.on("drain", () => this.#goOn());
  }

  /** So much waits that nothing more should be asked for. */
  get isBehind(): boolean {
    return !this.isGone && this.#stream.writableLength > MANY_WAITING_BYTES;
  }

  /** A line that somebody waits for. */
  say(line: object): void {
    if (this.isGone) this.dropped += 1;
    else this.#stream.write(`${JSON.stringify(line)}\n`);
  }

  /** A line that can be spared where the reader is too slow. */
  offer(line: object): void {
    if (this.#stream.writableLength > MOST_WAITING_BYTES) this.dropped += 1;
    else this.say(line);
  }

  /** Calls back when the reader has caught up. */
  whenRead(goOn: () => void): void {
    this.#waiting.push(goOn);
  }

  /** Waits until everything has been read, for a while. */
  async drained(): Promise<void> {
    if (this.isGone || this.#stream.writableLength === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, DRAIN_LIMIT_MS);
      this.#stream.write("", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #goOn(): void {
    for (const goOn of this.#waiting.splice(0)) goOn();
  }
}
