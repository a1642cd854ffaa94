import type { Town } from "../town.ts";
import { FAIRNESS_SLOTS } from "../world/world.ts";

/** What is counted about fairness, in the order in which the history keeps it. */
export const FAIRNESS_COUNTERS = [
  "cooldown_events",
  "ghost_step_events",
  "rotation_events",
] as const;

/**
 * Remembers by how much the fairness counters rose this tick, if they did. The last FAIRNESS_SLOTS
 * such ticks are kept. Runs when everything that counts has run.
 */
export function recordFairness({ world: { town } }: Town): void {
  const { fairnessSeen: seen, cooldownRefusals, ghostSteps, rotations } = town;
  const refused = cooldownRefusals[0] - seen[0];
  const pushed = ghostSteps[0] - seen[1];
  const rotated = rotations[0] - seen[2];
  if (refused === 0 && pushed === 0 && rotated === 0) return;
  const entry = town.fairnessEntries[0] % FAIRNESS_SLOTS;
  town.fairnessTick[entry] = town.tick[0];
  town.fairnessDelta[entry * 3] = refused;
  town.fairnessDelta[entry * 3 + 1] = pushed;
  town.fairnessDelta[entry * 3 + 2] = rotated;
  town.fairnessEntries[0] += 1;
  seen[0] = cooldownRefusals[0];
  seen[1] = ghostSteps[0];
  seen[2] = rotations[0];
}
