import { z } from "zod";

import { Fraction } from "./values.ts";

export const Relationships = z.strictObject({
  /** What trust and familiarity lose in an hour of the day, towards 0. */
  decay_per_hour: z.strictObject({ trust: Fraction, familiarity: Fraction }),
  /** A tie of which nothing is as strong as this is forgotten. */
  drop_below: Fraction,
  /** How much a first meeting has to mean to somebody who has no room for another tie. */
  admission_threshold: z.number().min(0).max(2),
  /** Friends and rivals who stay when somebody has to be forgotten. */
  friends_kept: z.int().min(0).max(32),
  rivals_kept: z.int().min(0).max(32),
});
