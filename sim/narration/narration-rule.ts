import type { TownConfig } from "../config/town-config.ts";
import { ticksPerHour } from "../world/calendar.ts";
import { CATEGORIES } from "./categories.ts";
import { PLACEHOLDER, TALE_NAMES } from "./tales.ts";

/** What may be told when, and in which words, as the tick reads it. By CATEGORIES where it is an array. */
export interface NarrationRule {
  /** 0 = nothing of the category is told; 1 = everything of it has priority. */
  readonly enabled: Uint8Array;
  readonly priority: Uint8Array;
  /** Ticks. */
  readonly cooldown: Int32Array;
  readonly dedupe: Int32Array;
  readonly globalCooldown: number;
  readonly windowTicks: number;
  readonly windowLimit: number;
  readonly conflictLimit: number;
  /** An hour of the day. */
  readonly hourTicks: number;
  /** Wordings by TALES, each cut at its names: text, name, text, name, …, text. */
  readonly wordings: readonly (readonly (readonly string[])[])[];
}

export function compileNarration({ narration, time }: TownConfig): NarrationRule {
  const limits = narration.limiter;
  const ticks = (by: (typeof limits)["category_cooldown_ticks"], rest: number): Int32Array =>
    Int32Array.from(CATEGORIES, (category) => by[category] ?? rest);
  const flags = (has: (category: (typeof CATEGORIES)[number]) => boolean): Uint8Array =>
    Uint8Array.from(CATEGORIES, (category) => (has(category) ? 1 : 0));
  return {
    enabled: flags((category) => !limits.silent_categories.includes(category)),
    priority: flags((category) => limits.priority_categories.includes(category)),
    cooldown: ticks(limits.category_cooldown_ticks, limits.global_cooldown_ticks),
    dedupe: ticks(limits.category_dedupe_ticks, limits.dedupe_window_ticks),
    globalCooldown: limits.global_cooldown_ticks,
    windowTicks: limits.global_window_ticks,
    windowLimit: limits.global_window_limit,
    conflictLimit: limits.conflict_lines_per_hour,
    hourTicks: ticksPerHour(time.ticks_per_day),
    wordings: TALE_NAMES.map((name) =>
      narration.tales[name].map((wording) => wording.split(PLACEHOLDER)),
    ),
  };
}
