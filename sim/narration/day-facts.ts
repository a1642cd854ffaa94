import { numbered } from "../world/ids.ts";

/** What is counted of a day for its sum, in the order of its weight. Index = the number stored. */
export const DAY_FACTS = [
  "left",
  "came",
  "near_death",
  "evicted",
  "blackout",
  "outage",
  "friends",
  "argument",
  "quarrel",
  "made_up",
  "dear",
  "hired",
  "quit",
  "met",
  "late",
  "tables",
  "rain",
] as const;
export type DayFact = (typeof DAY_FACTS)[number];
export const DAY_FACT = numbered(DAY_FACTS);
