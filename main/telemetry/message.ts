import type { SnapshotPayload, StreamPayload } from "../../sim/telemetry/stream/payload.ts";

/** A payload on its way to whoever listens; put into text once, however many send it. */
export class Message {
  readonly payload: StreamPayload;
  /** Everything as it is with this payload: for whoever has missed what came before. */
  readonly whole: SnapshotPayload;
  #line: string | null = null;
  #wholeLine: string | null = null;
  #bytes = 0;

  constructor(payload: StreamPayload, whole: SnapshotPayload) {
    this.payload = payload;
    this.whole = whole;
  }

  /** One line of JSON, its line break included. */
  get line(): string {
    this.#line ??= `${JSON.stringify(this.payload)}\n`;
    return this.#line;
  }

  /** The same of everything. */
  get wholeLine(): string {
    if (this.payload === this.whole) return this.line;
    this.#wholeLine ??= `${JSON.stringify(this.whole)}\n`;
    return this.#wholeLine;
  }

  /** Bytes of the line. */
  get bytes(): number {
    if (this.#bytes === 0) this.#bytes = Buffer.byteLength(this.line);
    return this.#bytes;
  }
}
