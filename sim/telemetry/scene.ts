import { z } from "zod";

const Tile = z.tuple([z.int(), z.int()]);

/** Everything about a town that does not change from tick to tick: what the viewer builds its scene from. */
export const Scene = z.strictObject({
  /** Rises by one whenever another town is shown. */
  scene: z.int().nonnegative(),
  title: z.string(),
  config_id: z.string(),
  seed: z.string(),
  ticks_per_day: z.int().positive(),
  /** Width and height in tiles. */
  size: Tile,
  /** One string per row, one character per tile, see TILE_LETTERS. */
  tiles: z.array(z.string()),
  /** Scenery on tiles, by kind. */
  props: z.array(z.strictObject({ kind: z.string(), position: Tile })),
  venues: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      rect: z.tuple([z.int(), z.int(), z.int(), z.int()]),
      door: Tile,
    }),
  ),
  /** Index = object index in frames. */
  objects: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      position: Tile,
      use_tile: Tile,
      queue_nodes: z.array(Tile),
      venue: z.string().nullable(),
      /** False when a manifest has taken it away: then it is only here for its index. */
      present: z.boolean(),
    }),
  ),
  agents: z.array(
    z.strictObject({
      slot: z.int().nonnegative(),
      id: z.string(),
      name: z.string(),
      profile: z.string(),
      job_id: z.string().nullable(),
      home: z.string().nullable(),
      /** Personal colour, #rrggbb: clothes in the scene, badge in every panel. */
      colour: z.string(),
      /** Whole number from which skin, hair and build are chosen. */
      look: z.int().nonnegative(),
    }),
  ),
});
export type Scene = z.infer<typeof Scene>;

/** Letters of `Scene.tiles`. */
export const TILE_LETTERS = {
  floor: ".",
  road: "=",
  grass: ",",
  door: "+",
  queue_node: "q",
  wall: "#",
  counter: "_",
  table: "t",
} as const;
