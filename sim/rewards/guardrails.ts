import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { REWARD, REWARD_MARKS, REWARD_PARTS } from "./components.ts";
import type { RewardRule } from "./reward-rule.ts";

const CLIP = REWARD.clip_adjustment;
const TERMINAL = REWARD.terminal_penalty;

/**
 * What is left of a sum of components: nothing positive shortly after an exit, no more in a tick and
 * in an episode than their clips allow. Writes the difference as `clip_adjustment` and returns the
 * total, to the last bit the sum of all components in order. Simulation §11.2, steps 12 to 15.
 */
export function guard(world: World, rule: RewardRule, slot: number, raw: number): number {
  const { agents } = world;
  const { clipPerTick, clipPerEpisode } = rule;
  const before = agents.episodeReward[slot];
  const after = before + raw;
  const isFree =
    raw <= clipPerTick &&
    raw >= -clipPerTick &&
    after <= clipPerEpisode &&
    after >= -clipPerEpisode &&
    agents.leavingSince[slot] === NONE;
  if (!isFree) return hold(world, rule, slot, raw);
  agents.episodeReward[slot] = after;
  agents.rewardMarks[slot] = 0;
  agents.rewardParts[slot * REWARD_PARTS + CLIP] = 0;
  return raw;
}

function hold(world: World, rule: RewardRule, slot: number, raw: number): number {
  const { agents } = world;
  const { clipPerTick, clipPerEpisode } = rule;
  const guarded = raw > 0 && isWithinDeath(world, rule, slot) ? 0 : raw;
  // Clips see what remains when the cost of a life is left out.
  const spared = rule.exemptsTerminal ? agents.rewardParts[slot * REWARD_PARTS + TERMINAL] : 0;
  const wanted = guarded - spared;
  const clipped = within(wanted, clipPerTick);
  const before = agents.episodeReward[slot];
  const after = within(before + clipped, clipPerEpisode);
  const counted = before + clipped === after ? clipped : after - before;
  const isClipped = counted !== wanted;
  agents.episodeReward[slot] = after;
  agents.rewardMarks[slot] =
    (guarded === raw ? 0 : REWARD_MARKS.guarded) | (isClipped ? REWARD_MARKS.clipped : 0);
  const left = isClipped ? counted + spared : guarded;
  const adjustment = left === raw ? 0 : adjustmentTo(raw, left);
  agents.rewardParts[slot * REWARD_PARTS + CLIP] = adjustment;
  return raw + adjustment;
}

/** Whether a person left so shortly ago that nothing positive counts. */
function isWithinDeath({ agents, town }: World, { deathTicks }: RewardRule, slot: number): boolean {
  const since = agents.leavingSince[slot];
  return since !== NONE && town.tick[0] - since <= deathTicks;
}

function within(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

/** What has to be added to `raw` to make `wanted` of it: where rounding would make it a bit more, a bit less. */
function adjustmentTo(raw: number, wanted: number): number {
  const adjustment = wanted - raw;
  if (Math.abs(raw + adjustment) <= Math.abs(wanted)) return adjustment;
  const step = Math.abs(adjustment) * Number.EPSILON;
  return wanted > 0 ? adjustment - step : adjustment + step;
}
