import type { World } from "../world/world.ts";

/** Integers of one record: kind, tick, a, b, c. */
export const EVENT_INTS = 5;

/**
 * The events of the tick that has just run, in emission order, as fixed-width records. The buffers
 * are reused: read them before the next tick.
 */
export interface EventLog {
  count: number;
  /** [capacity × EVENT_INTS] */
  ints: Int32Array;
  /** [capacity] */
  values: Float64Array;
}

export function createEventLog(): EventLog {
  return { count: 0, ints: new Int32Array(256 * EVENT_INTS), values: new Float64Array(256) };
}

function grow(log: EventLog): void {
  const ints = new Int32Array(log.ints.length * 2);
  ints.set(log.ints);
  const values = new Float64Array(log.values.length * 2);
  values.set(log.values);
  log.ints = ints;
  log.values = values;
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** Records one event and folds it into the outcome hash of the world. */
export function emit(
  world: World,
  log: EventLog,
  kind: number,
  a: number,
  b = -1,
  c = -1,
  value = 0,
): void {
  if (log.count === log.values.length) grow(log);
  const tick = world.town.tick[0];
  const at = log.count * EVENT_INTS;
  log.ints[at] = kind;
  log.ints[at + 1] = tick;
  log.ints[at + 2] = a;
  log.ints[at + 3] = b;
  log.ints[at + 4] = c;
  log.values[log.count] = value;
  log.count += 1;
  world.town.eventCounts[kind] += 1;

  // Two 32-bit lanes of multiply-and-rotate over the record: order matters, no allocation.
  bits[0] = value;
  const { outcome } = world.town;
  let high = outcome[0];
  let low = outcome[1];
  high = mix(high, kind ^ Math.imul(tick, 0x9e3779b1));
  low = mix(low, a ^ Math.imul(b, 0x85ebca6b));
  high = mix(high, c ^ words[0]);
  low = mix(low, words[1] ^ high);
  outcome[0] = high ^ low;
  outcome[1] = low;
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51);
  return (Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) + 0x52dce729) | 0;
}
