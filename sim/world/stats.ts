/** What a person has done so far, counted for good. Index = the number stored. */
export const STATS = [
  "showers_started",
  "showers_taken",
  "sleep_attempts",
  "sleep_sessions",
  "meals_cooked",
  "meals_consumed",
] as const;
export type Stat = (typeof STATS)[number];
