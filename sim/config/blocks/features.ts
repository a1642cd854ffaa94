import { z } from "zod";

/** Parts of the rules that can be switched off. */
export const Features = z.strictObject({
  systems: z.strictObject({
    /** Off: nobody is made to leave, and nobody watches whether somebody would have to. */
    lifecycle: z.enum(["on", "off"]),
  }),
  behavior: z.strictObject({
    personality_profiles: z.boolean(),
    reward_multipliers: z.boolean(),
    spoilage: z.boolean(),
  }),
});
