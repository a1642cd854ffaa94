import { z } from "zod";

import { NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";

const AgentId = z.string().min(1).max(64);

/** What an operator may do to a town. Every command is an input of a tick: checked, logged, replayable. */
export const Command = z.discriminatedUnion("name", [
  z.strictObject({
    name: z.literal("setneed"),
    cmd_id: z.string().max(128).optional(),
    kwargs: z.strictObject({
      agent_id: AgentId,
      need: z.enum(NEEDS),
      value: z.number().min(0).max(1),
    }),
  }),
  z.strictObject({
    name: z.literal("price"),
    cmd_id: z.string().max(128).optional(),
    kwargs: z.strictObject({ key: z.enum(PRICES), value: z.number().min(0).max(1000) }),
  }),
]);
export type Command = z.infer<typeof Command>;

/** Names that can be used, for refusals. */
export const COMMAND_NAMES = ["setneed", "price"] as const;
