import { EVENT_INTS } from "../../sim/events/event-log.ts";
import { encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import type { Town } from "../../sim/town.ts";
import type { Command } from "../../sim/console/commands.ts";
import { ok } from "../../sim/result.ts";
import type { Outcome } from "../problem.ts";
import type { StoreBatch } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";

/** The whole state is hashed into the record every this many ticks. */
export const HASH_EVERY_TICKS = 100;

const MAX_PENDING_EVENTS = 4096;
const MAX_PENDING_MS = 1000;

/**
 * What has happened and is not on disk yet. It is written in one piece at most a second later; a
 * write that fails leaves it whole, to be tried again.
 */
export class TownRecord {
  readonly #store: TownStore;
  #pending: Mutable<StoreBatch>;
  #lastFlushMs = performance.now();

  constructor(store: TownStore) {
    this.#store = store;
    this.#pending = emptyBatch(store.lastTick);
  }

  /** The events that stand in the town's log now, and the inputs that the tick was run with. */
  addTick(town: Town, tick: number, inputs: readonly Command[]): void {
    const { count, ints, values } = town.events;
    const pending = this.#pending;
    for (let at = 0; at < count * EVENT_INTS; at++) pending.eventInts.push(ints[at] ?? 0);
    for (let at = 0; at < count; at++) pending.eventValues.push(values[at] ?? 0);
    for (const input of inputs) pending.inputs.push({ tick, input: JSON.stringify(input) });
    pending.tick = tick;
    if (tick % HASH_EVERY_TICKS === 0) pending.hashes.push({ tick, state_hash: stateHash(town) });
  }

  addSnapshot(town: Town, tick: number): void {
    if (this.#pending.snapshots.some((snapshot) => snapshot.tick === tick)) return;
    const bytes = encodeSnapshot(town);
    this.#pending.snapshots.push({ tick, state_hash: stateHash(town), bytes });
    this.#pending.tick = tick;
  }

  /** Whether it is time to write. */
  isDue(): boolean {
    const { eventValues, snapshots, tick } = this.#pending;
    if (snapshots.length > 0 || eventValues.length >= MAX_PENDING_EVENTS) return true;
    return tick > this.#store.lastTick && performance.now() - this.#lastFlushMs > MAX_PENDING_MS;
  }

  flush(): Outcome<null> {
    const { tick, snapshots, eventValues } = this.#pending;
    this.#lastFlushMs = performance.now();
    const nothing = tick <= this.#store.lastTick && snapshots.length + eventValues.length === 0;
    if (nothing) return ok(null);
    const written = this.#store.append(this.#pending);
    if (written.ok) this.#pending = emptyBatch(this.#store.lastTick);
    return written;
  }
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K];
};

function emptyBatch(tick: number): Mutable<StoreBatch> {
  return { tick, eventInts: [], eventValues: [], inputs: [], hashes: [], snapshots: [] };
}
