import { z } from "zod";

import { CATEGORIES } from "../../narration/categories.ts";
import { EVERYDAY_NAMES, HARDSHIP_NAMES } from "../../narration/tales.ts";
import { Fraction } from "./values.ts";

const Ticks = z.int().min(0).max(10_000);
const ByCategory = z.partialRecord(z.enum(CATEGORIES), Ticks);
const Wordings = z.array(z.string().trim().min(1).max(240)).min(1);
/** Trust, from −1 to 1. */
const Trust = z.number().min(-1).max(1);

/** Limits, thresholds and wordings. Simulation §14 and §15.2 (`telemetry`). */
const Told = z.strictObject({
  limiter: z.strictObject({
    /** Ticks between two lines that have no priority; 0 = none. */
    global_cooldown_ticks: Ticks,
    /** The same within a category; the above where it is left out. */
    category_cooldown_ticks: ByCategory,
    /** Ticks within which nothing is told twice, and the same for some categories. */
    dedupe_window_ticks: Ticks,
    category_dedupe_ticks: ByCategory,
    /** At most so many lines within so many ticks, priority or not. */
    global_window_ticks: z.int().min(1).max(10_000),
    global_window_limit: z.int().min(1).max(1000),
    priority_categories: z.array(z.enum(CATEGORIES)),
    /** So many lines of the window are kept for some categories, as long as one is left for others; left out, none are. */
    reserved: z
      .strictObject({
        lines: z.int().min(1).max(100),
        categories: z.array(z.enum(CATEGORIES)).min(1),
      })
      .optional(),
    /** Categories of which nothing is told. */
    silent_categories: z.array(z.enum(CATEGORIES)),
    /** Lines about quarrels in queues within an hour of the day. */
    conflict_lines_per_hour: z.int().min(0).max(1000),
  }),
  relationship_narration: z.strictObject({
    friendship_trust_threshold: Trust,
    friendship_delta_threshold: z.number().min(0).max(2),
    friendship_priority_threshold: Trust,
    rivalry_avoid_threshold: Fraction,
    rivalry_escalation_threshold: Fraction,
  }),
  personality_narration: z.strictObject({
    enabled: z.boolean(),
    chat_extroversion_threshold: Trust,
    chat_priority_threshold: Trust,
    chat_quality_threshold: Fraction,
    conflict_tolerance_threshold: z.number().min(0).max(5),
  }),
  /** Wordings of each kind of line; which one is used follows from the tick and the people. */
  tales: z.record(z.enum(EVERYDAY_NAMES), Wordings),
  /** The same of what weighs on everybody; left out, nothing is said of it. */
  hardship: z.record(z.enum(HARDSHIP_NAMES), Wordings).optional(),
});

/** A file of these. */
export const NarrationFile = z.strictObject({ narration: Told });

/** What the town tells of itself; `file` is where all of it comes from that is not written beside it. */
export const Narration = Told.extend({ file: z.string().min(1) });
