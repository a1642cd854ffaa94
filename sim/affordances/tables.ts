import type { Grid } from "../world/grid.ts";
import type { ObjectRule } from "./object-rule.ts";

/** How far apart people may sit and still eat together, in tiles, diagonals included. */
const TABLE = 2;

/** Of each object, what is used from so near by that who eats at both eats in company: itself and others of its venue. */
export interface Tables {
  /** Where the list of each object begins, and of the last where it ends. [objects + 1] */
  readonly from: Int32Array;
  readonly objects: Int32Array;
}

export function findTables(objects: readonly ObjectRule[], grid: Grid): Tables {
  const byCell = new Map<number, number[]>();
  for (const [object, { useCell }] of objects.entries()) {
    byCell.set(useCell, [...(byCell.get(useCell) ?? []), object]);
  }
  const lists = objects.map(({ useCell, venue }) => {
    const near: number[] = [];
    for (let down = -TABLE; down <= TABLE; down++) {
      for (let right = -TABLE; right <= TABLE; right++) {
        near.push(...(byCell.get(useCell + down * grid.stride + right) ?? []));
      }
    }
    return near.filter((object) => objects[object].venue === venue);
  });
  const from = new Int32Array(objects.length + 1);
  for (const [object, list] of lists.entries()) from[object + 1] = from[object] + list.length;
  return { from, objects: Int32Array.from(lists.flat()) };
}
