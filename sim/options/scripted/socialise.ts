import type { Town } from "../../town.ts";
import { chooseObject } from "./choose-object.ts";
import { isNight, ticksBeforeWork } from "./outlook.ts";
import { type Plan, type Score, cannot, clearPlan, want } from "../plan.ts";

/** Free time is spent where others are: on the benches of the park. Outgoing people go sooner. */
export function scoreSocialise(town: Town, slot: number, score: Score): void {
  const { config, rules, world, scratch } = town;
  if (isNight(town, slot)) return cannot(score, "night");
  if (!planSocialise(town, slot, scratch.plan)) return cannot(score, "no_place");
  if (scratch.plan.cost > ticksBeforeWork(town, slot)) return cannot(score, "no_time");
  const profile = rules.profiles[world.agents.profile[slot]];
  want(score, 0.2 + 0.1 * config.personalities.profiles[profile].extroversion, "free_time");
}

export function planSocialise(town: Town, slot: number, plan: Plan): boolean {
  clearPlan(plan);
  return chooseObject(town, slot, town.rules.uses.leisure, 0, plan);
}
