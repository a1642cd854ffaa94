/** What a person is visibly doing this tick; the viewer chooses pose and prop by it. Index = the number stored. */
export const ACTIVITIES = [
  "idle",
  "walk",
  "queue",
  "shop",
  "cook",
  "eat",
  "shower",
  "sleep",
  "desk",
  "serve",
  "sit",
] as const;
export type Activity = (typeof ACTIVITIES)[number];
