import { z } from "zod";

/** What of the surroundings policies see: see `sim/observations/layout.ts`. */
export const OBSERVATION_VARIANTS = ["full", "hybrid", "compact"] as const;

/** Tiles across: odd, so that the observer stands in the middle, and no wider than the border around the map allows. */
const Window = z.literal([3, 5, 7, 9, 11]);
const Slots = z.int().min(0).max(8);

/** How observations are laid out. `observations` is another name for this block. */
export const Observations = z.strictObject({
  /** 1: as the reference lays them out, raw values included. 2: everything in a known range, with what schema 1 lacks. */
  schema: z.literal([1, 2]),
  /** For `hybrid` and `full`. */
  hybrid: z.strictObject({
    local_window: Window,
    /** Whether direction and distance of the nearest fridge, stove, bed and shower are among the features. */
    include_targets: z.boolean(),
    /** Older name of `time.ticks_per_day`. */
    time_ticks_per_day: z.int().min(1).max(100_000).optional(),
  }),
  compact: z.strictObject({
    map_window: Window,
    include_targets: z.boolean(),
    /** Types of object that have a channel of their own. */
    object_channels: z.array(z.string().trim().min(1).max(64)).max(32),
    /** Whether several on a tile count as one. */
    normalize_counts: z.boolean(),
  }),
  /** Whom among the others a person sees as themselves, and how. No more than eight altogether. */
  social_snippet: z.strictObject({
    top_friends: Slots,
    top_rivals: Slots,
    embed_dim: z.int().min(1).max(32),
    include_aggregates: z.boolean(),
  }),
});
