import type { TownConfig } from "../config/town-config.ts";

/** Money that one day costs: rent, three meals and one shower. */
export function basketPerDay(economy: TownConfig["economy"]): number {
  return economy.rent_per_day + 3 * economy.meal_cost + economy.shower_cost;
}

/** Wages that a job pays for one full shift. */
export function wagePerDay(
  job: TownConfig["jobs"][string],
  economy: TownConfig["economy"],
): number {
  const rate = job.wage_rate > 0 ? job.wage_rate : economy.wage_income;
  return rate * (job.end_tick - job.start_tick + 1);
}
