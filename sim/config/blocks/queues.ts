import { z } from "zod";

import { Fraction } from "./values.ts";

export const QueueFairness = z.strictObject({
  cooldown_ticks: z.int().min(0).max(600),
  ghost_step_after: z.int().min(0).max(100),
  age_priority_weight: Fraction,
  reservation_timeout_ticks: z.int().min(1).max(600),
  /** Whether a use that keeps others waiting is cut short. */
  preempt_running: z.boolean(),
});

export const Conflict = z.strictObject({
  rivalry: z.strictObject({
    /** Rivalry that a conflict of intensity 1 adds, and that a tick takes away. */
    increment_per_conflict: Fraction,
    decay_per_tick: Fraction,
    min_value: Fraction,
    max_value: Fraction,
    /** From here on people keep out of each other's way. */
    avoid_threshold: Fraction,
    /** At or below this a rivalry is over. */
    eviction_threshold: Fraction,
    /** Ties that a person can have. */
    max_edges: z.int().min(1).max(32),
    ghost_step_boost: z.number().min(0).max(5),
    handover_boost: z.number().min(0).max(5),
    queue_length_boost: z.number().min(0).max(2),
  }),
  /** Ticks in line after which somebody complains to the one before them, before feelings shorten or lengthen them; 0 = never. */
  long_wait_ticks: z.int().min(0).max(1000),
  /** Ticks after a quarrel within which the same two do not complain of each other again. */
  quarrel_again_ticks: z.int().min(0).max(100_000),
  /** How long two rivals who quarrel stand there and argue. */
  argument_ticks: z.int().min(0).max(100),
});
