import { z } from "zod";

import { lastingBasket } from "../../economy/basket.ts";
import { attendanceOf } from "../../jobs/attendance.ts";
import { SHIFT_STATES, isOnShift } from "../../jobs/shift-states.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { STATS, type Stat } from "../../world/stats.ts";
import { byPerson } from "./people.ts";
import { shown } from "./shown.ts";

/** Work and means of everybody, by id. Money in meals, needs in [0, 1]. */
export const Jobs = z.record(
  z.string(),
  z.strictObject({
    job_id: z.string().nullable(),
    on_shift: z.boolean(),
    wallet: z.number(),
    /** Shifts begun late, ever. */
    lateness_counter: z.int(),
    /** Today. */
    wages_earned: z.number(),
    meals_cooked: z.int(),
    meals_consumed: z.int(),
    /** What a day costs at lasting prices: rent, three meals, a shower. */
    basket_cost: z.number(),
    shift_state: z.enum(SHIFT_STATES),
    /** Mean on-time share of the last shifts; null before the first has ended. */
    attendance_ratio: z.number().nullable(),
    late_ticks_today: z.int(),
    absent_shifts_7d: z.int(),
    wages_withheld: z.number(),
    exit_pending: z.boolean(),
    needs: z.strictObject({ hunger: z.number(), hygiene: z.number(), energy: z.number() }),
  }),
);

export function jobsOf(town: Town): z.infer<typeof Jobs> {
  const { rules, world } = town;
  const { agents } = world;
  const basket = shown(lastingBasket(town));
  const stat = (slot: number, name: Stat): number =>
    agents.stats[slot * STATS.length + STATS.indexOf(name)];
  return byPerson(town, (slot) => {
    const job = agents.job[slot];
    return {
      job_id: job === NONE ? null : rules.jobs[job].id,
      on_shift: job !== NONE && isOnShift(agents.shiftState[slot]),
      wallet: shown(agents.wallet[slot]),
      lateness_counter: agents.latenessCounter[slot],
      wages_earned: shown(agents.wagesToday[slot]),
      meals_cooked: stat(slot, "meals_cooked"),
      meals_consumed: stat(slot, "meals_consumed"),
      basket_cost: basket,
      shift_state: SHIFT_STATES[agents.shiftState[slot]],
      attendance_ratio: attendanceOf(town, slot),
      late_ticks_today: agents.lateTicksToday[slot],
      absent_shifts_7d: agents.absences[slot],
      wages_withheld: shown(agents.wagesWithheld[slot]),
      exit_pending: agents.exitQueuedTick[slot] !== NONE,
      needs: {
        hunger: shown(agents.hunger[slot]),
        hygiene: shown(agents.hygiene[slot]),
        energy: shown(agents.energy[slot]),
      },
    };
  });
}

/** The exit queue, and work in the town as a whole. */
export const Employment = z.strictObject({
  pending: z.array(z.string()),
  pending_count: z.int(),
  approved: z.array(z.string()),
  exits_today: z.int(),
  daily_exit_cap: z.int().nullable(),
  queue_limit: z.int(),
  review_window: z.int(),
  employed: z.int(),
  unemployed: z.int(),
  applicants: z.int(),
  vacancies: z.record(z.string(), z.int().nullable()),
  attendance: z.number().nullable(),
  absences: z.int(),
  late_ticks_today: z.int(),
  lateness: z.int(),
  wages_withheld: z.number(),
  alerts: z.strictObject({
    lateness_spike: z.boolean(),
    employment_exit_queue_overflow: z.boolean(),
    employment_exit_backlog: z.boolean(),
  }),
});
