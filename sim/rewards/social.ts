import { familiarityOf, rivalryOf, trustOf } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { REWARD } from "./components.ts";
import { earn } from "./earn.ts";

/** Stages from which something counts. */
const CHATS = 1;
const AVOIDANCE = 2;
const TIES = 3;
/** Shares of the base that a failed chat costs who spoke and who was spoken to. */
const REBUFFED = 0.5;
const REBUFFING = 0.25;
/** How much more, or less, a chat is worth between people who get on as well, or as badly, as can be. */
const RAPPORT = 0.1;

/** A chat is worth something to both, by what each feels about the other after it. Simulation §11.3. */
export function rewardChat(town: Town, speaker: number, listener: number, quality: number): void {
  if (town.rules.rewards.socialStage < CHATS) return;
  earn(town.world, speaker, REWARD.social_bonus, worth(town, speaker, listener) * quality);
  earn(town.world, listener, REWARD.social_bonus, worth(town, listener, speaker) * quality);
}

/** What a perfect chat with another is worth to somebody: less than nothing with whom they distrust. */
function worth({ world, rules }: Town, slot: number, other: number): number {
  const { chat, trust, familiarity, socialStage } = rules.rewards;
  const trusted = trustOf(world, slot, other);
  const known = familiarityOf(world, slot, other);
  const amount = chat + trust * trusted + familiarity * known;
  if (socialStage < TIES) return amount;
  const rapport = trusted + known - rivalryOf(world, slot, other);
  return amount * (1 + RAPPORT * Math.min(1, Math.max(-1, rapport)));
}

/** A rebuff costs both a little. */
export function chargeRebuff({ world, rules }: Town, speaker: number, listener: number): void {
  const { chat, socialStage } = rules.rewards;
  if (socialStage < CHATS) return;
  earn(world, speaker, REWARD.social_penalty, -REBUFFED * chat);
  earn(world, listener, REWARD.social_penalty, -REBUFFING * chat);
}

/** Somebody has kept out of a rival's way. Called no more often than such a thing is told. */
export function rewardAvoidance({ world, rules }: Town, slot: number): void {
  const { avoidance, socialStage } = rules.rewards;
  if (socialStage >= AVOIDANCE) earn(world, slot, REWARD.social_avoidance, avoidance);
}
