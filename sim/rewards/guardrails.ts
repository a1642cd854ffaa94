import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { REWARD, REWARD_MARKS, REWARD_PARTS } from "./components.ts";
import type { RewardRule } from "./reward-rule.ts";

const TERMINAL = REWARD.terminal_penalty;
const CLIP = REWARD.clip_adjustment;

/**
 * Makes of everybody's sum of components what is left of it: nothing positive shortly after an exit,
 * no more in a tick and in an episode than their clips allow. The difference is `clip_adjustment`, and
 * `reward` to the last bit the sum of all components in order. Simulation §11.2, steps 12 to 15.
 */
export function guardRewards(world: World, rule: RewardRule, ticksPerDay: number): void {
  const { live, town } = world;
  const { reward, rewardParts, rewardMarks, episodeReward, episodeEnd, leavingSince } =
    world.agents;
  const { clipPerTick, clipPerEpisode } = rule;
  const count = town.liveCount[0];
  const tick = town.tick[0];
  for (let place = 0; place < count; place++) {
    const slot = live[place];
    if (tick >= episodeEnd[slot]) startEpisode(world, ticksPerDay, slot);
    const raw = reward[slot];
    const after = episodeReward[slot] + raw;
    const isFree =
      leavingSince[slot] === NONE &&
      Math.abs(raw) <= clipPerTick &&
      Math.abs(after) <= clipPerEpisode;
    if (!isFree) {
      hold(world, rule, slot);
      continue;
    }
    episodeReward[slot] = after;
    rewardMarks[slot] = 0;
    rewardParts[slot * REWARD_PARTS + CLIP] = 0;
  }
}

/** What counts towards the episode clip starts anew with every day of a life. */
function startEpisode({ agents, town }: World, ticksPerDay: number, slot: number): void {
  const days = Math.floor((town.tick[0] - agents.spawnTick[slot]) / ticksPerDay);
  agents.episodeEnd[slot] = agents.spawnTick[slot] + (days + 1) * ticksPerDay;
  agents.episodeReward[slot] = 0;
}

function hold(world: World, rule: RewardRule, slot: number): void {
  const { agents, town } = world;
  const raw = agents.reward[slot];
  const at = slot * REWARD_PARTS;
  // And with its end.
  if (agents.leavingSince[slot] === town.tick[0]) agents.episodeReward[slot] = 0;
  const guarded = raw > 0 && isWithinDeath(world, rule, slot) ? 0 : raw;
  // Clips see what remains when the cost of a life is left out.
  const spared = rule.exemptsTerminal ? agents.rewardParts[at + TERMINAL] : 0;
  const wanted = guarded - spared;
  const clipped = within(wanted, rule.clipPerTick);
  const before = agents.episodeReward[slot];
  const after = within(before + clipped, rule.clipPerEpisode);
  const counted = before + clipped === after ? clipped : after - before;
  const isClipped = counted !== wanted;
  agents.episodeReward[slot] = after;
  agents.rewardMarks[slot] =
    (guarded === raw ? 0 : REWARD_MARKS.guarded) | (isClipped ? REWARD_MARKS.clipped : 0);
  const left = isClipped ? counted + spared : guarded;
  const adjustment = left === raw ? 0 : adjustmentTo(raw, left);
  agents.rewardParts[at + CLIP] = adjustment;
  agents.reward[slot] = raw + adjustment;
}

/** Whether a person left so shortly ago that nothing positive counts. */
function isWithinDeath({ agents, town }: World, { deathTicks }: RewardRule, slot: number): boolean {
  const since = agents.leavingSince[slot];
  return since !== NONE && town.tick[0] - since <= deathTicks;
}

function within(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

/**
 * What has to be added to `raw` to make `wanted` of it: where rounding would make it a bit more, a bit less, and
 * nothing at all where a bit less would already have the other sign.
 */
function adjustmentTo(raw: number, wanted: number): number {
  const adjustment = wanted - raw;
  if (Math.abs(raw + adjustment) <= Math.abs(wanted)) return adjustment;
  const step = Math.abs(adjustment) * Number.EPSILON;
  const smaller = wanted > 0 ? adjustment - step : adjustment + step;
  return Math.sign(raw + smaller) === -Math.sign(wanted) ? -raw : smaller;
}
