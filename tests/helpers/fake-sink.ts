import { LOCAL, type Sink } from "../../main/telemetry/sinks/sink.ts";

/** A sink that keeps what it is sent, refuses when it is told to, and may be blocked. */
export class FakeSink implements Sink {
  readonly name = "fake";
  readonly traits = LOCAL;
  readonly lines: string[] = [];
  /** So many of the next texts are refused. */
  refusals = 0;
  writes = 0;
  closed = false;
  #isFresh = true;
  #blocked: Promise<void> | null = null;
  #unblock = (): void => undefined;

  block(): void {
    this.#blocked = new Promise((resolve) => (this.#unblock = resolve));
  }

  unblock(): void {
    this.#blocked = null;
    this.#unblock();
  }

  readonly ready = async (): Promise<boolean> => {
    const begins = this.#isFresh;
    this.#isFresh = false;
    return begins;
  };

  readonly write = async (text: string): Promise<void> => {
    this.writes += 1;
    await this.#blocked;
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new Error("the sink refuses");
    }
    this.lines.push(...text.split("\n").filter((line) => line !== ""));
  };

  readonly reset = (): void => {
    this.#isFresh = true;
  };

  readonly close = async (): Promise<void> => {
    this.closed = true;
    this.unblock();
  };
}
