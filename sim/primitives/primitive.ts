import { z } from "zod";

import { ITEMS } from "../config/affordances.ts";
import { numbered } from "../world/ids.ts";

const Id = z.string().trim().min(1).max(64);

/** North, east, south, west, in the order in which directions are numbered. */
export const DIRECTIONS = ["N", "E", "S", "W"] as const;

/** One thing that a body can do in one tick. Everything longer is made of these. */
export const Primitive = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("wait") }),
  z.strictObject({ kind: z.literal("move"), direction: z.enum(DIRECTIONS) }),
  /** Asks for the object, or starts the use when it is held. */
  z.strictObject({ kind: z.literal("interact"), object_id: Id, affordance_id: Id }),
  /** At the shop's till. */
  z.strictObject({ kind: z.literal("buy"), item: z.enum(ITEMS), shop: Id }),
  /** Where one stands: a meal needs a chair. */
  z.strictObject({ kind: z.literal("use_item"), item: z.enum(ITEMS) }),
  /** In the own bed, or the one that one stands at. */
  z.strictObject({ kind: z.literal("sleep") }),
  /** From the own wardrobe. */
  z.strictObject({ kind: z.literal("equip") }),
  /** Ends a use or gives up a reservation. */
  z.strictObject({ kind: z.literal("release") }),
  z.strictObject({ kind: z.literal("leave_queue") }),
  /** Speaks to somebody who stands near. */
  z.strictObject({ kind: z.literal("talk"), target: Id }),
]);
export type Primitive = z.infer<typeof Primitive>;

/** Why a primitive cannot be done, or an option that was chosen from outside. Index = the number stored. */
export const INVALID_REASONS = [
  "not_walkable",
  "busy",
  "unknown_object",
  "unknown_affordance",
  "incompatible_object",
  "precondition_failed",
  "insufficient_funds",
  "insufficient_stock",
  "no_items",
  "hands_full",
  "no_home",
  "already_dressed",
  "fridge_full",
  "bed_unavailable",
  "closed",
  "cooldown",
  "queue_full",
  "not_there",
  "not_held",
  "not_queued",
  "unknown_agent",
  "out_of_range",
  "not_talking",
  "avoided",
  "no_place",
  "no_money",
  "no_job",
  "off_shift",
  "night",
  "works_anywhere",
  "rehire_blocked",
  "waiting_for_work",
  "rival_there",
] as const;
export type InvalidReason = (typeof INVALID_REASONS)[number];
export const INVALID = numbered(INVALID_REASONS);
