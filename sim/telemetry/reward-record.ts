import { z } from "zod";

import { REWARD, REWARD_MARKS, REWARD_PARTS, type RewardComponent } from "../rewards/components.ts";
import { rewardOf } from "../rewards/reward-everybody.ts";
import type { Town } from "../town.ts";

/**
 * What one person's last reward was made of. `total` is the sum of the eleven components, of which
 * `homeostasis`, `social` and `work` are sums for people to read. Simulation §11.7.
 */
export const RewardRecord = z.strictObject({
  total: z.number(),
  homeostasis: z.number(),
  social: z.number(),
  work: z.number(),
  survival: z.number(),
  needs_penalty: z.number(),
  shaping: z.number(),
  social_bonus: z.number(),
  social_penalty: z.number(),
  social_avoidance: z.number(),
  wage: z.number(),
  punctuality: z.number(),
  curiosity: z.number(),
  terminal_penalty: z.number(),
  clip_adjustment: z.number(),
  /** Shortly after an exit nothing positive counts, and something would have been. */
  guardrail_active: z.boolean(),
  /** More than a tick or an episode may bring was cut off. */
  clipped: z.boolean(),
  /** Over all ticks of this life: mean and standard deviation. */
  mean: z.number(),
  deviation: z.number(),
});
export type RewardRecord = z.infer<typeof RewardRecord>;

export function rewardRecordOf({ world }: Town, slot: number): RewardRecord {
  const { agents } = world;
  const part = (name: RewardComponent): number =>
    agents.rewardParts[slot * REWARD_PARTS + REWARD[name]];
  const marks = agents.rewardMarks[slot];
  const ticks = Math.max(1, agents.rewardTicks[slot]);
  return {
    total: rewardOf(world, slot),
    homeostasis: part("survival") + part("needs_penalty"),
    social: part("social_bonus") + part("social_penalty") + part("social_avoidance"),
    work: part("wage") + part("punctuality"),
    survival: part("survival"),
    needs_penalty: part("needs_penalty"),
    shaping: part("shaping"),
    social_bonus: part("social_bonus"),
    social_penalty: part("social_penalty"),
    social_avoidance: part("social_avoidance"),
    wage: part("wage"),
    punctuality: part("punctuality"),
    curiosity: part("curiosity"),
    terminal_penalty: part("terminal_penalty"),
    clip_adjustment: part("clip_adjustment"),
    guardrail_active: (marks & REWARD_MARKS.guarded) !== 0,
    clipped: (marks & REWARD_MARKS.clipped) !== 0,
    mean: agents.rewardMean[slot],
    deviation: Math.sqrt(agents.rewardSquares[slot] / ticks),
  };
}
