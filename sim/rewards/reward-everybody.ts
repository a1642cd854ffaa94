import type { Town } from "../town.ts";
import { isInDireNeed } from "../relationships/avoid.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { EARNED_PARTS, FIRST_EARNED, REWARD, REWARD_PARTS } from "./components.ts";
import { guardRewards } from "./guardrails.ts";
import { noteRewards } from "./reward-statistics.ts";
import type { RewardRule } from "./reward-rule.ts";
import { rewardWants } from "./wants.ts";

/**
 * Rewards everybody for this tick, those on their way out included, and keeps of what the reward is
 * made: `rewardParts` by REWARD_COMPONENTS, their sum in order as `reward`. Runs when it is decided
 * who leaves. Simulation §11.2.
 */
export function rewardEverybody(town: Town): void {
  const { world, rules } = town;
  rewardWants(world, rules.rewards);
  rewardEvents(town);
  guardRewards(world, rules.rewards, rules.ticksPerDay);
  noteRewards(world);
}

/** What a person was rewarded with in the last tick; 0 for whoever has just come. */
export function rewardOf({ agents }: World, slot: number): number {
  return agents.reward[slot];
}

/** What the tick has brought: nothing to most people. */
function rewardEvents(town: Town): void {
  const { world, rules } = town;
  const { earns, leavingSince } = world.agents;
  const count = world.town.liveCount[0];
  for (let place = 0; place < count; place++) {
    const slot = world.live[place];
    if (earns[slot] !== 0) addEarned(town, slot);
    if (leavingSince[slot] !== NONE) chargeExit(world, rules.rewards, slot);
  }
}

/** Puts what the tick has brought beside the other components; what the last one brought goes. */
function addEarned(town: Town, slot: number): void {
  const { agents } = town.world;
  const { rewardParts, earned, reward } = agents;
  const { factors } = town.rules.rewards;
  const to = slot * REWARD_PARTS + FIRST_EARNED;
  const factor = agents.profile[slot] * REWARD_PARTS + FIRST_EARNED;
  const from = slot * EARNED_PARTS;
  if (agents.earns[slot] === 2) {
    rewardParts.fill(0, to, to + EARNED_PARTS);
    agents.earns[slot] = 0;
    return;
  }
  agents.earns[slot] = 2;
  // A chat is no comfort in dire need.
  if (earned[from] !== 0 && isInDireNeed(town, slot)) earned[from] = 0;
  for (let part = 0; part < EARNED_PARTS; part++) {
    const scaled = scale(earned[from + part], factors[factor + part]);
    earned[from + part] = 0;
    rewardParts[to + part] = scaled;
    reward[slot] += scaled;
  }
}

/** Who likes a thing more gains more by it and loses less. Simulation §11.6. */
function scale(value: number, factor: number): number {
  return value >= 0 ? value * factor : value / factor;
}

/** What it costs to leave, in the tick of it. */
function chargeExit({ agents, town }: World, { terminal }: RewardRule, slot: number): void {
  const isNow = agents.leavingSince[slot] === town.tick[0];
  const cost = isNow ? terminal[agents.leavingReason[slot]] : 0;
  agents.rewardParts[slot * REWARD_PARTS + REWARD.terminal_penalty] = cost;
  agents.reward[slot] += cost;
}
