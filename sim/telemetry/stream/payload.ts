/**
 * Version of the stream. The first number changes when something is taken away or means something else,
 * the second when something is added; `configs/schemas/TELEMETRY.md` says what.
 */
export const STREAM_VERSION = "1.0.0";

/** A whole snapshot as it is sent: sections by name beside the header. Shapes: `../sections/payload.ts`. */
export interface SnapshotPayload {
  readonly schema_version: string;
  readonly stream: string;
  readonly payload_type: "snapshot";
  readonly tick: number;
  readonly epoch: number;
  readonly [section: string]: unknown;
}

/** What differs from the payload before: new values of sections as a whole, and sections that are gone. */
export interface DiffPayload {
  readonly schema_version: string;
  readonly stream: string;
  readonly payload_type: "diff";
  readonly tick: number;
  readonly epoch: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly removed?: readonly string[] | undefined;
}

export type StreamPayload = SnapshotPayload | DiffPayload;
