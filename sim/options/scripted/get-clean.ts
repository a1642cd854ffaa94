import { NEED } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { chooseObject } from "./choose-object.ts";
import {
  isNight,
  needRow,
  noteNeed,
  ticksBeforeWork,
  ticksUntilFree,
  weighUrgency,
} from "./outlook.ts";
import { type Plan, type Score, cannot, cannotFind, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

/** Above this a shower would be wasted. */
const CLEAN = 0.75;
const RESERVE = 0.42;
/** Time to allow for washing and queueing. */
const SHOWER_TICKS = 20;

/** Washing counts for so much, however pressing it is; and what a tick of the way takes off. */
const WASH = 0.35;
const PER_TICK = 0.002;
/** Clothes are changed below this, at home in the morning. */
const FRESH = 0.9;
/** A change of clothes is a matter of habit: after breakfast, before errands. */
const HABIT = 0.55;

/** A shower when it is due, or before a shift that would leave one unpresentable; fresh clothes in the morning. */
export function scoreGetClean(town: Town, slot: number, score: Score): void {
  const { rules, world, scratch } = town;
  const hygiene = world.agents.hygiene[slot];
  if (planChange(town, slot, scratch.plan)) {
    noteTerm(score, "morning", HABIT);
    score.value[0] = HABIT;
    return want(score, "new_day");
  }
  if (hygiene > CLEAN) return cannot(score, "satisfied");
  const row = needRow(town, slot, NEED.hygiene);
  const threshold = rules.attendBelow[row];
  const left = hygiene - rules.decay[row] * ticksUntilFree(town, slot);
  const ahead = (RESERVE - left) / RESERVE;
  if (hygiene >= threshold && ahead <= 0) return cannot(score, "satisfied");
  if (isNight(town, slot) && hygiene > RESERVE) return cannot(score, "night");
  const price = world.town.price[rules.affordances[rules.uses.shower]?.price ?? 0];
  if (world.agents.wallet[slot] < price) return cannot(score, "no_money");
  if (!planGetClean(town, slot, scratch.plan)) return cannotFind(score, scratch.plan);
  if (scratch.plan.cost + SHOWER_TICKS > ticksBeforeWork(town, slot)) {
    return cannot(score, "no_time");
  }
  weighUrgency(town, slot, NEED.hygiene, scratch.plan.cost, score);
  const urge = Math.max(score.urgency[0], Math.min(ahead, 0.5)) - scratch.plan.cost * PER_TICK;
  noteTerm(score, "habit", WASH);
  noteNeed(score, Math.min(ahead, 0.5));
  noteTerm(score, "way", -scratch.plan.cost * PER_TICK);
  score.value[0] = WASH + urge;
  want(score, hygiene < threshold ? "need_low" : "need_low_ahead");
}

export function planGetClean(town: Town, slot: number, plan: Plan): boolean {
  if (planChange(town, slot, plan)) return true;
  clearPlan(plan);
  return chooseObject(town, slot, town.rules.uses.shower, 0, plan);
}

/** The wardrobe, for whoever is at home in the morning in yesterday's clothes and not quite clean, with time before work. */
function planChange(town: Town, slot: number, plan: Plan): boolean {
  const { rules, world } = town;
  const { agents } = world;
  const home = agents.home[slot];
  if (agents.dressed[slot] === 1 || agents.hygiene[slot] >= FRESH || home === NONE) return false;
  const { wardrobe, venue } = rules.homes[home];
  if (wardrobe === NONE || rules.grid.venue[agents.cell[slot]] !== venue) return false;
  const isMorning = timeOfDay(world.town.tick[0], rules.ticksPerDay) < rules.ticksPerDay / 2;
  if (!isMorning || isNight(town, slot)) return false;
  clearPlan(plan);
  if (!chooseObject(town, slot, rules.uses.dress, 0, plan)) return false;
  const { duration } = rules.affordances[plan.affordance];
  return plan.cost + duration <= ticksBeforeWork(town, slot);
}
