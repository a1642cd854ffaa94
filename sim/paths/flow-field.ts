import type { Grid } from "../world/grid.ts";

/** Direction of a cell from which its target cannot be reached, or of the target itself. */
export const NO_WAY = 4;
export const UNREACHABLE = 0xffff;
/** Walking across a tile may cost more than arriving there, which is always one step. */
const ARRIVAL = 10;

/**
 * What walkers read lies in blocks of 8 × 4 cells, so that who walks on finds the next cells beside the
 * last: one block of one field is a line of the processor's cache.
 */
const BLOCK_WIDTH = 8;
const BLOCK_HEIGHT = 4;
/** Cost that is too much for entries of 16 bits, and the entry without a way, whatever their width. */
const WIDE = 0x1fff;
const CUT_OFF = (WIDE << 3) | NO_WAY;

/** From every cell to every landmark: the next direction (0 N, 1 E, 2 S, 3 W) and the cost that remains, in tenths of a step. */
export interface Ways {
  /**
   * Both in one number, see `headingOf` and `costOf`: whoever steps onto a tile asks for its cost now
   * and for its direction next. Of 16 bits where the longest way fits. By `wayAt`. [fields × span]
   */
  readonly way: Uint16Array | Uint32Array;
  /** Entries of one field, and where among them each cell is. [cells] */
  readonly span: number;
  readonly place: Int32Array;
  /** The directions alone, for those who look at many at once. [fields × cells] */
  readonly direction: Uint8Array;
  /** The same, for those who read several at once. */
  readonly directions: DataView;
}

/** The entry of a cell in a field. */
export function wayAt({ way, span, place }: Ways, field: number, cell: number): number {
  return way[field * span + place[cell]];
}

/** The next direction of an entry; NO_WAY at the landmark itself and where there is no way. */
export function headingOf(way: number): number {
  return way & 7;
}

/** The cost of an entry, UNREACHABLE where there is no way. */
export function costOf(way: number): number {
  return way === CUT_OFF ? UNREACHABLE : way >>> 3;
}

/** A field for every landmark (a tile that people walk to), with the ways in fair weather. */
export interface FlowFields extends Ways {
  readonly count: number;
  /** Field of a landmark cell, −1 where there is none. [cells] */
  readonly ofCell: Int32Array;
  /** Cell of each field's landmark. */
  readonly target: Int32Array;
  /** Whole steps of the way in fair weather: by cell, since people who choose compare many ways from where they are. [cells × fields] */
  readonly steps: Uint16Array;
  /** The most of them from anywhere to any landmark, UNREACHABLE where there is one without a way. */
  readonly furthest: number;
}

export function createFlowFields(grid: Grid, landmarks: readonly number[]): FlowFields {
  const target = Int32Array.from(new Set(landmarks)).toSorted();
  const ofCell = new Int32Array(grid.cells).fill(-1);
  for (const [field, cell] of target.entries()) ofCell[cell] = field;
  const ways = findWays(grid, target, grid.cost);
  const steps = new Uint16Array(grid.cells * target.length);
  let furthest = 0;
  for (let cell = 0; cell < grid.cells; cell++) {
    for (let field = 0; field < target.length; field++) {
      const cost = costOf(wayAt(ways, field, cell));
      const whole = cost === UNREACHABLE ? UNREACHABLE : Math.ceil(cost / 10);
      steps[cell * target.length + field] = whole;
      if (grid.walkable[cell] === 1) furthest = Math.max(furthest, whole);
    }
  }
  return { count: target.length, ...ways, ofCell, target, steps, furthest };
}

/**
 * Dijkstra from each target over small integer costs, with one bucket per cost value. Equal ways
 * are settled by the order north, east, south, west, so that everybody walks alike. `cost` is that
 * of walking across each cell. [cells]
 */
export function findWays(grid: Grid, targets: Int32Array, cost: Uint8Array): Ways {
  const { span, place } = blocksOf(grid);
  let way: Ways["way"] = new Uint16Array(targets.length * span);
  const direction = new Uint8Array(targets.length * grid.cells).fill(NO_WAY);
  const distance = new Uint16Array(grid.cells);
  for (const [field, target] of targets.entries()) {
    const from = field * grid.cells;
    distance.fill(UNREACHABLE);
    spread(grid, cost, target, distance);
    pointDownhill(grid, cost, distance, direction.subarray(from, from + grid.cells));
    if (way instanceof Uint16Array && !isNarrow(distance)) way = Uint32Array.from(way);
    for (let cell = 0; cell < grid.cells; cell++) {
      const entry = (distance[cell] << 3) | direction[from + cell];
      way[field * span + place[cell]] = distance[cell] === UNREACHABLE ? CUT_OFF : entry;
    }
  }
  return { way, span, place, direction, directions: new DataView(direction.buffer) };
}

function isNarrow(distance: Uint16Array): boolean {
  return distance.every((cost) => cost < WIDE || cost === UNREACHABLE);
}

/** Where each cell is in a field: block by block, row by row in a block. */
function blocksOf({ stride, cells }: Grid): Pick<Ways, "span" | "place"> {
  const size = BLOCK_WIDTH * BLOCK_HEIGHT;
  const across = Math.ceil(stride / BLOCK_WIDTH);
  const down = Math.ceil(cells / stride / BLOCK_HEIGHT);
  const place = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const column = cell % stride;
    const row = Math.floor(cell / stride);
    const block = Math.floor(row / BLOCK_HEIGHT) * across + Math.floor(column / BLOCK_WIDTH);
    place[cell] = block * size + (row % BLOCK_HEIGHT) * BLOCK_WIDTH + (column % BLOCK_WIDTH);
  }
  return { span: across * down * size, place };
}

/** Fills `distance` with the cost of walking from each cell to `target`; what lies too far for it counts as cut off. */
function spread(grid: Grid, across: Uint8Array, target: number, distance: Uint16Array): void {
  const buckets: number[][] = [[target]];
  distance[target] = 0;
  for (let cost = 0; cost < buckets.length; cost++) {
    for (const cell of buckets[cost] ?? []) {
      if (distance[cell] !== cost) continue;
      // Walking towards the target enters `cell`, so its own cost is paid by each neighbour.
      const next = cost + (cell === target ? ARRIVAL : across[cell]);
      for (const step of grid.steps) {
        const neighbour = cell + step;
        if (grid.walkable[neighbour] === 0 || distance[neighbour] <= next) continue;
        distance[neighbour] = next;
        (buckets[next] ??= []).push(neighbour);
      }
    }
  }
}

function pointDownhill(
  grid: Grid,
  across: Uint8Array,
  distance: Uint16Array,
  direction: Uint8Array,
): void {
  for (let cell = 0; cell < grid.cells; cell++) {
    if (grid.walkable[cell] === 0 || distance[cell] === 0) continue;
    let best = UNREACHABLE;
    for (let side = 0; side < 4; side++) {
      const neighbour = cell + grid.steps[side];
      if (grid.walkable[neighbour] === 0 || distance[neighbour] === UNREACHABLE) continue;
      const cost = distance[neighbour] + (distance[neighbour] === 0 ? ARRIVAL : across[neighbour]);
      if (cost < best) {
        best = cost;
        direction[cell] = side;
      }
    }
  }
}
