import { PRICES } from "../config/blocks/economy.ts";
import type { TownConfig } from "../config/town-config.ts";
import { emit, highWord, lowWord } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";

/** A day's wage is at least this many baskets. */
export const BASKET_MARGIN = 1.1;

type Costs = Pick<TownConfig["economy"], "rent_per_day" | "meal_cost" | "shower_cost">;

/** Money that one day costs: rent, three meals and one shower. */
export function basketPerDay(costs: Costs): number {
  return costs.rent_per_day + 3 * costs.meal_cost + costs.shower_cost;
}

/** Wages that a job pays for one full shift. */
export function wagePerDay(
  job: TownConfig["jobs"][string],
  economy: TownConfig["economy"],
): number {
  const rate = job.wage_rate > 0 ? job.wage_rate : economy.wage_income;
  return rate * (job.end_tick - job.start_tick + 1);
}

/** The basket of a day at lasting prices; spikes and weather pass. */
export function lastingBasket({ config, world }: Town): number {
  return basketPerDay({
    rent_per_day: config.economy.rent_per_day,
    meal_cost: world.town.baselinePrice[PRICES.indexOf("meal_cost")],
    shower_cost: world.town.baselinePrice[PRICES.indexOf("shower_cost")],
  });
}

/** Index of the first job whose day does not carry the basket of lasting prices, −1 when all do or nobody asks. */
export function poorJob(town: Town): number {
  if (!town.config.economy.enforce_basket) return -1;
  const basket = lastingBasket(town);
  return town.rules.jobs.findIndex((_, job) => dayWage(town, job) < BASKET_MARGIN * basket);
}

/** Tells of a job that would not carry the basket, and says so in words. */
export function reportPoorJob(town: Town, job: number): string {
  const basket = lastingBasket(town);
  const wage = dayWage(town, job);
  emit(
    town.world,
    town.events,
    EVENT.economy_basket_violation,
    wage / basket,
    job,
    highWord(basket),
    lowWord(basket),
    highWord(wage),
    lowWord(wage),
  );
  return `a basket of ${basket.toFixed(2)} a day is more than the ${wage.toFixed(2)} that '${town.rules.jobs[job].id}' earns can carry`;
}

function dayWage({ rules, world }: Town, job: number): number {
  const { start, end } = rules.jobs[job];
  return world.town.wage[job] * (end - start + 1);
}
