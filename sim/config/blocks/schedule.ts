import { z } from "zod";

import { Position } from "../map.ts";
import { Id, Ticks } from "./values.ts";

/** What a step is about: an object, and what to do there. */
const deed = {
  object: Id,
  affordance: Id,
  /** Ticks that the use takes where the manifest knows nothing of it. */
  duration: Ticks.min(1).optional(),
};
/** Whether somebody who is refused complains: see `moveStalledQueues`. */
const blocked = z.boolean().default(false);

/** One step of a schedule. */
export const ScheduleStep = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("wait") }),
  /** Sets out for a tile. */
  z.strictObject({ kind: z.literal("move"), position: Position }),
  /** Asks for the object. */
  z.strictObject({ kind: z.literal("request"), ...deed, blocked }),
  /** Starts the use of the object, once it is held. */
  z.strictObject({ kind: z.literal("start"), ...deed }),
  /** Lets go of the object, of whatever is held where none is named. */
  z.strictObject({ kind: z.literal("release"), object: Id.optional() }),
  /** Complains of being kept from the object. */
  z.strictObject({ kind: z.literal("blocked"), object: Id, blocked: z.boolean().default(true) }),
]);
export type ScheduleStep = z.infer<typeof ScheduleStep>;

/** By person: what they do, one step a tick, and then from the beginning again. */
export const Schedules = z.record(Id, z.array(ScheduleStep).min(1).max(1000));
export type Schedules = z.infer<typeof Schedules>;
