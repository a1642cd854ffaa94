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

/** `shown` says how finely numbers are told; exactly where it is left out. */
export function rewardRecordOf(
  { world }: Town,
  slot: number,
  shown: (value: number) => number = (value) => value,
): RewardRecord {
  const { agents } = world;
  const exact = (name: RewardComponent): number =>
    agents.rewardParts[slot * REWARD_PARTS + REWARD[name]];
  const part = (name: RewardComponent): number => shown(exact(name));
  const marks = agents.rewardMarks[slot];
  const ticks = Math.max(1, agents.rewardTicks[slot]);
  return {
    total: shown(rewardOf(world, slot)),
    homeostasis: shown(exact("survival") + exact("needs_penalty")),
    social: shown(exact("social_bonus") + exact("social_penalty") + exact("social_avoidance")),
    work: shown(exact("wage") + exact("punctuality")),
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
    mean: shown(agents.rewardMean[slot]),
    deviation: shown(Math.sqrt(agents.rewardSquares[slot] / ticks)),
  };
}
