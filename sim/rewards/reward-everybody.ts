import type { Town } from "../town.ts";
import { isInDireNeed } from "../relationships/avoid.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { EARNED_PARTS, FIRST_EARNED, REWARD, REWARD_MARKS, REWARD_PARTS } from "./components.ts";
import { guard } from "./guardrails.ts";
import type { RewardRule } from "./reward-rule.ts";

/**
 * Rewards everybody for this tick, those on their way out included, and keeps of what the reward is
 * made: `rewardParts` by REWARD_COMPONENTS, their sum in order as `reward`. Runs when it is decided
 * who leaves. Simulation §11.2.
 */
export function rewardEverybody(town: Town): void {
  const { world } = town;
  const { agents, live, town: counters } = world;
  const count = counters.liveCount[0];
  const meanBefore = counters.rewardMean[0];
  let sum = 0;
  let squares = 0;
  for (let place = 0; place < count; place++) {
    const slot = live[place];
    const total = rewardPerson(town, slot);
    agents.reward[slot] = total;
    const away = total - meanBefore;
    sum += away;
    squares += away * away;
    note(world, slot, total);
  }
  if (count > 0) noteAll(world, count, sum, squares);
}

/** What a person was rewarded with in the last tick; 0 for whoever has just come. */
export function rewardOf({ agents }: World, slot: number): number {
  return agents.reward[slot];
}

function rewardPerson(town: Town, slot: number): number {
  const { world, rules } = town;
  const { agents } = world;
  const rule = rules.rewards;
  startEpisode(world, rules.ticksPerDay, slot);
  let raw = feel(world, rule, slot);
  if (agents.earns[slot] !== 0) raw = addEarned(town, slot, raw);
  if (agents.leavingSince[slot] !== NONE) raw += chargeExit(world, rule, slot);
  return guard(world, rule, slot, raw);
}

/** What counts towards the episode clip starts anew with every day of a life, and with its end. */
function startEpisode({ agents, town }: World, ticksPerDay: number, slot: number): void {
  const tick = town.tick[0];
  if (agents.leavingSince[slot] === tick) agents.episodeReward[slot] = 0;
  if (tick < agents.episodeEnd[slot]) return;
  agents.episodeReward[slot] = 0;
  const days = Math.floor((tick - agents.spawnTick[slot]) / ticksPerDay);
  agents.episodeEnd[slot] = agents.spawnTick[slot] + (days + 1) * ticksPerDay;
}

/** To be alive, less what is wanted, and for getting nearer to want or away from it: γ·φ(s′) − φ(s), φ = −Σ w·deficit. */
function feel({ agents, town }: World, rule: RewardRule, slot: number): number {
  const hunger = 1 - agents.hunger[slot];
  const hygiene = 1 - agents.hygiene[slot];
  const energy = 1 - agents.energy[slot];
  const { rewardParts } = agents;
  const at = slot * REWARD_PARTS;
  const survival = rule.survival[agents.profile[slot]];
  const penalty =
    0 -
    (rule.hunger * hunger * hunger +
      rule.hygiene * hygiene * hygiene +
      rule.energy * energy * energy);
  rewardParts[at + REWARD.survival] = survival;
  rewardParts[at + REWARD.needs_penalty] = penalty;
  if (!rule.isShaped) return survival + penalty;
  const tick = town.tick[0];
  const left = agents.leavingSince[slot];
  const potential =
    left === NONE ? -(rule.hunger * hunger + rule.hygiene * hygiene + rule.energy * energy) : 0;
  // Nothing to compare with on a person's first tick, nor after their end.
  const isKnown = agents.potentialTick[slot] === tick - 1;
  const shaping = isKnown ? rule.gamma * potential - agents.potential[slot] : 0;
  agents.potential[slot] = potential;
  agents.potentialTick[slot] = left === NONE ? tick : NONE;
  rewardParts[at + REWARD.shaping] = shaping;
  return survival + penalty + shaping;
}

/** Puts what the tick has brought beside the other components; what the last one brought goes. */
function addEarned(town: Town, slot: number, raw: number): number {
  const { agents } = town.world;
  const { rewardParts, earned } = agents;
  const { factors } = town.rules.rewards;
  const to = slot * REWARD_PARTS + FIRST_EARNED;
  const factor = agents.profile[slot] * REWARD_PARTS + FIRST_EARNED;
  const from = slot * EARNED_PARTS;
  if (agents.earns[slot] === 2) {
    rewardParts.fill(0, to, to + EARNED_PARTS);
    agents.earns[slot] = 0;
    return raw;
  }
  agents.earns[slot] = 2;
  // A chat is no comfort in dire need.
  if (earned[from] !== 0 && isInDireNeed(town, slot)) earned[from] = 0;
  let total = raw;
  for (let part = 0; part < EARNED_PARTS; part++) {
    const scaled = scale(earned[from + part], factors[factor + part]);
    earned[from + part] = 0;
    rewardParts[to + part] = scaled;
    total += scaled;
  }
  return total;
}

/** What somebody who likes a thing more gains more by it and loses less. Simulation §11.6. */
function scale(value: number, factor: number): number {
  return value >= 0 ? value * factor : value / factor;
}

/** What it costs to leave, in the tick of it. */
function chargeExit({ agents, town }: World, { terminal }: RewardRule, slot: number): number {
  const isNow = agents.leavingSince[slot] === town.tick[0];
  const cost = isNow ? terminal[agents.leavingReason[slot]] : 0;
  agents.rewardParts[slot * REWARD_PARTS + REWARD.terminal_penalty] = cost;
  return cost;
}

/** Mean and variance of one person's rewards so far (Welford), and their sum. */
function note({ agents, town }: World, slot: number, total: number): void {
  agents.rewardSum[slot] += total;
  agents.rewardTicks[slot] += 1;
  const away = total - agents.rewardMean[slot];
  agents.rewardMean[slot] += away / agents.rewardTicks[slot];
  agents.rewardSquares[slot] += away * (total - agents.rewardMean[slot]);
  if ((agents.rewardMarks[slot] & REWARD_MARKS.clipped) !== 0) town.rewardClips[0] += 1;
}

/**
 * The same for everybody's together: `sum` and `squares` are of what `count` rewards are away from the
 * mean so far. Welford's step for several samples at once.
 */
function noteAll({ town }: World, count: number, sum: number, squares: number): void {
  town.rewardSamples[0] += count;
  const shift = sum / town.rewardSamples[0];
  town.rewardMean[0] += shift;
  town.rewardSquares[0] += squares - shift * sum;
}
