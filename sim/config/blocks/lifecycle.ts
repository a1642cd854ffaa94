import { z } from "zod";

import { Fraction } from "./values.ts";

export const Lifecycle = z.strictObject({
  nightly_return: z.enum(["walk", "jump"]),
  nightly_need_floor: Fraction,
  collapse: z.strictObject({
    hunger: z.strictObject({ threshold: Fraction, ticks: z.int().min(1).max(100_000) }),
  }),
  eviction: z.strictObject({
    days_unpaid: z.int().min(1).max(30),
    recovery_days: z.int().min(1).max(30),
  }),
  chronic_need: z.strictObject({ threshold: Fraction, fraction_of_day: Fraction }),
});

export const Snapshot = z.strictObject({
  autosave: z.strictObject({ cadence_ticks: z.int().min(100).max(1_000_000) }),
});
