import { z } from "zod";

import { STAGES } from "./curriculum.ts";

const DecayRate = z.number().min(0).max(0.1);

/** What people want by the tick, and what they are rewarded with. Simulation §11. */
export const Rewards = z.strictObject({
  decay_rates: z.strictObject({ hunger: DecayRate, hygiene: DecayRate, energy: DecayRate }),
  /** What a full deficit costs in a tick. */
  needs_weights: z.strictObject({
    hunger: z.number().min(0.5).max(2),
    hygiene: z.number().min(0.2).max(1),
    energy: z.number().min(0.4).max(1.5),
  }),
  /** For a shift that is begun on the dot. */
  punctuality_bonus: z.number().min(0).max(0.1),
  /** For a meal of wages; missed ones cost as much. */
  wage_rate: z.number().min(0).max(0.05),
  survival_tick: z.number().min(0).max(0.01),
  faint_penalty: z.number().min(-5).max(0),
  eviction_penalty: z.number().min(-5).max(0),
  social: z.strictObject({
    C1_chat_base: z.number().min(0).max(0.05),
    C1_coeff_trust: z.number().min(0).max(1),
    C1_coeff_fam: z.number().min(0).max(1),
    C2_avoid_conflict: z.number().min(0).max(0.02),
  }),
  clip: z.strictObject({
    clip_per_tick: z.number().min(0.01).max(1),
    clip_per_episode: z.number().min(1).max(200),
    no_positive_within_death_ticks: z.int().min(0).max(200),
    /** Whether the cost of a life is more than the clips allow. */
    exempt_terminal: z.boolean(),
  }),
});

export const Shaping = z.strictObject({
  /** Whether getting nearer to want, or away from it, counts beside how near it is. */
  use_potential: z.boolean(),
});

export const Curiosity = z.strictObject({
  phase_A_weight: z.number().min(0).max(0.1),
  /** Step of the curriculum by which nothing is left of it. */
  decay_by_milestone: z.enum(STAGES),
});

/** How a policy learns by proximal policy optimisation. */
export const Ppo = z.strictObject({
  /** What a reward of the next tick counts now. */
  gamma: z.number().min(0).max(1),
});
