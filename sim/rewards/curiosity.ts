import type { Town } from "../town.ts";
import { REWARD } from "./components.ts";
import { earning } from "./earn.ts";

/**
 * How little of what a person sees a learner had foreseen: `error` of its random network, normalised
 * by the learner, is clipped to [0, 1] and counts in the reward of the next tick. To be called between
 * ticks; nothing counts at a step of the curriculum that knows no curiosity. Simulation §11.5.
 */
export function rewardCuriosity({ world, rules }: Town, slot: number, error: number): void {
  const { curiosity } = rules.rewards;
  if (curiosity <= 0) return;
  const { earned } = world.agents;
  earned[earning(world, slot, REWARD.curiosity)] += curiosity * Math.min(1, Math.max(0, error));
}
