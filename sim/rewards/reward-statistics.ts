import type { World } from "../world/world.ts";
import { REWARD_MARKS } from "./components.ts";

const CLIPPED = REWARD_MARKS.clipped;

/** Mean and variance of each person's rewards so far and of everybody's together (Welford). */
export function noteRewards({ agents, live, town }: World): void {
  const { reward, rewardMarks, rewardSum, rewardTicks, rewardMean, rewardSquares } = agents;
  const count = town.liveCount[0];
  const before = town.rewardMean[0];
  // Of what this tick's rewards are away from everybody's mean: sum and sum of squares.
  let sum = 0;
  let squares = 0;
  let clips = 0;
  for (let place = 0; place < count; place++) {
    const slot = live[place];
    const total = reward[slot];
    const ticks = rewardTicks[slot] + 1;
    const away = total - rewardMean[slot];
    const mean = rewardMean[slot] + away / ticks;
    rewardSum[slot] += total;
    rewardTicks[slot] = ticks;
    rewardMean[slot] = mean;
    rewardSquares[slot] += away * (total - mean);
    sum += total - before;
    squares += (total - before) * (total - before);
    if ((rewardMarks[slot] & CLIPPED) !== 0) clips += 1;
  }
  if (count === 0) return;
  // Welford's step for several samples at once.
  town.rewardSamples[0] += count;
  const shift = sum / town.rewardSamples[0];
  town.rewardMean[0] = before + shift;
  town.rewardSquares[0] += squares - shift * sum;
  town.rewardClips[0] += clips;
}
