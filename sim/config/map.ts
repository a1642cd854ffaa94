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

/** Tiles under the open sky. */
export const OUTDOOR_TILES: ReadonlySet<TileKind> = new Set<TileKind>(["road", "grass"]);

export const Position = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type Position = z.infer<typeof Position>;
const Id = z.string().trim().min(1).max(64);
const Side = z.int().min(8).max(512);
/** Width and height. */
export const GridSize = z.tuple([Side, Side]);

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
  size: GridSize,
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
