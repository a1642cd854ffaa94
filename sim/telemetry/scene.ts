import { z } from "zod";

const Tile = z.tuple([z.int(), z.int()]);

const SceneAgent = z.strictObject({
  /** Number in the register of people: never anybody else's. */
  person: z.int().nonnegative(),
  /** What they are called by; free again once they have left. */
  id: z.string(),
  name: z.string(),
  profile: z.string(),
  /** Personal colour, #rrggbb: clothes in the scene, badge in every panel. */
  colour: z.string(),
  /** Whole number from which skin, hair and build are chosen. */
  look: z.int().nonnegative(),
});
export type SceneAgent = z.infer<typeof SceneAgent>;

const SceneObject = z.strictObject({
  id: z.string(),
  type: z.string(),
  position: Tile,
  use_tile: Tile,
  queue_nodes: z.array(Tile),
  venue: z.string().nullable(),
  /** False when a manifest has taken it away: then it is only here for its index. */
  present: z.boolean(),
  /** Utilities without which it stands still, as bits by UTILITIES. */
  needs: z.int().nonnegative(),
  /** What people pay to use it, as bits by PRICES. */
  prices: z.int().nonnegative(),
});

/** What of a scene changes while the town runs: sent anew when people come or go, or objects appear. */
export const Cast = z.strictObject({
  /** Rises by one whenever another town is shown. */
  scene: z.int().nonnegative(),
  /** Index = object index in frames; objects are only ever added. */
  objects: z.array(SceneObject),
  /** Who lives in the town now, in order of arrival. */
  agents: z.array(SceneAgent),
  /** Names of the disturbances that can be asked for. */
  disturbances: z.array(z.string()),
});
export type Cast = z.infer<typeof Cast>;

/** Everything about a town that does not change from tick to tick: what the viewer builds its scene from. */
export const Scene = Cast.extend({
  title: z.string(),
  config_id: z.string(),
  seed: z.string(),
  ticks_per_day: z.int().positive(),
  jobs: z.array(z.string()),
  /** Kinds of people. */
  profiles: z.array(z.string()),
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
