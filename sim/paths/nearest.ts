import { type FlowFields, UNREACHABLE } from "./flow-field.ts";

/** From every cell the nearest of many objects, for those who choose among them. */
export interface Nearest {
  /** How many are kept for each cell. */
  readonly kept: number;
  /**
   * Steps and index of an object in one number, see `stepsOf` and `objectOf`, nearest first, and of equally
   * near ones the first registered. [cells × kept]
   */
  readonly entries: Uint32Array;
}

/** So many objects are looked through faster than they are looked up, and so many are kept of more. */
const FEW = 24;
const KEPT = 16;
const INDEX_BITS = 16;

/** Whole steps to the object of an entry; at least UNREACHABLE where there is no way. */
export function stepsOf(entry: number): number {
  return entry >>> INDEX_BITS;
}

export function objectOf(entry: number): number {
  return entry & 0xffff;
}

/**
 * The nearest of `objects` from every cell, by steps in fair weather; null where they are so few that it
 * does not pay. `objects` are indices in order of registration, `useField` the field of each object.
 */
export function findNearest(
  objects: Int32Array,
  useField: Int32Array,
  { steps, count }: FlowFields,
): Nearest | null {
  if (objects.length <= FEW || useField.length > UNREACHABLE) return null;
  const cells = steps.length / count;
  const entries = new Uint32Array(cells * KEPT);
  for (let cell = 0; cell < cells; cell++) {
    const row = entries.subarray(cell * KEPT, (cell + 1) * KEPT).fill(0xffff_ffff);
    for (const object of objects) {
      const way = steps[cell * count + useField[object]];
      insert(row, ((way << INDEX_BITS) | object) >>> 0);
    }
  }
  return { kept: KEPT, entries };
}

/** Puts an entry into its place in a rising row, whose last falls out. */
function insert(row: Uint32Array, entry: number): void {
  let at = row.length;
  for (; at > 0 && row[at - 1] > entry; at--) {
    if (at < row.length) row[at] = row[at - 1];
  }
  if (at < row.length) row[at] = entry;
}
