import type { World } from "../world/world.ts";
import { PEOPLE_CELLS } from "./kinds.ts";

/** Cells that say who and what an event is about. */
export const EVENT_CELLS = 6;
/** Integers of one record: kind, tick, then the cells. */
export const EVENT_INTS = 2 + EVENT_CELLS;

/** Which cells of each kind hold a person, as bits: the first cell is bit 0. */
const PERSON_CELLS = Uint8Array.from(PEOPLE_CELLS, (cells) =>
  cells.reduce((bits, cell) => bits | (1 << cell), 0),
);

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
  /** Called with the place of each event as it is emitted; null where nobody listens. */
  heard: ((index: number) => void) | null;
}

/** Few ticks of a small town have more events; where there are more the buffers grow. */
const USUAL = 64;

export function createEventLog(): EventLog {
  return {
    count: 0,
    ints: new Int32Array(USUAL * EVENT_INTS),
    values: new Float64Array(USUAL),
    heard: null,
  };
}

function grow(log: EventLog): void {
  const ints = new Int32Array(log.ints.length * 2);
  ints.set(log.ints);
  const values = new Float64Array(log.values.length * 2);
  values.set(log.values);
  log.ints = ints;
  log.values = values;
}

// Shared, so that reading the bits of a number makes none.
const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** The halves of a number, for cells whose role is a number of its own. */
export function highWord(value: number): number {
  bits[0] = value;
  return words[1];
}

export function lowWord(value: number): number {
  bits[0] = value;
  return words[0];
}

/** The number of which these are the halves. */
export function numberOf(high: number, low: number): number {
  words[1] = high;
  words[0] = low;
  return bits[0];
}

/**
 * Records one event with its number and its cells, and folds it into the outcome hash of the world.
 * Where a cell stands for a person it is given as a slot and recorded as the person's number, which
 * stays true when the slot gets another tenant.
 */
export function emit(
  world: World,
  log: EventLog,
  kind: number,
  value: number,
  a = -1,
  b = -1,
  c = -1,
  d = -1,
  e = -1,
  f = -1,
): void {
  if (log.count === log.values.length) grow(log);
  const { ints } = log;
  const tick = world.town.tick[0];
  const at = log.count * EVENT_INTS;
  ints[at] = kind;
  ints[at + 1] = tick;
  ints[at + 2] = a;
  ints[at + 3] = b;
  ints[at + 4] = c;
  ints[at + 5] = d;
  ints[at + 6] = e;
  ints[at + 7] = f;
  let people = PERSON_CELLS[kind];
  for (let cell = at + 2; people !== 0; cell++, people >>= 1) {
    if ((people & 1) === 1 && ints[cell] >= 0) ints[cell] = world.agents.person[ints[cell]];
  }
  log.values[log.count] = value;
  log.count += 1;
  world.town.eventCounts[kind] += 1;
  fold(world.town.outcome, ints, at, value);
  if (log.heard !== null) log.heard(log.count - 1);
}

/** Whether the `index`-th event of the tick is about a person, by number. */
export function isAbout({ ints }: EventLog, index: number, person: number): boolean {
  let people = PERSON_CELLS[ints[index * EVENT_INTS]];
  for (let cell = index * EVENT_INTS + 2; people !== 0; cell++, people >>= 1) {
    if ((people & 1) === 1 && ints[cell] === person) return true;
  }
  return false;
}

/** Two 32-bit lanes of multiply-and-rotate over the record: order matters, no allocation. */
function fold(outcome: Int32Array, ints: Int32Array, at: number, value: number): void {
  bits[0] = value;
  let high = outcome[0];
  let low = outcome[1];
  high = mix(high, ints[at] ^ Math.imul(ints[at + 1], 0x9e3779b1));
  low = mix(low, ints[at + 2] ^ Math.imul(ints[at + 3], 0x85ebca6b));
  high = mix(high, ints[at + 4] ^ words[0]);
  low = mix(low, words[1] ^ high);
  high = mix(high, ints[at + 5] ^ Math.imul(ints[at + 6], 0x9e3779b1));
  low = mix(low, ints[at + 7] ^ high);
  outcome[0] = high ^ low;
  outcome[1] = low;
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51);
  return (Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) + 0x52dce729) | 0;
}
