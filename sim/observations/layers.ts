import { TILE_KINDS } from "../config/map.ts";
import { NO_WAY } from "../paths/flow-field.ts";
import type { Rules } from "../rules.ts";
import { NONE } from "../world/agent-table.ts";
import { GRID_BORDER, type Grid } from "../world/grid.ts";
import type { World } from "../world/world.ts";
import { MOST_ON_TILE } from "./channels.ts";
import { Room } from "./room.ts";

/** Layers that every town has; those of types of objects come behind them. */
export const LAYER = {
  /** 1 where a person can stand. */
  walkable: 0,
  /** 1 + the number of the kind of tile, 0 beyond the map. */
  bounds: 1,
  /** 1 where an object stands, and how many do. */
  objects: 2,
  objectCounts: 3,
  /** 1 where somebody stands, and how many do. */
  people: 4,
  peopleCounts: 5,
  /** 1 where an object stands that somebody holds. */
  reserved: 6,
  /** 1 where a person could stand and nobody and nothing is. */
  free: 7,
  /** Everywhere the direction of no way, for those who are going nowhere. */
  astray: 8,
} as const;
const FIXED_LAYERS = Object.keys(LAYER).length;

/** Side of the squares of tiles whose changes are noted together; no less than half the widest window. */
const BLOCK = 8;

/**
 * What lies where, as bytes over the padded grid, one layer after the other: kept up by `followTown`,
 * never built anew while the rules stay. Everything is a flat array, so that a kernel in other memory
 * could read it.
 */
export interface Layers {
  readonly cells: number;
  readonly stride: number;
  /** [layers × cells] */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Objects in the window around each cell. [cells] */
  readonly objectsNear: Uint16Array;
  /** Tile of each object, NONE for those that are gone. [objects] */
  readonly objectCell: Int32Array;
  /** How many hold something that stands on a cell. [cells] */
  readonly holds: Uint8Array;
  /** Square that each cell is in. [cells] */
  readonly block: Uint16Array;
  /** Last round in which something in a square changed. [squares] */
  readonly changed: Int32Array;
  /** Where each person was when last looked at, and what they held. [agents] */
  readonly cellOf: Int32Array;
  readonly holdOf: Int32Array;
  /** Rounds of `followTown` so far. */
  round: number;
}

/** Number of the layer of one type of object, as listed in `types` of `createLayers`. */
export function typeLayer(index: number, isCounted: boolean): number {
  return FIXED_LAYERS + 2 * index + (isCounted ? 1 : 0);
}

/**
 * Layers of a map with nobody on it; `types` are the types of objects with layers of their own. What never
 * changes is shared with those of another town of the same rules (`like`).
 */
export function createLayers(
  { grid, objects }: Pick<Rules, "grid" | "objects">,
  capacity: World["capacity"],
  types: readonly number[],
  window: number,
  room = new Room(),
  like?: Layers,
): Layers {
  const { cells, stride } = grid;
  const bytes = room.bytes((FIXED_LAYERS + 2 * types.length) * cells);
  const layers: Layers = {
    cells,
    stride,
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    objectsNear: like?.objectsNear ?? new Uint16Array(cells),
    objectCell: new Int32Array(capacity.objects).fill(NONE),
    holds: new Uint8Array(cells),
    block: like?.block ?? blocksOf(grid),
    changed: room.ints(Math.ceil(stride / BLOCK) * Math.ceil(cells / stride / BLOCK)).fill(1),
    cellOf: new Int32Array(capacity.agents).fill(NONE),
    holdOf: new Int32Array(capacity.agents).fill(NONE),
    round: 1,
  };
  for (let cell = 0; cell < cells; cell++) {
    bytes[LAYER.walkable * cells + cell] = grid.walkable[cell];
    bytes[LAYER.free * cells + cell] = grid.walkable[cell];
  }
  bytes.fill(NO_WAY, LAYER.astray * cells, (LAYER.astray + 1) * cells);
  forEachTile(grid, (cell) => {
    bytes[LAYER.bounds * cells + cell] = Math.min(TILE_KINDS.length, grid.kind[cell] + 1);
  });
  for (const [object, { cell, present, type }] of objects.entries()) {
    if (!present) continue;
    layers.objectCell[object] = cell;
    count(layers, LAYER.objects, LAYER.objectCounts, cell);
    bytes[LAYER.free * cells + cell] = 0;
    const own = types.indexOf(type);
    if (own !== NONE) count(layers, typeLayer(own, false), typeLayer(own, true), cell);
  }
  if (like === undefined) {
    sumAround(grid, bytes.subarray(LAYER.objectCounts * cells), window, layers.objectsNear);
  }
  return layers;
}

function count({ bytes, cells }: Layers, flags: number, counts: number, cell: number): void {
  bytes[flags * cells + cell] = 1;
  bytes[counts * cells + cell] = Math.min(MOST_ON_TILE, bytes[counts * cells + cell] + 1);
}

function forEachTile(grid: Grid, visit: (cell: number) => void): void {
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) visit((y + GRID_BORDER) * grid.stride + x + GRID_BORDER);
  }
}

function blocksOf({ cells, stride }: Grid): Uint16Array {
  const across = Math.ceil(stride / BLOCK);
  return Uint16Array.from({ length: cells }, (_, cell) => {
    const row = Math.floor(cell / stride);
    return Math.floor(row / BLOCK) * across + Math.floor((cell - row * stride) / BLOCK);
  });
}

function sumAround(grid: Grid, counts: Uint8Array, window: number, out: Uint16Array): void {
  const radius = (window - 1) / 2;
  forEachTile(grid, (cell) => {
    let sum = 0;
    for (let down = -radius; down <= radius; down++) {
      for (let right = -radius; right <= radius; right++) {
        sum += counts[cell + down * grid.stride + right];
      }
    }
    out[cell] = sum;
  });
}

/**
 * Brings the layers up to what the town is now: whoever has moved, come, gone, taken or let go of
 * something since the last time. Costs two comparisons a person.
 */
export function followTown(layers: Layers, { agents }: World): void {
  const { cellOf, holdOf, objectCell } = layers;
  const { cell, heldObject } = agents;
  layers.round += 1;
  for (let slot = 0; slot < cellOf.length; slot++) {
    const now = cell[slot];
    const was = cellOf[slot];
    if (now !== was) {
      // Nobody stands on the first cell: it is border, and where the columns of empty slots point.
      if (was > 0) leave(layers, was);
      if (now > 0) enter(layers, now);
      cellOf[slot] = now;
    }
    const held = heldObject[slot];
    const before = holdOf[slot];
    if (held === before) continue;
    if (before !== NONE) letGo(layers, objectCell[before]);
    if (held !== NONE) take(layers, objectCell[held]);
    holdOf[slot] = held;
  }
}

function enter(layers: Layers, cell: number): void {
  const { bytes, cells } = layers;
  bytes[LAYER.people * cells + cell] = 1;
  bytes[LAYER.peopleCounts * cells + cell] += 1;
  note(layers, cell);
}

function leave(layers: Layers, cell: number): void {
  const { bytes, cells } = layers;
  const left = bytes[LAYER.peopleCounts * cells + cell] - 1;
  bytes[LAYER.peopleCounts * cells + cell] = left;
  bytes[LAYER.people * cells + cell] = left > 0 ? 1 : 0;
  note(layers, cell);
}

function take(layers: Layers, cell: number): void {
  if (cell === NONE) return;
  layers.holds[cell] += 1;
  layers.bytes[LAYER.reserved * layers.cells + cell] = 1;
  note(layers, cell);
}

function letGo(layers: Layers, cell: number): void {
  if (cell === NONE) return;
  layers.holds[cell] -= 1;
  layers.bytes[LAYER.reserved * layers.cells + cell] = layers.holds[cell] > 0 ? 1 : 0;
  note(layers, cell);
}

/** Something on the cell has changed: whether it is free, and that its square has. */
function note({ bytes, cells, block, changed, round }: Layers, cell: number): void {
  const isFull =
    bytes[LAYER.people * cells + cell] +
    bytes[LAYER.objects * cells + cell] +
    bytes[LAYER.reserved * cells + cell];
  bytes[LAYER.free * cells + cell] = isFull === 0 ? bytes[LAYER.walkable * cells + cell] : 0;
  changed[block[cell]] = round;
}

/** Whether something within the window whose north-western corner is `corner` changed after `round`. */
export function hasChanged(
  { block, changed, stride }: Layers,
  corner: number,
  window: number,
  round: number,
): boolean {
  // A window lies in three squares each way at most: its ends and its middle touch them all.
  const half = window >> 1;
  let row = corner;
  for (let line = 0; line < 3; line++) {
    if (changed[block[row]] > round) return true;
    if (changed[block[row + half]] > round) return true;
    if (changed[block[row + window - 1]] > round) return true;
    row += half * stride;
  }
  return false;
}
