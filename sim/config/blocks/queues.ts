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
    ghost_step_boost: z.number().min(0).max(5),
    handover_boost: z.number().min(0).max(5),
    queue_length_boost: z.number().min(0).max(2),
  }),
});
