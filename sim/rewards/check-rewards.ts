import type { Town } from "../town.ts";
import { REWARD, REWARD_PARTS } from "./components.ts";

/** Of sums that leave out the cost of a life, which is added and taken off again. */
const ROUNDING = 1e-9;

/** Every law of rewards that does not hold now, in words; empty in a sound town. */
export function brokenRewardLaws(town: Town): string[] {
  const { world, people } = town;
  const broken: string[] = [];
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    for (const law of brokenLaws(town, slot)) {
      broken.push(`${people[world.agents.person[slot]]?.id}: ${law}`);
    }
  }
  return broken;
}

function brokenLaws({ world: { agents }, rules }: Town, slot: number): string[] {
  const { clipPerTick, clipPerEpisode, exemptsTerminal } = rules.rewards;
  const parts = agents.rewardParts.subarray(slot * REWARD_PARTS, (slot + 1) * REWARD_PARTS);
  const reward = agents.reward[slot];
  const broken: string[] = [];
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum !== reward) broken.push(`is rewarded with ${reward}, for things worth ${sum}`);
  const terminal = exemptsTerminal ? parts[REWARD.terminal_penalty] : 0;
  const most = terminal === 0 ? clipPerTick : clipPerTick + ROUNDING;
  if (!(Math.abs(reward - terminal) <= most)) broken.push(`is rewarded with ${reward} in a tick`);
  if (!(Math.abs(agents.episodeReward[slot]) <= clipPerEpisode)) {
    broken.push(`is rewarded with ${agents.episodeReward[slot]} in an episode`);
  }
  return broken;
}
