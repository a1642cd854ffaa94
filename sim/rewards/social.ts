import { tieRow } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { REWARD } from "./components.ts";
import { earning } from "./earn.ts";

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
  rewardTalker(town, speaker, listener, quality);
  rewardTalker(town, listener, speaker, quality);
}

/** A perfect chat with another may be worth less than nothing: with whom they distrust. */
function rewardTalker({ world, rules }: Town, slot: number, other: number, quality: number): void {
  const { chat, trust, familiarity, socialStage } = rules.rewards;
  const { ties } = world;
  const row = tieRow(world, slot, other);
  const trusted = row === NONE ? 0 : ties.trust[row];
  const known = row === NONE ? 0 : ties.familiarity[row];
  let worth = chat + trust * trusted + familiarity * known;
  if (socialStage >= TIES) {
    const rapport = trusted + known - (row === NONE ? 0 : ties.rivalry[row]);
    worth *= 1 + RAPPORT * Math.min(1, Math.max(-1, rapport));
  }
  world.agents.earned[earning(world, slot, REWARD.social_bonus)] += worth * quality;
}

/** A rebuff costs both a little. */
export function chargeRebuff({ world, rules }: Town, speaker: number, listener: number): void {
  const { chat, socialStage } = rules.rewards;
  if (socialStage < CHATS) return;
  const { earned } = world.agents;
  earned[earning(world, speaker, REWARD.social_penalty)] -= REBUFFED * chat;
  earned[earning(world, listener, REWARD.social_penalty)] -= REBUFFING * chat;
}

/** Somebody has kept out of a rival's way. Called no more often than such a thing is told. */
export function rewardAvoidance({ world, rules }: Town, slot: number): void {
  const { avoidance, socialStage } = rules.rewards;
  if (socialStage < AVOIDANCE) return;
  world.agents.earned[earning(world, slot, REWARD.social_avoidance)] += avoidance;
}
