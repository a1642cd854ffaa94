import { z } from "zod";

import { CATEGORIES, TOPICS } from "./categories.ts";

/** One line of the town's story, with where and whom it came from so that a click can go there. */
export const Story = z.strictObject({
  /** Rises by one per line within a town. */
  seq: z.int().nonnegative(),
  tick: z.int().nonnegative(),
  category: z.enum(CATEGORIES),
  /** How the line is coloured and filtered in the ticker. */
  topic: z.enum(TOPICS),
  /** Told whatever was told just before, and marked. */
  priority: z.boolean(),
  text: z.string(),
  /** Name of the event that it comes from; `operator`, `day` or `tie` where it comes from none. */
  cause: z.string(),
  /** Ids of the people concerned, the first is the one to focus on. */
  agents: z.array(z.string()),
  /** Tile to look at, when there is one. */
  place: z.tuple([z.int(), z.int()]).nullable(),
  /** How many occurrences the line stands for. */
  merged: z.int().positive(),
});
export type Story = z.infer<typeof Story>;
