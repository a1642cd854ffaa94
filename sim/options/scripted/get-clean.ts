import type { Town } from "../../town.ts";
import { chooseObject } from "./choose-object.ts";
import { isNight, needAhead, ticksBeforeWork, urgency } from "./outlook.ts";
import { type Plan, type Score, cannot, clearPlan, want } from "../plan.ts";

/** Above this a shower would be wasted. */
const CLEAN = 0.75;
const RESERVE = 0.42;
/** Time to allow for washing and queueing. */
const SHOWER_TICKS = 20;

/** A shower when it is due, or before a shift that would leave one unpresentable. */
export function scoreGetClean(town: Town, slot: number, score: Score): void {
  const { config, world, scratch } = town;
  const hygiene = world.agents.hygiene[slot];
  if (hygiene > CLEAN) return cannot(score, "satisfied");
  const threshold = config.behavior.hygiene_threshold;
  const ahead = (RESERVE - needAhead(town, slot, "hygiene")) / RESERVE;
  if (hygiene >= threshold && ahead <= 0) return cannot(score, "satisfied");
  if (isNight(town, slot) && hygiene > RESERVE) return cannot(score, "night");
  const price = world.town.price[town.rules.affordances[town.rules.uses.shower]?.price ?? 0];
  if (world.agents.wallet[slot] < price) return cannot(score, "no_money");
  if (!planGetClean(town, slot, scratch.plan)) return cannot(score, "no_place");
  if (scratch.plan.cost + SHOWER_TICKS > ticksBeforeWork(town, slot)) {
    return cannot(score, "no_time");
  }
  const now = urgency(town, slot, "hygiene", threshold, scratch.plan.cost);
  const urge = Math.max(now, Math.min(ahead, 0.5)) - scratch.plan.cost * 0.002;
  want(score, 0.35 + urge, hygiene < threshold ? "need_low" : "need_low_ahead");
}

export function planGetClean(town: Town, slot: number, plan: Plan): boolean {
  clearPlan(plan);
  return chooseObject(town, slot, town.rules.uses.shower, 0, plan);
}
