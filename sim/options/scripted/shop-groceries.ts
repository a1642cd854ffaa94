import { ITEMS } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { chooseObject } from "./choose-object.ts";
import { isNight, ticksBeforeWork } from "./outlook.ts";
import { type Plan, type Score, cannot, cannotFind, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

/** Meals, cooked or to be cooked, that a household likes to have in. */
const STOCKED = 4;
/** Shopping counts for so much whenever it is due, each missing meal for more, and a tick of the way for less. */
const HABIT = 0.38;
const PER_MEAL = 0.06;
const PER_TICK = 0.001;
/** Time to allow at the till. */
const SHOPPING_TICKS = 15;

export function scoreShopGroceries(town: Town, slot: number, score: Score): void {
  const { rules, world, scratch } = town;
  const home = world.agents.home[slot];
  if (home === NONE || rules.homes[home].stove === NONE) return cannot(score, "no_home");
  const larder = larderOf(town, slot);
  if (larder >= STOCKED) return cannot(score, "stocked");
  if (isNight(town, slot)) return cannot(score, "night");
  const price = world.town.price[rules.affordances[rules.uses.buyFood]?.price ?? 0];
  if (world.agents.wallet[slot] < price * 2) return cannot(score, "no_money");
  if (!planShopGroceries(town, slot, scratch.plan)) return cannotFind(score, scratch.plan);
  if (scratch.plan.cost + SHOPPING_TICKS > ticksBeforeWork(town, slot)) {
    return cannot(score, "no_time");
  }
  noteTerm(score, "habit", HABIT);
  noteTerm(score, "larder", (STOCKED - larder) * PER_MEAL);
  noteTerm(score, "way", -scratch.plan.cost * PER_TICK);
  score.value[0] = HABIT + (STOCKED - larder) * PER_MEAL - scratch.plan.cost * PER_TICK;
  want(score, "pantry_low");
}

/** Meals in hand, groceries in hand, meals in the fridge. */
export function larderOf({ rules, world }: Town, slot: number): number {
  const { agents, objects } = world;
  const meals = ITEMS.indexOf("meals");
  let larder =
    agents.items[slot * ITEMS.length + meals] +
    agents.items[slot * ITEMS.length + ITEMS.indexOf("food_raw")];
  const home = agents.home[slot];
  if (home !== NONE && rules.homes[home].fridge !== NONE) {
    larder += objects.stock[rules.homes[home].fridge * ITEMS.length + meals];
  }
  return larder;
}

export function planShopGroceries(town: Town, slot: number, plan: Plan): boolean {
  clearPlan(plan);
  return chooseObject(town, slot, town.rules.uses.buyFood, 0, plan);
}
