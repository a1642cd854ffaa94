import { numbered } from "../world/ids.ts";

/** Why somebody leaves town for good, hard reasons first. Index = the number stored. */
export const EXIT_REASONS = [
  "faint",
  "exposure",
  "eviction",
  "unemployment",
  "chronic_neglect",
  "absence",
  "age_out",
  "console_kill",
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];
export const EXIT = numbered(EXIT_REASONS);

/** Reasons that end a stay at once, and that immortality holds up: those below this number. */
export const HARD_REASONS = 2;

/** Needs of which people collapse. Index = the number stored; the numbers of needs go on with warmth. */
export const COLLAPSES = ["hunger", "warmth"] as const;
export type Collapse = (typeof COLLAPSES)[number];
export const COLLAPSE = numbered(COLLAPSES);
