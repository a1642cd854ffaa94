import { EVENT_INTS } from "../../sim/events/event-log.ts";
import type { Story } from "../../sim/narration/story.ts";
import { encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { tableHashes } from "../../sim/snapshot/table-hashes.ts";
import { kpiRows } from "../../sim/telemetry/kpi-rows.ts";
import type { Town } from "../../sim/town.ts";
import type { Keyframe, StoreBatch, StoredAudit, StoredKpi } from "../store/identity.ts";
import type { LiveStore } from "../store/live-store.ts";
import { emptyBatch } from "../store/town-store.ts";
import { NO_INPUTS, type TickInputs, storedInputs } from "./inputs.ts";

/** The whole state is hashed into the record every this many ticks, and after every tick with commands. */
export const HASH_EVERY_TICKS = 100;
/** Figures are recorded as often; four times in a day of a thousand ticks. */
export const KPIS_EVERY_TICKS = 250;

/** What is handed over in one piece: a second's worth, or so many events, some 8,000 ticks of eight people. */
const MOST_PENDING_MS = 1000;
const MOST_PENDING_EVENTS = 4096;

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K];
};

/** What a tick is put on record with beside what the town itself holds. */
export interface TickReport {
  readonly told: readonly Story[];
  readonly day: readonly StoredKpi[];
}

/** What has happened in a timeline since its file last heard of it. */
export class TownRecord {
  readonly timeline: number;
  readonly #store: Pick<LiveStore, "write">;
  readonly #events = new Events();
  #pending: Mutable<StoreBatch>;
  #handedOver: number;
  #lastMs = performance.now();

  constructor(store: Pick<LiveStore, "write">, timeline: number, tick: number) {
    this.#store = store;
    this.timeline = timeline;
    this.#pending = mutable(emptyBatch(timeline, tick));
    this.#handedOver = tick;
  }

  /** What the tick that has just run did, what it was run with, what it told, and the figures of a day that it ended. */
  addTick(town: Town, tick: number, inputs: TickInputs, { told, day }: TickReport): void {
    const pending = this.#pending;
    if (town.events.count > 0) this.#events.add(town);
    pending.stories.push(...told);
    if (inputs !== NO_INPUTS) {
      for (const input of storedInputs(inputs)) pending.inputs.push({ tick, input });
    }
    pending.tick = tick;
    if (tick % HASH_EVERY_TICKS === 0 || inputs.commands.length > 0) {
      pending.hashes.push({ tick, state_hash: stateHash(town) });
    }
    if (tick % KPIS_EVERY_TICKS === 0) pending.kpis.push(...kpiRows(town));
    pending.kpis.push(...day);
  }

  addKeyframe(town: Town, tick: number): void {
    if (this.#pending.keyframes.some((keyframe) => keyframe.tick === tick)) return;
    this.#pending.keyframes.push(keyframeOf(town, tick));
    this.#pending.tick = tick;
  }

  /** What became of a command; it reaches the disk together with the tick that is pending, or by itself. */
  addAudit(entry: StoredAudit): void {
    this.#pending.audits.push(entry);
  }

  /** Hands over what is pending, if it is time to. */
  handOverIfDue(): void {
    const isDue =
      this.#events.count >= MOST_PENDING_EVENTS ||
      performance.now() - this.#lastMs > MOST_PENDING_MS;
    if (isDue) this.handOver();
  }

  /** Hands over what is pending. */
  handOver(): void {
    this.#lastMs = performance.now();
    const { tick, keyframes, audits } = this.#pending;
    const rest = keyframes.length + audits.length + this.#events.count;
    if (tick <= this.#handedOver && rest === 0) return;
    this.#store.write({ ...this.#pending, ...this.#events.take() });
    this.#handedOver = tick;
    this.#pending = mutable(emptyBatch(this.timeline, tick));
  }
}

/** A state, ready to be stored. */
export function keyframeOf(town: Town, tick: number): Keyframe {
  return {
    tick,
    state_hash: stateHash(town),
    systems: JSON.stringify(tableHashes(town)),
    bytes: encodeSnapshot(town),
  };
}

/** Records of events, in arrays that grow. */
class Events {
  count = 0;
  #ints = new Int32Array(1024 * EVENT_INTS);
  #values = new Float64Array(1024);

  add({ events }: Town): void {
    while (this.count + events.count > this.#values.length) this.#grow();
    this.#ints.set(events.ints.subarray(0, events.count * EVENT_INTS), this.count * EVENT_INTS);
    this.#values.set(events.values.subarray(0, events.count), this.count);
    this.count += events.count;
  }

  /** What there is, in arrays of its own; nothing is left. */
  take(): { eventInts: Int32Array; eventValues: Float64Array } {
    const { count } = this;
    this.count = 0;
    return {
      eventInts: this.#ints.slice(0, count * EVENT_INTS),
      eventValues: this.#values.slice(0, count),
    };
  }

  #grow(): void {
    const [ints, values] = [this.#ints, this.#values];
    this.#ints = new Int32Array(ints.length * 2);
    this.#ints.set(ints);
    this.#values = new Float64Array(values.length * 2);
    this.#values.set(values);
  }
}

function mutable(batch: StoreBatch): Mutable<StoreBatch> {
  return {
    ...batch,
    stories: [...batch.stories],
    inputs: [...batch.inputs],
    hashes: [...batch.hashes],
    kpis: [...batch.kpis],
    keyframes: [...batch.keyframes],
    audits: [...batch.audits],
  };
}
