import type { Rules } from "../rules.ts";
import { NONE } from "../world/agent-table.ts";

/** Not worked out yet. */
const UNKNOWN = -2;

/**
 * What is nearest as the crow flies, from every cell to objects of some types; worked out when first
 * asked for, and kept as long as the rules. Of equally near ones the first registered.
 */
export interface Landmarks {
  readonly stride: number;
  /** Objects of each type that is asked for. */
  readonly objects: readonly Int32Array[];
  /** Cell of the nearest, NONE where there is none. [types × cells] */
  readonly nearest: Int32Array;
  readonly cells: number;
  /** Tile of each object. [objects] */
  readonly cellOf: Int32Array;
}

/** `isMeant` says which objects of the type at an index count. */
export function createLandmarks(
  { grid, objects, types }: Rules,
  names: readonly string[],
  isMeant: (index: number, home: number) => boolean,
): Landmarks {
  return {
    stride: grid.stride,
    cells: grid.cells,
    nearest: new Int32Array(names.length * grid.cells).fill(UNKNOWN),
    cellOf: Int32Array.from(objects, ({ cell }) => cell),
    objects: names.map((name, index) =>
      Int32Array.from(
        objects.flatMap(({ present, type, home }, object) =>
          present && types[type] === name && isMeant(index, home) ? [object] : [],
        ),
      ),
    ),
  };
}

/** Cell of the nearest object of the type at an index; NONE without any. */
export function nearestFrom(landmarks: Landmarks, index: number, cell: number): number {
  const at = index * landmarks.cells + cell;
  const known = landmarks.nearest[at];
  if (known !== UNKNOWN) return known;
  const { objects, cellOf, stride } = landmarks;
  let nearest: number = NONE;
  let best = Infinity;
  for (const object of objects[index]) {
    const way = squaredDistance(stride, cell, cellOf[object]);
    if (way >= best) continue;
    best = way;
    nearest = cellOf[object];
  }
  landmarks.nearest[at] = nearest;
  return nearest;
}

function squaredDistance(stride: number, from: number, to: number): number {
  const right = (to % stride) - (from % stride);
  const down = Math.floor(to / stride) - Math.floor(from / stride);
  return right * right + down * down;
}

/** The direction and distance of a cell, as three floats: unit vector and tiles × `scale`; three zeros for NONE and for where one stands. */
export function writePointer(
  rows: Float32Array,
  at: number,
  stride: number,
  from: number,
  to: number,
  scale: number,
): void {
  if (to === NONE || to === from) {
    rows[at] = 0;
    rows[at + 1] = 0;
    rows[at + 2] = 0;
    return;
  }
  const row = Math.floor(from / stride);
  const target = Math.floor(to / stride);
  const right = to - target * stride - (from - row * stride);
  const down = target - row;
  const way = Math.sqrt(right * right + down * down);
  rows[at] = right / way;
  rows[at + 1] = down / way;
  rows[at + 2] = way * scale;
}
