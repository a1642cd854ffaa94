import { numbered } from "../world/ids.ts";

/** Parts of a reward, in the order in which they are added up. Index = the number stored. Simulation §11.2. */
export const REWARD_COMPONENTS = [
  "survival",
  "needs_penalty",
  "shaping",
  "social_bonus",
  "social_penalty",
  "social_avoidance",
  "wage",
  "punctuality",
  "curiosity",
  "terminal_penalty",
  "clip_adjustment",
] as const;
export type RewardComponent = (typeof REWARD_COMPONENTS)[number];
export const REWARD = numbered(REWARD_COMPONENTS);
export const REWARD_PARTS = REWARD_COMPONENTS.length;

/** Components that are earned while a tick runs, one after the other: the first, and how many. */
export const FIRST_EARNED = REWARD.social_bonus;
export const EARNED_PARTS = REWARD.curiosity - FIRST_EARNED + 1;

/** What the guardrails have done to a reward, as bits. */
export const REWARD_MARKS = { guarded: 1, clipped: 2 } as const;
