import { z } from "zod";

import { Fraction, Id, Ticks } from "./values.ts";

export const Behavior = z.strictObject({
  hunger_threshold: Fraction,
  hygiene_threshold: Fraction,
  energy_threshold: Fraction,
  job_arrival_buffer: z.int().min(0).max(240),
  /** Ticks without getting nearer after which a way is given up. */
  path_timeout_ticks: z.int().min(1).max(10_000),
  /** Ticks of the day: when people want to be in bed, and up again. */
  bed_tick: Ticks,
  wake_tick: Ticks,
  /** How far a person's own habits may shift these hours, in ticks. */
  habit_spread: z.int().min(0).max(200),
});

export const PolicyRuntime = z.strictObject({ option_commit_ticks: Ticks });

const Multiplier = z.number().min(0.1).max(5);

/** What of a person's behaviour a profile biases. */
export const BIASES = ["chat_preference", "work_affinity", "conflict_tolerance"] as const;
export type Bias = (typeof BIASES)[number];

/** Traits of a person, each in [−1, 1], fixed at arrival. */
export const TRAITS = ["extroversion", "forgiveness", "ambition"] as const;
export type Trait = (typeof TRAITS)[number];

/** A personality: traits in [−1, 1] and what they multiply. */
const Profile = z.strictObject({
  extroversion: z.number().min(-1).max(1),
  forgiveness: z.number().min(-1).max(1),
  ambition: z.number().min(-1).max(1),
  needs: z.strictObject({ hunger: Multiplier, hygiene: Multiplier, energy: Multiplier }).partial(),
  /** What a profile makes of parts of the reward; 1 where left out. */
  reward: z
    .strictObject({ social: Multiplier, employment: Multiplier, survival: Multiplier })
    .partial(),
  /** What a profile makes of how somebody behaves; 1 where left out. */
  behaviour: z
    .strictObject({
      chat_preference: Multiplier,
      work_affinity: Multiplier,
      conflict_tolerance: Multiplier,
    } satisfies Record<(typeof BIASES)[number], typeof Multiplier>)
    .partial(),
});

export const Personalities = z.strictObject({
  profiles: z.record(Id, Profile),
  distribution: z.record(Id, z.number().min(0)),
  overrides: z.record(Id, Id),
});
