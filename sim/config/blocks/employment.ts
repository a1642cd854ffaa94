import { z } from "zod";

import { Fraction, Id, Money, Ticks } from "./values.ts";

const Job = z.strictObject({
  name: z.string().min(1).max(64),
  /** Ticks of the day, both included. */
  start_tick: Ticks,
  end_tick: Ticks,
  /** Per paid tick; 0 means `economy.wage_income`. */
  wage_rate: Money,
  lateness_penalty: Money,
});

export const Jobs = z.record(Id, Job);

export const Employment = z.strictObject({
  grace_ticks: z.int().min(0).max(120),
  absent_cutoff: z.int().min(0).max(600),
  absence_slack: z.int().min(0).max(600),
  late_tick_penalty: Fraction,
  absence_penalty: z.number().min(0).max(5),
  attendance_window: z.int().min(1).max(14),
});
