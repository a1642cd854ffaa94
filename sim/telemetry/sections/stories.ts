import { z } from "zod";

import { CATEGORIES, TOPICS } from "../../narration/categories.ts";
import { storyAt } from "../../narration/stories-of.ts";
import type { Town } from "../../town.ts";
import { TOLD_SLOTS } from "../../world/world.ts";

/** A line of the story as the stream tells it. */
export const Narration = z.strictObject({
  tick: z.int(),
  category: z.enum(CATEGORIES),
  message: z.string(),
  priority: z.boolean(),
  data: z.strictObject({
    /** Rises by one per line within a town. */
    seq: z.int(),
    topic: z.enum(TOPICS),
    /** Name of the event that it comes from; `operator`, `day` or `tie` where it comes from none. */
    cause: z.string(),
    /** Whom it is about. */
    agents: z.array(z.string()),
    place: z.tuple([z.int(), z.int()]).nullable(),
    /** How many occurrences the line stands for. */
    merged: z.int(),
  }),
  /** Equal for lines that the limits take for the same. */
  dedupe_key: z.string(),
});
export type Narration = z.infer<typeof Narration>;

/** What the last tick had to tell, in order. */
export function narrationsOf(town: Town): Narration[] {
  const { toldKey } = town.world.town;
  return Array.from({ length: town.stories.count }, (_, index) => {
    const { tick, category, text, priority, seq, topic, cause, agents, place, merged } = storyAt(
      town,
      index,
    );
    const key = toldKey[seq & (TOLD_SLOTS - 1)] >>> 0;
    return {
      tick,
      category,
      message: text,
      priority,
      data: { seq, topic, cause, agents, place, merged },
      dedupe_key: key.toString(16).padStart(8, "0"),
    };
  });
}

/** What the limits on the story have come to. Ticks. */
export const NarrationState = z.strictObject({
  told: z.int(),
  /** Lines about quarrels in line that were left out. */
  conflicts_throttled: z.int(),
  /** Tick from which a line without priority may be told again; by category only where it is still to come. */
  open_from: z.int(),
  categories_open_from: z.partialRecord(z.enum(CATEGORIES), z.int()),
});

export function narrationState({ world: { town } }: Town): z.infer<typeof NarrationState> {
  const open: z.infer<typeof NarrationState>["categories_open_from"] = {};
  CATEGORIES.forEach((category, index) => {
    if (town.categoryFrom[index] > town.tick[0]) open[category] = town.categoryFrom[index];
  });
  return {
    told: town.storiesTold[0],
    conflicts_throttled: town.conflictsThrottled[0],
    open_from: town.storiesFrom[0],
    categories_open_from: open,
  };
}
