import { z } from "zod";

/** How a story line is filed, coloured and filtered in the ticker. */
export const STORY_CATEGORIES = ["work", "home", "money", "queue", "need", "town"] as const;

/** One line of the town's story, with where and whom it came from so that a click can go there. */
export const Story = z.strictObject({
  /** Rises by one per line within a town. */
  seq: z.int().nonnegative(),
  tick: z.int().nonnegative(),
  category: z.enum(STORY_CATEGORIES),
  text: z.string(),
  /** Ids of the people concerned, the first is the one to focus on. */
  agents: z.array(z.string()),
  /** Tile to look at, when there is one. */
  place: z.tuple([z.int(), z.int()]).nullable(),
});
export type Story = z.infer<typeof Story>;
