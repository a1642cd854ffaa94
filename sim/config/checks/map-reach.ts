import { type MapFile, type Position, walkableTiles } from "../map.ts";
import { type CrossProblem, doubtful, wrong } from "./problem.ts";

/** Everywhere that people go can be stood on, and walked to from the first entry tile. */
export function checkReach(map: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const [width, height] = map.size;
  const walkable = walkableTiles(map);
  const reached = new Uint8Array(walkable.length);
  spread(map, walkable, reached, cellsOf(map, map.entry_tiles.slice(0, 1)));
  const check = (path: (string | number)[], [x, y]: Position, what: string): void => {
    const cell = y * width + x;
    if (x >= width || y >= height) {
      const message = `${what} [${x}, ${y}] lies outside the map (${width} × ${height})`;
      problems.push(wrong(path, message));
    } else if (walkable[cell] === 0) {
      problems.push(wrong(path, `${what} [${x}, ${y}] is not a tile a person can stand on`));
    } else if (reached[cell] === 0) {
      problems.push(wrong(path, `${what} [${x}, ${y}] cannot be reached from the entry tile`));
    }
  };
  map.entry_tiles.forEach((tile, index) => check(["entry_tiles", index], tile, "entry tile"));
  map.objects.forEach(({ id, use_tile, queue_nodes }, index) => {
    check(["objects", index, "use_tile"], use_tile, `use tile of ${id}`);
    queue_nodes?.forEach((node, place) =>
      check(["objects", index, "queue_nodes", place], node, `queue node of ${id}`),
    );
  });
  map.homes.forEach(({ venue_id, home_tile }, index) =>
    check(["homes", index, "home_tile"], home_tile, `home tile of ${venue_id}`),
  );
  map.venues.forEach(({ id, door }, index) =>
    check(["venues", index, "door"], door, `door of ${id}`),
  );
  for (const [job, posts] of Object.entries(map.job_sites)) {
    posts.forEach((post, index) => check(["job_sites", job, index], post, `post of ${job}`));
  }
  return problems;
}

/** Ground that could be walked on and that nobody can walk to: each pocket once, at its first tile. */
export function checkPockets(map: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const [width] = map.size;
  const walkable = walkableTiles(map);
  const reached = new Uint8Array(walkable.length);
  spread(map, walkable, reached, cellsOf(map, map.entry_tiles));
  for (let cell = 0; cell < walkable.length; cell++) {
    if (walkable[cell] === 0 || reached[cell] === 1) continue;
    const tiles = spread(map, walkable, reached, [cell]);
    const y = Math.floor(cell / width);
    const count = tiles === 1 ? "1 tile" : `${tiles} tiles`;
    const message = `nobody can walk to the ${count} at [${cell % width}, ${y}]`;
    problems.push(doubtful(["rows", y], message));
  }
  return problems;
}

/** Cells of the tiles that lie on the map. */
function cellsOf({ size: [width, height] }: MapFile, tiles: readonly Position[]): number[] {
  return tiles.flatMap(([x, y]) => (x < width && y < height ? [y * width + x] : []));
}

/** Marks every tile that can be walked to from the given ones; returns how many are new. */
function spread(
  { size: [width] }: MapFile,
  walkable: Uint8Array,
  reached: Uint8Array,
  from: readonly number[],
): number {
  const open: number[] = [];
  let count = 0;
  const mark = (cell: number): void => {
    if (cell < 0 || cell >= reached.length || reached[cell] === 1 || walkable[cell] === 0) return;
    reached[cell] = 1;
    count += 1;
    open.push(cell);
  };
  for (const cell of from) mark(cell);
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const x = cell % width;
    mark(cell - width);
    mark(cell + width);
    if (x > 0) mark(cell - 1);
    if (x < width - 1) mark(cell + 1);
  }
  return count;
}
