import { ITEMS, NEED } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { chooseObject } from "./choose-object.ts";
import { needRow, noteNeed, ticksUntilFree, weighUrgency } from "./outlook.ts";
import { type Plan, type Score, cannot, cannotFind, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

const MEALS = ITEMS.indexOf("meals");
const FOOD_RAW = ITEMS.indexOf("food_raw");

/** Eating counts for so much, however pressing it is. */
const HABIT = 0.4;
/** A full stomach is not worth a meal: nothing is eaten above this. */
const FULL = 0.8;
/** Level that should be left after a coming shift or night. */
const RESERVE = 0.42;

/** Hunger now, or hunger that would come during the next shift or night. */
export function scoreGetFed(town: Town, slot: number, score: Score): void {
  const { rules, world, scratch } = town;
  const hunger = world.agents.hunger[slot];
  if (hunger > FULL) return cannot(score, "satisfied");
  const row = needRow(town, slot, NEED.hunger);
  const threshold = rules.attendBelow[row];
  const left = hunger - rules.decay[row] * ticksUntilFree(town, slot);
  const ahead = (RESERVE - left) / RESERVE;
  if (hunger >= threshold && ahead <= 0) return cannot(score, "satisfied");
  if (!planGetFed(town, slot, scratch.plan)) return cannotFind(score, scratch.plan);
  weighUrgency(town, slot, NEED.hunger, scratch.plan.cost, score);
  noteTerm(score, "habit", HABIT);
  noteNeed(score, Math.min(ahead, 0.6));
  score.value[0] = HABIT + Math.max(score.urgency[0], Math.min(ahead, 0.6));
  want(score, hunger < threshold ? "need_low" : "need_low_ahead");
}

/**
 * The next step towards a meal: eat what is carried, take from the fridge, cook, or buy at the café;
 * whichever is soonest done. Spending counts the more the lighter the wallet.
 */
export function planGetFed(town: Town, slot: number, plan: Plan): boolean {
  const { rules, world, config } = town;
  const { agents, objects } = world;
  const { uses } = rules;
  clearPlan(plan);
  if (agents.items[slot * ITEMS.length + MEALS] > 0) {
    return chooseObject(town, slot, uses.eat, 0, plan);
  }
  const home = agents.home[slot];
  if (home !== NONE && rules.homes[home].fridge !== NONE) {
    if (objects.stock[rules.homes[home].fridge * ITEMS.length + MEALS] > 0) {
      chooseObject(town, slot, uses.takeMeal, 6, plan);
    } else if (uses.cook !== NONE && agents.items[slot * ITEMS.length + FOOD_RAW] > 0) {
      chooseObject(town, slot, uses.cook, rules.affordances[uses.cook].duration + 6, plan);
    }
  }
  const price = world.town.price[rules.affordances[uses.buyMeal]?.price ?? 0];
  if (uses.buyMeal !== NONE && agents.wallet[slot] >= price) {
    const thrift = (price * 40) / Math.max(0.5, agents.wallet[slot] - config.economy.rent_per_day);
    chooseObject(town, slot, uses.buyMeal, Math.min(200, Math.round(thrift)), plan);
  }
  return plan.object !== NONE;
}
