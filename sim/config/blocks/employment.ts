import { z } from "zod";

import { Position } from "../map.ts";
import { Fraction, Id, Money, Ticks } from "./values.ts";

const Grace = z.int().min(0).max(120);
const Patience = z.int().min(0).max(600);
const AbsencePenalty = z.number().min(0).max(5);

const Job = z.strictObject({
  name: z.string().min(1).max(64),
  /** Ticks of the day, both included. */
  start_tick: Ticks,
  end_tick: Ticks,
  /** Per paid tick; 0 means `economy.wage_income`. */
  wage_rate: Money,
  lateness_penalty: Money,
  /** Where the work is; left out: at the map's `job_sites`; null: wherever the person is. */
  location: Position.nullable().optional(),
  /** How many people can have it; null or left out: any number. */
  capacity: z.int().min(0).max(1024).nullable().optional(),
  /** Where this job differs from what `employment` says. */
  grace_ticks: Grace.optional(),
  absent_cutoff: Patience.optional(),
  absence_slack: Patience.optional(),
  late_tick_penalty: Fraction.optional(),
  absence_penalty: AbsencePenalty.optional(),
});
export type Job = z.infer<typeof Job>;

export const Jobs = z.record(Id, Job);

export const Employment = z.strictObject({
  /** Ticks after the start within which coming is on time. */
  grace_ticks: Grace,
  /** Ticks after the start after which who never came is absent. */
  absent_cutoff: Patience,
  /** Ticks that people may be away from a shift before they count as absent. */
  absence_slack: Patience,
  late_tick_penalty: Fraction,
  absence_penalty: AbsencePenalty,
  attendance_window: z.int().min(1).max(14),
  /** Whether people lose their place in town over absences: what follows matters only then. */
  enforce_job_loop: z.boolean(),
  /** Absences within seven days that put a person on the exit queue. */
  max_absent_shifts: z.int().min(0).max(20),
  /** Leaves a day by the queue alone; null = any number, 0 = none. */
  daily_exit_cap: z.int().min(0).max(50).nullable(),
  /** A queue longer than this is reported; 0 = never. */
  exit_queue_limit: z.int().min(0).max(100),
  /** Ticks after which a queued person leaves whatever the cap says. */
  exit_review_window: z.int().min(1).max(100_000),
});

export const Stability = z.strictObject({
  /** More late ticks than this, in the whole town today, are a spike. */
  lateness_threshold: z.int().min(0).max(100),
});
