import { z } from "zod";

/** Parts of the rules that can be switched off. */
export const Features = z.strictObject({
  behavior: z.strictObject({
    personality_profiles: z.boolean(),
    reward_multipliers: z.boolean(),
    spoilage: z.boolean(),
  }),
});
