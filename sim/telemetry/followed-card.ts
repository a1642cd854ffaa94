import { z } from "zod";

import { AgentCard } from "./agent-card.ts";
import { Weighing } from "./weighing-of.ts";

/** Place east and south. */
const Tile = z.tuple([z.int(), z.int()]);

/** The card of somebody who is followed, with what whoever looks has seen of them. */
export const FollowedCard = AgentCard.extend({
  /** Why they chose what they do; null where that was not seen. */
  weighing: Weighing.nullable(),
  /** The way before them, as tiles: where they stand, where they will turn, where they are bound; empty while they go nowhere. */
  way: z.array(Tile),
});
export type FollowedCard = z.infer<typeof FollowedCard>;
