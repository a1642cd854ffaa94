import { BASKET_MARGIN, basketPerDay, wagePerDay } from "../../economy/basket.ts";
import type { TownConfig } from "../town-config.ts";
import type { CrossProblem } from "./problem.ts";

export function checkJobs({ jobs, time, map }: TownConfig): CrossProblem[] {
  const problems: CrossProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    if (job.start_tick > job.end_tick || job.end_tick >= time.ticks_per_day) {
      problems.push({
        path: ["jobs", id, "end_tick"],
        message: `expected start_tick ≤ end_tick < ${time.ticks_per_day}, found ${job.start_tick} and ${job.end_tick}`,
      });
    }
    if (map.job_sites[id] === undefined) {
      problems.push({ path: ["jobs", id], message: `the map has no job_sites for '${id}'` });
    }
  }
  return problems;
}

export function checkBasket({ economy, jobs }: TownConfig): CrossProblem[] {
  if (!economy.enforce_basket) return [];
  const basket = basketPerDay(economy);
  const problems: CrossProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    const wage = wagePerDay(job, economy);
    if (wage < BASKET_MARGIN * basket) {
      problems.push({
        path: ["jobs", id, "wage_rate"],
        message: `pays ${wage.toFixed(2)} a day, less than ${BASKET_MARGIN.toFixed(2)} × the basket of ${basket.toFixed(2)} (rent, three meals, a shower)`,
      });
    }
  }
  return problems;
}
