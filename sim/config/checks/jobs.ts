import { BASKET_MARGIN, basketPerDay, wagePerDay } from "../../economy/basket.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected, unknown, wrong } from "./problem.ts";

/** A job is hardly meant to be worth more baskets than this. */
const GENEROUS = 1.2;

/** Shifts lie within the day. */
export function checkShifts({ jobs, time }: Pick<TownConfig, "jobs" | "time">): CrossProblem[] {
  return Object.entries(jobs).flatMap(([id, { start_tick, end_tick }]) =>
    start_tick > end_tick || end_tick >= time.ticks_per_day
      ? [
          expected(
            ["jobs", id, "end_tick"],
            `start_tick ≤ end_tick < ${time.ticks_per_day}`,
            `${start_tick} and ${end_tick}`,
          ),
        ]
      : [],
  );
}

/** Every job has a place on the map, and every place a job. */
export function checkJobSites({ jobs, map }: Pick<TownConfig, "jobs" | "map">): CrossProblem[] {
  const known = Object.keys(jobs);
  return [
    ...known
      .filter((id) => map.job_sites[id] === undefined)
      .map((id) => wrong(["jobs", id], `the map has no job_sites for '${id}'`)),
    ...Object.keys(map.job_sites)
      .filter((id) => jobs[id] === undefined)
      .map((id) => unknown(["map", "job_sites", id], "job", id, known)),
  ];
}

/** A day of work pays for a day of life, and not for much more. */
export function checkBasket({ economy, jobs }: Pick<TownConfig, "economy" | "jobs">) {
  if (!economy.enforce_basket) return [];
  const basket = basketPerDay(economy);
  const problems: CrossProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    const wage = wagePerDay(job, economy);
    const path = ["jobs", id, "wage_rate"];
    const because = `the basket of ${basket.toFixed(2)} (rent, three meals, a shower)`;
    if (wage < BASKET_MARGIN * basket) {
      const message = `pays ${wage.toFixed(2)} a day, less than ${BASKET_MARGIN.toFixed(2)} × ${because}`;
      const wanted = `at least ${(BASKET_MARGIN * basket).toFixed(2)} a day`;
      problems.push({ ...wrong(path, message), found: wage.toFixed(2), expected: wanted });
    } else if (wage > GENEROUS * basket) {
      const message = `pays ${wage.toFixed(2)} a day, more than ${GENEROUS.toFixed(2)} × ${because}`;
      const wanted = `at most ${(GENEROUS * basket).toFixed(2)} a day`;
      problems.push({ ...doubtful(path, message), found: wage.toFixed(2), expected: wanted });
    }
  }
  return problems;
}

/** Nobody can be absent before being late. */
export function checkLateness({ employment }: Pick<TownConfig, "employment">): CrossProblem[] {
  const { grace_ticks, absent_cutoff } = employment;
  if (absent_cutoff >= grace_ticks) return [];
  const path = ["employment", "absent_cutoff"];
  return [expected(path, `at least grace_ticks (${grace_ticks})`, absent_cutoff)];
}
