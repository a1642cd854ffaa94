import type { Category } from "../../sim/narration/categories.ts";

/**
 * Lines about what people have with each other, want, owe and go through. In streamer mode nobody is told
 * them; what befalls the town, its shops, streets and queues is told as ever.
 */
const PERSONAL: readonly Category[] = [
  "first_clash",
  "argument",
  "relationship_friendship",
  "relationship_rivalry",
  "relationship_social_alert",
  "reconciliation",
  "lunch_bond",
  "company",
  "personality_event",
  "help",
  "meet",
  "exit_starvation",
  "exit_rent",
  "near_death",
  "eviction",
  "late_blocked",
  "job_quit",
  "home",
  "sleep_complete",
  "shower_complete",
  "money",
  "need",
];

export const PERSONAL_BEATS: ReadonlySet<string> = new Set<string>(PERSONAL);
