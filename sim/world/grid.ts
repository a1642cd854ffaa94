import {
  type MapFile,
  OUTDOOR_TILES,
  TILE_COST,
  TILE_KINDS,
  walkableTiles,
} from "../config/map.ts";

/** Extra cost, in tenths of a step, of walking where somebody may be standing: use tiles and queue nodes. */
const STANDING_PLACE = 20;
/** Most that a tile costs in fair weather, however many stand there: ten times a tile more still fits in a byte. */
const MOST_COST = 130;

/** Cells of border around the map, so that windows up to this radius need no bounds test. */
export const GRID_BORDER = 5;

/**
 * The map as the tick reads it: a padded, row-major grid. A tile (x, y) is the cell
 * `(y + border) × stride + x + border`; the border cannot be walked on.
 */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly cells: number;
  /** Index of the tile kind. */
  readonly kind: Uint8Array;
  /** 1 where a person can stand. */
  readonly walkable: Uint8Array;
  /** Cost of walking across in fair weather, in tenths of a step. */
  readonly cost: Uint8Array;
  /** 1 under the open sky. */
  readonly outdoor: Uint8Array;
  /** Index of the venue, −1 outside of all. */
  readonly venue: Int16Array;
  /** Offsets of the neighbours north, east, south, west. */
  readonly steps: readonly [number, number, number, number];
}

export function createGrid(map: MapFile): Grid {
  const [width, height] = map.size;
  const stride = width + 2 * GRID_BORDER;
  const cells = stride * (height + 2 * GRID_BORDER);
  const kind = new Uint8Array(cells);
  const walkable = new Uint8Array(cells);
  const cost = new Uint8Array(cells);
  const outdoor = new Uint8Array(cells);
  const venue = new Int16Array(cells).fill(-1);
  const standable = walkableTiles(map);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = (y + GRID_BORDER) * stride + x + GRID_BORDER;
      const tile = map.legend[map.rows[y][x]].tile;
      kind[cell] = TILE_KINDS.indexOf(tile);
      walkable[cell] = standable[y * width + x];
      cost[cell] = TILE_COST[tile];
      outdoor[cell] = OUTDOOR_TILES.has(tile) ? 1 : 0;
    }
  }
  for (const { use_tile, queue_nodes = [] } of map.objects) {
    for (const [x, y] of [use_tile, ...queue_nodes]) {
      const cell = (y + GRID_BORDER) * stride + x + GRID_BORDER;
      cost[cell] = Math.min(MOST_COST, cost[cell] + STANDING_PLACE);
    }
  }
  map.venues.forEach(({ rect: [left, top, across, down] }, index) => {
    for (let y = top; y < Math.min(top + down, height); y++) {
      for (let x = left; x < Math.min(left + across, width); x++) {
        venue[(y + GRID_BORDER) * stride + x + GRID_BORDER] = index;
      }
    }
  });
  return {
    width,
    height,
    stride,
    cells,
    kind,
    walkable,
    cost,
    outdoor,
    venue,
    steps: [-stride, 1, stride, -1],
  };
}

/** Costs when outdoor tiles cost `factor` times as much, to whole tenths; what standing in the way costs stays. */
export function costInWeather(grid: Grid, factor: number): Uint8Array {
  return grid.cost.map((cost, cell) => {
    const tile = TILE_COST[TILE_KINDS[grid.kind[cell]]];
    return grid.outdoor[cell] === 1 ? cost - tile + Math.round(tile * factor) : cost;
  });
}

export function cellOf(grid: Grid, x: number, y: number): number {
  return (y + GRID_BORDER) * grid.stride + x + GRID_BORDER;
}

export function xOf(grid: Grid, cell: number): number {
  return (cell % grid.stride) - GRID_BORDER;
}

/** Steps that there are from one cell to another at least, whatever lies between. For a single division: exact but for the longest. */
export function leastSteps({ stride }: Grid, a: number, b: number): number {
  const apart = Math.abs(a - b);
  const down = Math.trunc(apart / stride);
  const right = apart - down * stride;
  // Further right by most of the map may be one down and a little left.
  return down + Math.min(right, stride + 1 - right);
}

export function yOf(grid: Grid, cell: number): number {
  return Math.floor(cell / grid.stride) - GRID_BORDER;
}
