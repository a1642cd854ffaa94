import { z } from "zod";

/** What a tile is. Only wall, counter and table stop people. Index = the number stored. */
export const TILE_KINDS = [
  "floor",
  "road",
  "grass",
  "door",
  "queue_node",
  "wall",
  "counter",
  "table",
] as const;
export type TileKind = (typeof TILE_KINDS)[number];

/** Scenery that people walk over. */
export const FLAT_PROPS = ["paving", "rug", "flowers"] as const;
/** Scenery that stands in the way. */
export const SOLID_PROPS = [
  "tree",
  "pine",
  "bush",
  "water",
  "fountain",
  "lamp",
  "shelf",
  "plant",
  "sofa",
  "wardrobe",
  "machine",
] as const;

/** Path cost of a tile in tenths of a step. */
export const TILE_COST: Readonly<Record<TileKind, number>> = {
  floor: 10,
  road: 10,
  grass: 12,
  door: 10,
  queue_node: 10,
  wall: 0,
  counter: 0,
  table: 0,
};

export const Position = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Position = z.infer<typeof Position>;
const Id = z.string().trim().min(1).max(64);
const Side = z.int().min(8).max(512);

export const ObjectEntry = z.strictObject({
  id: Id,
  type: Id,
  position: Position,
  use_tile: Position,
  queue_nodes: z.array(Position).max(8).optional(),
  venue: Id.optional(),
  stock: z.record(z.string(), z.int().nonnegative()).optional(),
});

/** A map file: rows of letters, what the letters mean, and what stands where. */
export const MapFile = z.strictObject({
  size: z.tuple([Side, Side]),
  legend: z.record(
    z.string().length(1),
    z.strictObject({
      tile: z.enum(TILE_KINDS),
      prop: z.enum([...FLAT_PROPS, ...SOLID_PROPS]).optional(),
    }),
  ),
  rows: z.array(z.string()).min(8),
  venues: z.array(
    z.strictObject({
      id: Id,
      name: z.string().min(1).max(64),
      type: Id,
      rect: z.tuple([
        z.int().nonnegative(),
        z.int().nonnegative(),
        z.int().positive(),
        z.int().positive(),
      ]),
      door: Position,
    }),
  ),
  objects: z.array(ObjectEntry),
  homes: z.array(z.strictObject({ venue_id: Id, bed_id: Id, home_tile: Position })),
  entry_tiles: z.array(Position).min(1),
  job_sites: z.record(z.string(), z.array(Position).min(1)),
});
export type MapFile = z.infer<typeof MapFile>;

/** One thing that is wrong, and where: keys from the root of the file. */
export interface MapProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const solid: ReadonlySet<string> = new Set(SOLID_PROPS);

/** Which tiles a person can stand on: row-major, 1 = yes. Objects block unless they are used from their own tile. */
export function walkableTiles(map: MapFile): Uint8Array {
  const [width, height] = map.size;
  const walkable = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const meaning = map.legend[map.rows[y]?.[x] ?? ""];
      const stops =
        meaning === undefined || TILE_COST[meaning.tile] === 0 || solid.has(meaning.prop ?? "");
      walkable[y * width + x] = stops ? 0 : 1;
    }
  }
  for (const { position, use_tile } of map.objects) {
    const usedFromOwnTile = position[0] === use_tile[0] && position[1] === use_tile[1];
    if (!usedFromOwnTile && position[0] < width) walkable[position[1] * width + position[0]] = 0;
  }
  return walkable;
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
