import { z } from "zod";

import { Fraction, Ticks } from "./values.ts";

const Days = z.int().min(1).max(30);
const Lifespan = z.number().min(0.1).max(10_000);
const StreakTicks = z.int().min(1).max(100_000);

export const SPAWN_POLICIES = ["release", "elitist"] as const;

export const Lifecycle = z.strictObject({
  /** Off: nobody leaves and nobody comes. */
  enabled: z.boolean(),
  /** Off, as for learning from scratch: nobody leaves by a rule. On: people live and leave as in a town that is watched. */
  training_mode: z.enum(["off", "on"]),
  nightly_return: z.enum(["walk", "jump"]),
  nightly_need_floor: Fraction,
  /** Exits of a day for whatever reason; null = any number, 0 = none. */
  max_exits_per_day: z.int().min(0).max(1000).nullable(),
  /** Fewest and most ticks from a departure to the newcomer; `respawn_delay_ticks` sets both to one number. */
  spawn_delay_ticks: z.tuple([Ticks, Ticks]),
  respawn_delay_ticks: Ticks.optional(),
  /** What a learner loses with a life. */
  terminal_penalty: z.number().min(-5).max(0),
  collapse: z.strictObject({
    /** At or below the level for so many ticks on end. */
    hunger: z.strictObject({ threshold: Fraction, ticks: StreakTicks }),
    /** Below the level for so many ticks on end, outdoors in the cold. */
    warmth: z.strictObject({ threshold: Fraction, ticks: StreakTicks, enabled: z.boolean() }),
  }),
  eviction: z.strictObject({ days_unpaid: Days, recovery_days: Days }),
  /** Days without wages while there was work. */
  unemployment_days: Days,
  chronic_need: z.strictObject({ threshold: Fraction, fraction_of_day: Fraction }),
  age_out: z.strictObject({ enabled: z.boolean(), min_days: Lifespan, max_days: Lifespan }),
  stability: z.strictObject({
    exit_cooldown_ticks: Ticks,
    /** Whether nobody leaves in a blackout or an outage, and for `perturbations.grace_window_ticks` after it. */
    suppress_during_city_events: z.boolean(),
  }),
  /** Whose behaviour newcomers start with, and by how much it is varied. */
  spawn_policy: z.enum(SPAWN_POLICIES),
  elitist_jitter: Fraction,
});

/** Rows of the learned table of identities. */
export const EmbeddingAllocator = z.strictObject({
  cooldown_ticks: z.int().min(0).max(10_000),
  /** Share of rows given again too soon above which there is a warning; 0 = never. */
  reuse_warning_threshold: z.number().min(0).max(0.5),
  log_forced_reuse: z.boolean(),
  max_slots: z.int().min(1).max(8192),
});

export const Assets = z.strictObject({
  /** What newcomers are called. */
  names: z.array(z.string().trim().min(1).max(40)).min(1).max(2000),
});

export const Snapshot = z.strictObject({
  autosave: z.strictObject({ cadence_ticks: z.int().min(100).max(1_000_000) }),
});
