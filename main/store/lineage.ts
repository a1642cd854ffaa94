import type { StoredTimeline } from "./identity.ts";

/** A stretch of one timeline's own record: the ticks of (from, to]. */
export interface Span {
  readonly timeline: number;
  readonly from: number;
  readonly to: number;
}

type Link = Pick<StoredTimeline, "timeline" | "parent" | "at">;

/** A timeline and what it comes from, the first one first. Ends where a file's parents go in a circle. */
export function lineageOf<T extends Link>(all: readonly T[], timeline: number): T[] {
  const line: T[] = [];
  let next = all.find((one) => one.timeline === timeline);
  while (next !== undefined && !line.includes(next)) {
    line.unshift(next);
    const { parent } = next;
    next = all.find((one) => one.timeline === parent);
  }
  return line;
}

/** Whose record the ticks of (from, to] of a timeline are in, oldest first. */
export function spansOf(all: readonly Link[], timeline: number, from: number, to: number): Span[] {
  const line = lineageOf(all, timeline);
  return line.flatMap((one, index) => {
    const begin = Math.max(from, index === 0 ? from : one.at);
    const next = line[index + 1];
    const end = Math.min(to, next?.at ?? to);
    return begin < end ? [{ timeline: one.timeline, from: begin, to: end }] : [];
  });
}

/** Newest tick that two timelines share; −1 where they have nothing in common. */
export function sharedUntil(all: readonly StoredTimeline[], a: number, b: number): number {
  const [left, right] = [lineageOf(all, a), lineageOf(all, b)];
  let shared = -1;
  for (const [index, one] of left.entries()) {
    if (right[index]?.timeline !== one.timeline) break;
    const parts = [left[index + 1]?.at, right[index + 1]?.at, one.last_tick];
    shared = Math.min(...parts.map((tick) => tick ?? Number.POSITIVE_INFINITY));
  }
  return shared;
}
