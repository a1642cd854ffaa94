import type { StoredTimeline } from "../store/identity.ts";
import { lineageOf, spansOf } from "../store/lineage.ts";
import type { TownStore } from "../store/town-store.ts";
import type { Archive } from "./rebuild.ts";

/** Where a file stops being what a town would write again, and which part of it. See `Verification`. */
export interface Divergence {
  readonly tick: number;
  readonly system: string;
}

/**
 * What the file says of itself: who the town is, and how its timelines hang together. Null where that
 * makes sense for a timeline and all that it comes from. Looked at before anything is simulated.
 */
export function contradictionIn(
  store: TownStore,
  { identity, config }: Archive,
  timeline: number,
): Divergence | null {
  if (identity.seed !== String(config.seed)) return { tick: 0, system: "town.seed" };
  if (identity.config_id !== config.config_id) return { tick: 0, system: "town.config_id" };
  const orphan = store.orphanTick();
  if (orphan !== null) return { tick: orphan, system: "timelines" };
  const line = lineageOf(store.timelines(), timeline);
  for (const [index, one] of line.entries()) {
    const found = misplaced(one, line[index - 1]) ?? outOfStretch(store, one);
    if (found !== null) return found;
  }
  return null;
}

/** A timeline begins within the one that it parts from; the first one with the town. */
function misplaced(
  { at, parent, last_tick }: StoredTimeline,
  before: StoredTimeline | undefined,
): Divergence | null {
  if ((before === undefined) !== (parent === null)) return { tick: at, system: "timelines.parent" };
  if (at > last_tick) return { tick: last_tick, system: "timelines.last_tick" };
  const [first, last] = before === undefined ? [0, 0] : [before.at, before.last_tick];
  return at < first || at > last ? { tick: at, system: "timelines.at" } : null;
}

/** Its own rows are those after its beginning, up to its end; it begins with a state of its own. */
function outOfStretch(store: TownStore, one: StoredTimeline): Divergence | null {
  const { timeline, at, last_tick, parent } = one;
  const begin = parent === null ? (isBorn(store, timeline) ? -1 : store.firstTick()) : at;
  const late = store.strayTick(timeline, Number.MIN_SAFE_INTEGER, last_tick);
  if (late !== null) return { tick: late, system: "timelines.last_tick" };
  const early = store.strayTick(timeline, begin, last_tick);
  if (early !== null) return { tick: early, system: "timelines.at" };
  const states = store.keyframesUpTo(timeline, at).filter((state) => state.timeline === timeline);
  return parent === null || states.length > 0 ? null : { tick: at, system: "timelines.at" };
}

/** A command that the audit says was an input of a tick in (from, to], and that is none. */
export function auditDiffers(
  store: TownStore,
  timeline: number,
  from: number,
  to: number,
): Divergence | null {
  const ticks = spansOf(store.timelines(), timeline, from, to).flatMap(
    (span) => store.strayAudit(span.timeline, span.from, span.to) ?? [],
  );
  return ticks.length === 0 ? null : { tick: Math.min(...ticks), system: "audit" };
}

/** Whether a town was born in its file, whose record then begins with that; one that was kept later begins with a state. */
export function isBorn(store: TownStore, first: number): boolean {
  return store.ownRows("hashes", first, -1, 0).length > 0;
}
