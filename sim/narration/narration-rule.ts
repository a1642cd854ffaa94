import type { TownConfig } from "../config/town-config.ts";
import { ticksPerHour } from "../world/calendar.ts";
import { CATEGORIES } from "./categories.ts";
import { EVERYDAY_NAMES, HARDSHIP_NAMES, PLACEHOLDER } from "./tales.ts";

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
  /** How many lines a category may find in the window and still be told: the limit, or less by what is kept for others. */
  readonly mostBefore: Int32Array;
  readonly conflictLimit: number;
  /** An hour of the day. */
  readonly hourTicks: number;
  /** Time of day at which a hardship that lasts is told; −1 where there are no words for it. */
  readonly hardshipAt: number;
  /** Wordings by TALES, each cut at its names: text, name, text, name, …, text. */
  readonly wordings: readonly (readonly (readonly string[])[])[];
}

/** When a hardship that lasts is told, as a share of the day: people are up. */
const MORNING = 1 / 3;

export function compileNarration({ narration, time }: TownConfig): NarrationRule {
  const { limiter: limits, tales, hardship } = narration;
  const cut = (wordings: readonly string[]) =>
    wordings.map((wording) => wording.split(PLACEHOLDER));
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
    mostBefore: Int32Array.from(CATEGORIES, (category) =>
      limits.reserved === undefined || limits.reserved.categories.includes(category)
        ? limits.global_window_limit
        : Math.max(1, limits.global_window_limit - limits.reserved.lines),
    ),
    conflictLimit: limits.conflict_lines_per_hour,
    hourTicks: ticksPerHour(time.ticks_per_day),
    hardshipAt: hardship === undefined ? -1 : Math.ceil(time.ticks_per_day * MORNING),
    wordings: [
      ...EVERYDAY_NAMES.map((name) => cut(tales[name])),
      ...HARDSHIP_NAMES.map((name) => cut(hardship?.[name] ?? [])),
    ],
  };
}
