import { ok } from "../../sim/result.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredTimeline } from "../store/identity.ts";
import { type Span, spansOf } from "../store/lineage.ts";
import { parseJson } from "../../sim/parse-json.ts";
import type { StoreReads } from "../store/thread-messages.ts";
import { NO_INPUTS, StoredInput, type TickInputs, inputsOf, joined } from "./inputs.ts";

/** Something of each tick of which there is something. */
export interface ByTick<T> {
  get(tick: number): T | undefined;
}

/** What was put into a town, and what its state was hashed to. */
export interface Course {
  readonly inputs: ByTick<TickInputs>;
  readonly hashes: ByTick<string>;
}

/** What is known of a timeline's own ticks in (from, to]. */
interface Known {
  from: number;
  to: number;
  readonly inputs: Map<number, TickInputs>;
  readonly hashes: Map<number, string>;
}

/** Inputs and hashes of a file's timelines. Records only grow at their end, so that each is read and checked once. */
export class Recorded {
  readonly #file: string;
  readonly #reads: StoreReads;
  readonly #known = new Map<number, Known>();

  constructor(file: string, reads: StoreReads) {
    this.#file = file;
    this.#reads = reads;
  }

  /** Of the ticks of a timeline in (from, to]. Refused: an input that cannot be understood. */
  async over(
    all: readonly StoredTimeline[],
    timeline: number,
    from: number,
    to: number,
  ): Promise<Outcome<Course>> {
    const stored = await this.#reads.timelines();
    const parts: { to: number; known: Known }[] = [];
    for (const span of spansOf(all, timeline, from, to)) {
      const end = stored.find((one) => one.timeline === span.timeline)?.last_tick ?? span.to;
      const known = await this.#knownOf(span, Math.min(span.to, end));
      if (!known.ok) return known;
      parts.push({ to: span.to, known: known.value });
    }
    const at = (tick: number): Known | undefined => parts.find((part) => tick <= part.to)?.known;
    return ok({
      inputs: { get: (tick) => at(tick)?.inputs.get(tick) },
      hashes: { get: (tick) => at(tick)?.hashes.get(tick) },
    });
  }

  /** The timeline is gone; another one may get its number. */
  forget(timeline: number): void {
    this.#known.delete(timeline);
  }

  /** Reads what is missing of the ticks in (from, to]; what is not on disk yet is read another time. */
  async #knownOf({ timeline, from }: Span, to: number): Promise<Outcome<Known>> {
    const before = this.#known.get(timeline);
    const known = before ?? { from, to: from, inputs: new Map(), hashes: new Map() };
    const [first, last] = [Math.min(from, known.from), Math.max(to, known.to)];
    for (const [begin, end] of [
      [first, known.from],
      [known.to, last],
    ] as const) {
      const read = begin < end ? await this.#read(timeline, begin, end, known) : ok(null);
      if (!read.ok) return read;
    }
    known.from = first;
    known.to = last;
    this.#known.set(timeline, known);
    return ok(known);
  }

  async #read(
    timeline: number,
    from: number,
    to: number,
    { inputs, hashes }: Known,
  ): Promise<Outcome<null>> {
    const found = new Map<number, TickInputs>();
    for (const row of await this.#reads.inputsAfter(timeline, from, to)) {
      const input = StoredInput.safeParse(parseJson(row.input));
      if (!input.success) {
        return refuse(
          "damaged_file",
          `${this.#file} holds an input at tick ${row.tick} that cannot be understood.`,
          "Open an older copy of it.",
        );
      }
      found.set(row.tick, joined(found.get(row.tick) ?? NO_INPUTS, inputsOf(input.data)));
    }
    for (const [tick, given] of found) inputs.set(tick, given);
    for (const { tick, state_hash } of await this.#reads.hashesBetween(timeline, from, to)) {
      hashes.set(tick, state_hash);
    }
    return ok(null);
  }
}
