import type { TownConfig } from "../config/town-config.ts";
import { hashUniform } from "../rng/hash-draw.ts";

/**
 * The personality of one person: an override by id, else a draw that depends on seed and id alone.
 * Profiles are taken in alphabetical order; the first whose cumulative weight reaches the draw wins.
 */
export function assignProfile(
  { distribution, overrides }: TownConfig["personalities"],
  seed: bigint,
  agentId: string,
): string {
  const override = overrides[agentId];
  if (override !== undefined) return override;
  const names = Object.keys(distribution).toSorted();
  const sum = names.reduce((total, name) => total + distribution[name], 0);
  const draw = hashUniform(`${seed}:${agentId}`) * sum;
  let reached = 0;
  for (const name of names) {
    reached += distribution[name];
    if (distribution[name] > 0 && reached >= draw) return name;
  }
  return names[names.length - 1];
}

/** A fixed value in [0, 1) that decides between people who ask, or step, at the same time; 0 for all where it does not count. */
export function patienceOf(
  { features }: Pick<TownConfig, "features">,
  seed: bigint,
  agentId: string,
): number {
  return features.behavior.patience_trait ? hashUniform(`${seed}:${agentId}:patience`) : 0;
}

/** A fixed value in [−1, 1] by which a person's hours differ from everybody's. */
export function habitOf(seed: bigint, agentId: string): number {
  return hashUniform(`${seed}:${agentId}:habit`) * 2 - 1;
}
