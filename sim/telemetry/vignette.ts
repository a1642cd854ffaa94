import { z } from "zod";

/** Somebody has come to live in the town, or has left it: what is shown of that over the scene. */
export const Vignette = z.strictObject({
  kind: z.enum(["arrival", "exit"]),
  tick: z.int().nonnegative(),
  id: z.string(),
  name: z.string(),
  /** Personal colour, #rrggbb. */
  colour: z.string(),
  /** What kind of person; null once nobody knows any more. */
  profile: z.string().nullable(),
  /** What happened, one sentence. */
  text: z.string(),
  /** Tick in which they came. */
  arrived: z.int().nonnegative(),
  /** Tile to look at, when there is one. */
  place: z.tuple([z.int(), z.int()]).nullable(),
});
export type Vignette = z.infer<typeof Vignette>;
