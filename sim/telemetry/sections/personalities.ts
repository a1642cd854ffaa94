import { z } from "zod";

import { NEEDS } from "../../config/affordances.ts";
import { BIASES } from "../../config/blocks/behavior.ts";
import type { Town } from "../../town.ts";
import { byPerson } from "./people.ts";

const Factors = z.record(z.string(), z.number());

/** Everybody's profile, traits in [−1, 1], and what the profile multiplies; 1 where it changes nothing. */
export const Personalities = z.record(
  z.string(),
  z.strictObject({
    profile: z.string(),
    traits: z.strictObject({
      extroversion: z.number(),
      forgiveness: z.number(),
      ambition: z.number(),
    }),
    multipliers: z.strictObject({ needs: Factors, rewards: Factors, behaviour: Factors }),
  }),
);

/** Whether profiles count for anything here. */
export function hasPersonalities({ config: { features } }: Town): boolean {
  const { personality_profiles, reward_multipliers } = features.behavior;
  return personality_profiles || reward_multipliers || features.observations.personality_channels;
}

export function personalitiesOf(town: Town): z.infer<typeof Personalities> {
  const { rules, config, world } = town;
  const { agents } = world;
  return byPerson(town, (slot) => {
    const at = agents.profile[slot];
    const profile = rules.profiles[at];
    const { reward } = config.personalities.profiles[profile];
    const scaled = config.features.behavior.reward_multipliers;
    return {
      profile,
      traits: {
        extroversion: agents.extroversion[slot],
        forgiveness: agents.forgiveness[slot],
        ambition: agents.ambition[slot],
      },
      multipliers: {
        needs: named(NEEDS, rules.thresholds.subarray(at * NEEDS.length)),
        rewards: scaled ? { social: 1, employment: 1, survival: 1, ...reward } : {},
        behaviour: named(BIASES, rules.biases.subarray(at * BIASES.length)),
      },
    };
  });
}

function named(names: readonly string[], values: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
