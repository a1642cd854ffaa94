/** A whole snapshot as it is sent: sections by name beside the header. Shapes: `sim/telemetry/sections/payload.ts`. */
export interface SnapshotPayload {
  readonly schema_version: string;
  readonly payload_type: "snapshot";
  readonly tick: number;
  readonly epoch: number;
  readonly [section: string]: unknown;
}

/** What differs from the payload before: new values of sections as a whole, and sections that are gone. */
export interface DiffPayload {
  readonly schema_version: string;
  readonly payload_type: "diff";
  readonly tick: number;
  readonly epoch: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly removed?: readonly string[];
}

export type StreamPayload = SnapshotPayload | DiffPayload;

/** A payload on its way to whoever listens; put into text once, however many send it. */
export class Message {
  readonly payload: StreamPayload;
  #line: string | null = null;

  constructor(payload: StreamPayload) {
    this.payload = payload;
  }

  /** One line of JSON, without the line break. */
  get line(): string {
    this.#line ??= JSON.stringify(this.payload);
    return this.#line;
  }
}
