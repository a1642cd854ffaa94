import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected } from "./problem.ts";

/** Somebody a little hungry skips a meal: the deficit before, and what a meal would take off it. */
const HUNGRY = 0.3;
const MEAL = 0.4;

/** To skip a meal for work hurts more than being on the dot can make up for. Simulation §11.4. */
export function checkPunctuality({ rewards }: Pick<TownConfig, "rewards">): CrossProblem[] {
  const { needs_weights, punctuality_bonus } = rewards;
  const skipped = (HUNGRY + MEAL) * (HUNGRY + MEAL) - HUNGRY * HUNGRY;
  const most = Math.min(1, skipped) * needs_weights.hunger;
  if (punctuality_bonus < most) return [];
  const because = ", which a skipped meal costs in a tick";
  const wanted = `less than ${most.toFixed(3)}`;
  return [expected(["rewards", "punctuality_bonus"], wanted, punctuality_bonus, because)];
}

/** Nobody is rewarded for what cannot happen. */
export function checkSocialRewards({ features }: Pick<TownConfig, "features">): CrossProblem[] {
  const { relationships, social_rewards } = features.stages;
  if (relationships !== "OFF" || social_rewards === "OFF") return [];
  const message = "is about people's dealings with each other, and stages.relationships is OFF";
  return [doubtful(["features", "stages", "social_rewards"], message)];
}
