import { z } from "zod";

import { FAULT_KINDS } from "./fault-control.ts";

const tick = z.int().nonnegative();

/** One thing that a victim does with its town. */
export const Deed = z.discriminatedUnion("kind", [
  /** Lives some ticks with what operators do in them. */
  z.strictObject({ kind: z.literal("live"), ticks: z.int().positive() }),
  /** Brings the present state to disk. */
  z.strictObject({ kind: z.literal("save") }),
  /** Writes a complete copy. */
  z.strictObject({ kind: z.literal("copy"), file: z.string() }),
  /** Writes a small file of ours that holds a number. */
  z.strictObject({ kind: z.literal("note"), file: z.string(), number: z.int() }),
  /** Closes the town and opens it again. */
  z.strictObject({ kind: z.literal("reopen") }),
  /** Shows another tick of the timeline, this share of the way along it. */
  z.strictObject({ kind: z.literal("seek"), share: z.number() }),
  /** Parts from what is shown; the new timeline has this name. */
  z.strictObject({ kind: z.literal("branch"), name: z.string() }),
  /** Shows the end of another timeline. */
  z.strictObject({ kind: z.literal("switch"), timeline: z.string() }),
]);
export type Deed = z.infer<typeof Deed>;

/** What is shown: a timeline, a tick of it, and where its record ends. */
const shown = { timeline: z.string(), tick, head: tick };

/** What a victim tells, line by line, before and after whatever may kill it. */
export const Report = z.discriminatedUnion("kind", [
  /** Loaded, and waiting to be let go. */
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("opened"), ...shown }),
  /** Acknowledged: this tick of this life survives whatever comes. */
  z.strictObject({ kind: z.literal("durable"), timeline: z.string(), tick }),
  z.strictObject({ kind: z.literal("begins"), deed: Deed, ...shown }),
  /** Done as promised, at this tick. */
  z.strictObject({ kind: z.literal("done"), deed: Deed, ...shown }),
  /** Not done, and the user was told why. */
  z.strictObject({ kind: z.literal("refused"), deed: Deed, code: z.string(), message: z.string() }),
  /** A fault hit while a deed was done; whether the user was told, and whether the town went on after it. */
  z.strictObject({
    kind: z.literal("struck"),
    fault: z.enum(FAULT_KINDS),
    told: z.boolean(),
    recovered: z.boolean(),
  }),
  /** Something that must never be. */
  z.strictObject({ kind: z.literal("broken"), law: z.string() }),
  /** Bytes in use after so many ticks of this process. */
  z.strictObject({ kind: z.literal("memory"), ticks: z.int(), bytes: z.int() }),
]);
export type Report = z.infer<typeof Report>;

/** Where a victim finds its town; it is told when it is let go. */
export const Place = z.strictObject({
  /** The town's file; it exists. */
  file: z.string(),
  /** Of what operators do to the town. */
  seed: z.int(),
});
export type Place = z.infer<typeof Place>;

/** What a victim is to do with its life. */
export const LifePlan = z.strictObject({
  /** Deeds follow from this, and nothing else. */
  seed: z.int(),
  /** Deeds until it ends by itself. */
  deeds: z.int(),
  /** Most ticks of a deed. */
  ticks: z.int().positive(),
  /** Longest rest between two deeds, in milliseconds. */
  restMs: z.int(),
  /** Faults to expect, and after how many deeds on average; null for a sound disk. */
  faults: z
    .strictObject({ control: z.string(), kinds: z.array(z.enum(FAULT_KINDS)), every: z.int() })
    .nullable(),
  /** How it ends after its deeds. */
  end: z.enum(["close", "power", "kill"]),
});
export type LifePlan = z.infer<typeof LifePlan>;
