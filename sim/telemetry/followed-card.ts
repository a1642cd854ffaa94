import type { z } from "zod";

import { AgentCard } from "./agent-card.ts";
import { Weighing } from "./weighing-of.ts";

/** The card of somebody who is followed, with what whoever looks has seen of them. */
export const FollowedCard = AgentCard.extend({
  /** Why they chose what they do; null where that was not seen. */
  weighing: Weighing.nullable(),
});
export type FollowedCard = z.infer<typeof FollowedCard>;
