import { canonicalJson } from "../config/config-id.ts";
import { type Affordance, type ManifestEntry, affordancesOf } from "../config/manifest.ts";
import { type PlacedObject, placeObjects } from "../config/place-objects.ts";
import { type Rulebook, unique } from "./rulebook.ts";

/** A rulebook after a reload, and what is different. */
export interface Revision {
  readonly book: Rulebook;
  /** Ids of objects and affordances. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Rows of objects that are gone, have another type or stand elsewhere. */
  readonly uprooted: readonly number[];
  /** Rows of objects that were not there before, or not as the same type. */
  readonly planted: readonly number[];
}

/**
 * Works a manifest into a rulebook. Every index keeps its meaning: what is unchanged keeps its row;
 * an affordance that has changed takes a new row while anybody still uses the old one, and the old
 * row only ever serves the same id again; objects that come take rows at the end, or their own from
 * before. `isRunning` says whether anybody uses the affordance of a row.
 */
export function reviseRulebook(
  before: Rulebook,
  mapObjects: readonly PlacedObject[],
  manifest: readonly ManifestEntry[],
  path: string,
  checksum: string,
  isRunning: (affordance: number) => boolean,
): Revision {
  const offers = reviseAffordances(before, affordancesOf(manifest), isRunning);
  const objects = reviseObjects(before, placeObjects(mapObjects, manifest));
  const added = [...objects.added, ...offers.added];
  const changed = [...objects.changed, ...offers.changed];
  const removed = [...objects.removed, ...offers.removed];
  const reload = {
    path,
    checksum,
    previous_checksum: before.checksum,
    object_count: objects.rows.filter(({ present }) => present).length,
    affordance_count: offers.rows.filter(({ current }) => current).length,
    added,
    changed,
    removed,
  };
  const book = {
    path,
    checksum,
    types: unique([
      ...before.types,
      ...objects.rows.map(({ entry }) => entry.type),
      ...offers.rows.map(({ entry }) => entry.object_type),
    ]),
    affordances: offers.rows,
    objects: objects.rows,
    conditions: unique([
      ...before.conditions,
      ...offers.rows.flatMap(({ entry }) => entry.preconds),
    ]),
    reloads: [...before.reloads, reload],
    events: before.events,
  };
  const { uprooted, planted } = objects;
  return { book, added, changed, removed, uprooted, planted };
}

function reviseAffordances(
  { affordances: before }: Rulebook,
  wanted: readonly Affordance[],
  isRunning: (affordance: number) => boolean,
) {
  const rows = before.map(({ entry }) => ({ entry, current: false }));
  const added: string[] = [];
  const changed: string[] = [];
  for (const entry of wanted) {
    const old = before.findIndex((row) => row.current && row.entry.id === entry.id);
    if (old < 0) added.push(entry.id);
    const same = old >= 0 && isSame(before[old].entry, entry);
    if (old >= 0 && !same) changed.push(entry.id);
    const mine = (row: number): boolean => rows[row].entry.id === entry.id;
    const free = rows.findIndex((_, row) => mine(row) && !isRunning(row));
    const row = same ? old : free < 0 ? rows.length : free;
    rows[row] = { entry, current: true };
  }
  const kept = new Set(wanted.map(({ id }) => id));
  const gone = before.filter(({ entry, current }) => current && !kept.has(entry.id));
  return { rows, added, changed, removed: gone.map(({ entry }) => entry.id) };
}

function reviseObjects({ objects: before }: Rulebook, wanted: readonly PlacedObject[]) {
  const rows = before.map(({ entry }) => ({ entry, present: false }));
  const added: string[] = [];
  const changed: string[] = [];
  const uprooted: number[] = [];
  const planted: number[] = [];
  for (const entry of wanted) {
    const old = rows.findIndex((row) => row.entry.id === entry.id);
    const row = old < 0 ? rows.length : old;
    const was = before[row];
    rows[row] = { entry, present: true };
    if (was === undefined || !was.present) {
      added.push(entry.id);
      planted.push(row);
    } else if (!isSame(was.entry, entry)) {
      changed.push(entry.id);
      if (!isSame(placeOf(was.entry), placeOf(entry))) uprooted.push(row);
      if (was.entry.type !== entry.type) planted.push(row);
    }
  }
  const removed: string[] = [];
  before.forEach(({ entry, present }, row) => {
    if (!present || rows[row].present) return;
    removed.push(entry.id);
    uprooted.push(row);
  });
  return { rows, added, changed, removed, uprooted, planted };
}

/** All that is said of an object but what it holds. */
function placeOf({ id, type, position, use_tile, queue_nodes, venue }: PlacedObject): unknown {
  return { id, type, position, use_tile, queue_nodes, venue };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
