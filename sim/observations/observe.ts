import { NONE } from "../world/agent-table.ts";
import type { Observer } from "./observer.ts";
import { writeAdded } from "./write-added.ts";
import { writeBody } from "./write-body.ts";
import { writePointers } from "./write-pointers.ts";
import { writeSocial } from "./write-social.ts";
import { writeSurroundings } from "./write-surroundings.ts";

/** Features 0 to 24, which do not depend on what is in sight. */
const BODY = 25;

/**
 * Brings the observer's own row of somebody alive up to now: `observer.row[slot]`, and where the map is
 * bytes `observer.byteRow[slot]`. To be called after `syncLayers`, and counts as the one observation
 * that tells of a context reset. Allocates nothing; never changes the town.
 */
export function observeInPlace(observer: Observer, slot: number): void {
  observer.asked[0] = slot;
  observeAsked(observer, 1);
}

/** The same for the first `count` people in `observer.asked`. */
export function observeAsked(observer: Observer, count: number): void {
  const { asked, compiled } = observer;
  if (compiled !== null) {
    compiled.tables.observe(compiled.frame, compiled.slots, count);
    return;
  }
  for (let place = 0; place < count; place++) observeOne(observer, asked[place]);
}

function observeOne(observer: Observer, slot: number): void {
  const { layout } = observer;
  const { blocks, map } = layout;
  const row = slot * layout.stride;
  const f = row + (map.form === "u8" ? 0 : map.size);
  writeBody(observer, slot, f);
  writeSurroundings(observer, slot, f + BODY);
  if (blocks.personality !== NONE) writeTraits(observer, slot, row + blocks.personality);
  writeSocial(observer, slot);
  if (layout.schema === 2) writeAdded(observer, slot, row + blocks.added);
  else writePointers(observer, slot, NONE);
}

/** Observes somebody alive and copies the row to `out` from `at` on: `layout.size` floats. */
export function observe(observer: Observer, slot: number, out: Float32Array, at: number): void {
  observeInPlace(observer, slot);
  out.set(observer.row[slot], at);
}

/** The same where the map is bytes: `layout.map.size` bytes, and the features as floats. */
export function observeBytes(
  observer: Observer,
  slot: number,
  bytes: Uint8Array,
  bytesAt: number,
  out: Float32Array,
  at: number,
): void {
  observeInPlace(observer, slot);
  bytes.set(observer.byteRow[slot], bytesAt);
  out.set(observer.row[slot], at);
}

function writeTraits({ rows, town }: Observer, slot: number, at: number): void {
  const { agents } = town.world;
  rows[at] = agents.extroversion[slot];
  rows[at + 1] = agents.forgiveness[slot];
  rows[at + 2] = agents.ambition[slot];
}
