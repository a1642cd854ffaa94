import { z } from "zod";

import type { CarriedOut } from "../store/audit-rows.ts";
import { parseJson } from "../../sim/parse-json.ts";

/** So many results are remembered, and so much of them; the oldest go first. */
export const KEPT_RESULTS = 16_384;
export const KEPT_BYTES = 16_000_000;

const Kept = z.record(z.string(), z.unknown());

/** A timeline up to a tick, which a life has lived. */
export interface Life {
  readonly timeline: number;
  readonly until: number;
}

/** Commands that were carried out well, by timeline and `cmd_id`: what is asked again gets the same result and has no effect. */
export class CarriedOutBefore {
  readonly #known = new Map<string, CarriedOut>();
  #bytes = 0;

  add(one: CarriedOut): void {
    const key = keyOf(one.timeline, one.cmd_id);
    this.#forget(key);
    this.#known.set(key, one);
    this.#bytes += bytesOf(one);
    while (this.#known.size > KEPT_RESULTS || this.#bytes > KEPT_BYTES) {
      const [oldest] = this.#known.keys();
      if (oldest === undefined) return;
      this.#forget(oldest);
    }
  }

  /** What was carried out in the life that consists of these timelines; another life may do the same anew. */
  find(cmdId: string, life: readonly Life[]): CarriedOut | null {
    for (const { timeline, until } of life) {
      const known = this.#known.get(keyOf(timeline, cmdId));
      if (known !== undefined && (known.place !== "tick" || known.tick <= until)) return known;
    }
    return null;
  }

  #forget(key: string): void {
    const known = this.#known.get(key);
    if (known === undefined) return;
    this.#bytes -= bytesOf(known);
    this.#known.delete(key);
  }
}

function keyOf(timeline: number, cmdId: string): string {
  return `${timeline} ${cmdId}`;
}

/** The result as it was given; empty where a file holds something else. */
export function resultOf({ result }: CarriedOut): Record<string, unknown> {
  const read = Kept.safeParse(parseJson(result));
  return read.success ? read.data : {};
}

function bytesOf({ cmd_id, result, name, digest }: CarriedOut): number {
  return cmd_id.length + result.length + name.length + digest.length;
}
