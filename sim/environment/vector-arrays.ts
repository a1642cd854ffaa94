import type { ObservationLayout } from "../observations/layout.ts";
import { CHOICES } from "../options/options.ts";

/**
 * All that passes between a vectorised environment and whoever steps it: one row per seat, town after
 * town, written in place. A seat is a slot of a town: it keeps whoever lives there, one after the other.
 */
export interface VectorArrays {
  /** What is seen after the last step. [rows × stride], and with a map of bytes also [rows × byteStride] */
  readonly observations: Float32Array;
  readonly mapBytes: Uint8Array;
  /** What was seen last in a town that has begun anew since: for rows that were cut short. As `observations`. */
  readonly finalObservations: Float32Array;
  readonly finalMapBytes: Uint8Array;
  /** Of the last step, by row. */
  readonly rewards: Float32Array;
  /** 1 where an episode has just ended because the person leaves town. */
  readonly terminations: Uint8Array;
  /** 1 where it was cut short because the town's time is up. */
  readonly truncations: Uint8Array;
  /** 1 where somebody has just begun: the reward belongs to nobody. */
  readonly begins: Uint8Array;
  /** 1 where somebody lives who will be stepped next; elsewhere there is nothing to choose or to see. */
  readonly alive: Uint8Array;
  /** 1 where a choice is due before the next step; the other rows go on with what they have. */
  readonly due: Uint8Array;
  /** Why each choice cannot be made, by MASKS; 0 = it can. [rows × CHOICES] */
  readonly masks: Uint8Array;
  /** What is chosen for the next step; each is read once and becomes NO_CHOICE. */
  readonly choices: Int32Array;
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

const BYTES = { f32: 4, i32: 4, u8: 1 } as const;

/** Where each array lies in one piece of memory, every one from a multiple of 16 on, and bytes of all. */
export interface ArraysPlan {
  readonly spans: Readonly<Record<keyof VectorArrays, Span>>;
  readonly bytes: number;
}

/**
 * Lays out the arrays for so many rows; without a layout nothing is observed, and what was seen last is
 * kept only where `keepsLast` says so.
 */
export function planArrays(
  rows: number,
  layout: ObservationLayout | null,
  keepsLast: boolean,
): ArraysPlan {
  const floats = rows * (layout?.stride ?? 0);
  const mapBytes = rows * (layout?.map.byteStride ?? 0);
  let bytes = 0;
  const span = (length: number, kind: keyof typeof BYTES): Span => {
    const offset = bytes;
    bytes += Math.ceil((length * BYTES[kind]) / 16) * 16;
    return { offset, length };
  };
  const spans = {
    observations: span(floats, "f32"),
    mapBytes: span(mapBytes, "u8"),
    finalObservations: span(keepsLast ? floats : 0, "f32"),
    finalMapBytes: span(keepsLast ? mapBytes : 0, "u8"),
    rewards: span(rows, "f32"),
    terminations: span(rows, "u8"),
    truncations: span(rows, "u8"),
    begins: span(rows, "u8"),
    alive: span(rows, "u8"),
    due: span(rows, "u8"),
    masks: span(rows * CHOICES.length, "u8"),
    choices: span(rows, "i32"),
  };
  return { spans, bytes };
}

/** Views over `plan.bytes` bytes of a buffer from `offset` on, a multiple of 16; content untouched. */
export function viewArrays(
  buffer: ArrayBufferLike,
  offset: number,
  { spans }: ArraysPlan,
): VectorArrays {
  const floats = (span: Span): Float32Array =>
    new Float32Array(buffer, offset + span.offset, span.length);
  const bytes = (span: Span): Uint8Array =>
    new Uint8Array(buffer, offset + span.offset, span.length);
  return {
    observations: floats(spans.observations),
    mapBytes: bytes(spans.mapBytes),
    finalObservations: floats(spans.finalObservations),
    finalMapBytes: bytes(spans.finalMapBytes),
    rewards: floats(spans.rewards),
    terminations: bytes(spans.terminations),
    truncations: bytes(spans.truncations),
    begins: bytes(spans.begins),
    alive: bytes(spans.alive),
    due: bytes(spans.due),
    masks: bytes(spans.masks),
    choices: new Int32Array(buffer, offset + spans.choices.offset, spans.choices.length),
  };
}
