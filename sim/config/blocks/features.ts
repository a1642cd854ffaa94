import { z } from "zod";

import { OBSERVATION_VARIANTS } from "./observations.ts";

export const RELATIONSHIP_STAGES = ["OFF", "A", "B", "C1", "C2", "C3"] as const;
/** What of people's dealings with each other counts in rewards: each stage adds something. Index = the stage. */
export const SOCIAL_REWARD_STAGES = ["OFF", "C1", "C2", "C3"] as const;

/** Parts of the rules that can be switched off. */
export const Features = z.strictObject({
  stages: z.strictObject({
    /** OFF: people have no ties, do not chat, and quarrels leave nothing behind. The other stages differ in what learned policies see and are rewarded for. */
    relationships: z.enum(RELATIONSHIP_STAGES),
    /** C1: chats; C2: keeping out of a rival's way as well; C3: chats by how the two get on. */
    social_rewards: z.enum(SOCIAL_REWARD_STAGES),
  }),
  /** Whether traits change what happens to a tie. */
  relationship_modifiers: z.boolean(),
  systems: z.strictObject({
    /** Off: nobody is made to leave, and nobody watches whether somebody would have to. */
    lifecycle: z.enum(["on", "off"]),
    /** What policies see where nobody asks for something else. */
    observations: z.enum(OBSERVATION_VARIANTS),
  }),
  observations: z.strictObject({
    /** Whether policies see the traits of the person that they act for. */
    personality_channels: z.boolean(),
  }),
  training: z.strictObject({
    /** Whether what a learner did not foresee is rewarded, as long as nothing social is. */
    curiosity: z.enum(["phase_A", "off"]),
  }),
  behavior: z.strictObject({
    personality_profiles: z.boolean(),
    reward_multipliers: z.boolean(),
    spoilage: z.boolean(),
    /** Whether patience decides between people who ask, or step, at the same time. */
    patience_trait: z.boolean(),
    /** Whether an operator may have a chaos hour. */
    chaos_hour: z.boolean(),
  }),
});
