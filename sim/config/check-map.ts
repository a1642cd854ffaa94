import { type MapFile, type Position, walkableTiles } from "./map.ts";

/** One thing that is wrong, and where: keys from the root of the file. */
export interface MapProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Tiles that can be walked to from the first entry tile: row-major, 1 = yes. */
function reachableTiles(map: MapFile, walkable: Uint8Array): Uint8Array {
  const [width, height] = map.size;
  const reached = new Uint8Array(width * height);
  const open: number[] = [];
  for (const [x, y] of map.entry_tiles.slice(0, 1)) {
    reached[y * width + x] = walkable[y * width + x];
    if (walkable[y * width + x] === 1) open.push(y * width + x);
  }
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const x = cell % width;
    const neighbours = [
      cell - width,
      cell + width,
      x > 0 ? cell - 1 : -1,
      x < width - 1 ? cell + 1 : -1,
    ];
    for (const next of neighbours) {
      if (next < 0 || next >= reached.length || reached[next] === 1 || walkable[next] === 0) {
        continue;
      }
      reached[next] = 1;
      open.push(next);
    }
  }
  return reached;
}

/** Everything that makes a well-formed map unusable: shape, legend, ids, references, tiles that nobody can reach. */
export function checkMap(map: MapFile): MapProblem[] {
  const shape = checkShape(map);
  return shape.length > 0 ? shape : [...checkReferences(map), ...checkPlaces(map)];
}

function checkShape(map: MapFile): MapProblem[] {
  const problems: MapProblem[] = [];
  const [width, height] = map.size;
  if (map.rows.length !== height) {
    problems.push({ path: ["rows"], message: `expected ${height} rows, found ${map.rows.length}` });
  }
  map.rows.forEach((row, y) => {
    if (row.length !== width) {
      problems.push({
        path: ["rows", y],
        message: `expected ${width} characters, found ${row.length}`,
      });
    }
    for (const letter of new Set(row)) {
      if (map.legend[letter] === undefined) {
        problems.push({ path: ["rows", y], message: `letter '${letter}' is not in the legend` });
      }
    }
  });
  return problems;
}

function checkReferences(map: MapFile): MapProblem[] {
  const problems: MapProblem[] = [];
  const venues = new Set<string>();
  const objects = new Map<string, string>();
  map.venues.forEach((venue, index) => {
    if (venues.has(venue.id)) {
      problems.push({ path: ["venues", index, "id"], message: `duplicate id '${venue.id}'` });
    }
    venues.add(venue.id);
  });
  map.objects.forEach((object, index) => {
    if (objects.has(object.id) || venues.has(object.id)) {
      problems.push({ path: ["objects", index, "id"], message: `duplicate id '${object.id}'` });
    }
    objects.set(object.id, object.type);
    if (object.venue !== undefined && !venues.has(object.venue)) {
      problems.push({
        path: ["objects", index, "venue"],
        message: `unknown venue '${object.venue}'`,
      });
    }
  });
  map.homes.forEach((home, index) => {
    if (!venues.has(home.venue_id)) {
      problems.push({
        path: ["homes", index, "venue_id"],
        message: `unknown venue '${home.venue_id}'`,
      });
    }
    if (objects.get(home.bed_id) !== "bed") {
      problems.push({
        path: ["homes", index, "bed_id"],
        message: `'${home.bed_id}' is not a bed of this map`,
      });
    }
  });
  return problems;
}

function checkPlaces(map: MapFile): MapProblem[] {
  const problems: MapProblem[] = [];
  const [width, height] = map.size;
  const walkable = walkableTiles(map);
  const reachable = reachableTiles(map, walkable);
  const check = (path: (string | number)[], [x, y]: Position, what: string): void => {
    if (x >= width || y >= height) {
      problems.push({
        path,
        message: `${what} [${x}, ${y}] lies outside the map (${width} × ${height})`,
      });
    } else if (walkable[y * width + x] === 0) {
      problems.push({ path, message: `${what} [${x}, ${y}] is not a tile a person can stand on` });
    } else if (reachable[y * width + x] === 0) {
      problems.push({
        path,
        message: `${what} [${x}, ${y}] cannot be reached from the entry tile`,
      });
    }
  };
  map.entry_tiles.forEach((tile, index) => check(["entry_tiles", index], tile, "entry tile"));
  map.objects.forEach((object, index) => {
    const [x, y] = object.position;
    const letter = map.rows[y]?.[x];
    if (letter === undefined || map.legend[letter]?.tile === "wall") {
      problems.push({
        path: ["objects", index, "position"],
        message: `${object.id} stands in a wall or outside the map`,
      });
    }
    check(["objects", index, "use_tile"], object.use_tile, `use tile of ${object.id}`);
    object.queue_nodes?.forEach((node, place) =>
      check(["objects", index, "queue_nodes", place], node, `queue node of ${object.id}`),
    );
  });
  map.homes.forEach((home, index) =>
    check(["homes", index, "home_tile"], home.home_tile, `home tile of ${home.venue_id}`),
  );
  map.venues.forEach((venue, index) =>
    check(["venues", index, "door"], venue.door, `door of ${venue.id}`),
  );
  for (const [job, posts] of Object.entries(map.job_sites)) {
    posts.forEach((post, index) => check(["job_sites", job, index], post, `post of ${job}`));
  }
  return problems;
}
