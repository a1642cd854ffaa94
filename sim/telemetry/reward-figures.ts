import type { Town } from "../town.ts";

/** Everybody's rewards over the whole life of the town. */
export interface RewardFigures {
  /** Per person and tick; null before the first. */
  readonly mean: number | null;
  readonly deviation: number | null;
  /** Rewards that the clip of a tick or of an episode cut off. */
  readonly reward_clip_events: number;
}

export function rewardFigures({ world: { town } }: Town): RewardFigures {
  const samples = town.rewardSamples[0];
  return {
    mean: samples === 0 ? null : town.rewardMean[0],
    deviation: samples === 0 ? null : Math.sqrt(town.rewardSquares[0] / samples),
    reward_clip_events: town.rewardClips[0],
  };
}
