import type { Grid } from "../world/grid.ts";

/** Direction of a cell from which its target cannot be reached, or of the target itself. */
export const NO_WAY = 4;
export const UNREACHABLE = 0xffff;

/**
 * For every landmark (a tile that people walk to) the way there from every cell: the next direction
 * (0 N, 1 E, 2 S, 3 W) and the cost that remains, in tenths of a step.
 */
export interface FlowFields {
  readonly count: number;
  /** [count × cells] */
  readonly direction: Uint8Array;
  /** [count × cells] */
  readonly distance: Uint16Array;
  /** Field of a landmark cell, −1 where there is none. [cells] */
  readonly ofCell: Int32Array;
  /** Cell of each field's landmark. */
  readonly target: Int32Array;
}

/**
 * Dijkstra from each landmark over small integer costs, with one bucket per cost value. Equal ways
 * are settled by the order north, east, south, west, so that everybody walks alike.
 */
export function createFlowFields(grid: Grid, landmarks: readonly number[]): FlowFields {
  const targets = [...new Set(landmarks)].toSorted((a, b) => a - b);
  const direction = new Uint8Array(targets.length * grid.cells).fill(NO_WAY);
  const distance = new Uint16Array(targets.length * grid.cells).fill(UNREACHABLE);
  const ofCell = new Int32Array(grid.cells).fill(-1);
  targets.forEach((target, field) => {
    ofCell[target] = field;
    const from = field * grid.cells;
    spread(grid, target, distance.subarray(from, from + grid.cells));
    pointDownhill(
      grid,
      distance.subarray(from, from + grid.cells),
      direction.subarray(from, from + grid.cells),
    );
  });
  return { count: targets.length, direction, distance, ofCell, target: Int32Array.from(targets) };
}

/** Fills `distance` with the cost of walking from each cell to `target`. */
function spread(grid: Grid, target: number, distance: Uint16Array): void {
  const buckets: number[][] = [[target]];
  distance[target] = 0;
  for (let cost = 0; cost < buckets.length; cost++) {
    for (const cell of buckets[cost] ?? []) {
      if (distance[cell] !== cost) continue;
      // Walking towards the target enters `cell`, so its own cost is paid by each neighbour.
      const next = cost + entryCost(grid, cell, target);
      for (const step of grid.steps) {
        const neighbour = cell + step;
        if (grid.walkable[neighbour] === 0 || distance[neighbour] <= next) continue;
        distance[neighbour] = next;
        (buckets[next] ??= []).push(neighbour);
      }
    }
  }
}

/** Walking across a tile may cost more than arriving there, which is always one step. */
function entryCost(grid: Grid, cell: number, target: number): number {
  return cell === target ? 10 : grid.cost[cell];
}

function pointDownhill(grid: Grid, distance: Uint16Array, direction: Uint8Array): void {
  for (let cell = 0; cell < grid.cells; cell++) {
    if (grid.walkable[cell] === 0 || distance[cell] === 0) continue;
    let best = UNREACHABLE;
    for (let side = 0; side < 4; side++) {
      const neighbour = cell + grid.steps[side];
      if (grid.walkable[neighbour] === 0 || distance[neighbour] === UNREACHABLE) continue;
      const cost = distance[neighbour] + (distance[neighbour] === 0 ? 10 : grid.cost[neighbour]);
      if (cost < best) {
        best = cost;
        direction[cell] = side;
      }
    }
  }
}
