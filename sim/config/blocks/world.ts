import { z } from "zod";

export const Time = z.strictObject({
  ticks_per_day: z.int().min(20).max(100_000),
  tick_ms: z.int().min(1).max(10_000),
});

export const World = z.strictObject({
  map_file: z.string().min(1),
  /** Room for people and objects that come while the town runs. */
  spare_people: z.int().min(0).max(1024),
  spare_objects: z.int().min(0).max(1024),
});

export const Affordances = z.strictObject({
  affordances_file: z.string().min(1),
  require_presence: z.boolean(),
});
