import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { chooseCompany } from "./company.ts";
import { chooseObject } from "./choose-object.ts";
import { isNight, ticksBeforeWork } from "./outlook.ts";
import { type Plan, type Score, cannot, cannotFind, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

/** What free time counts for, and what being outgoing adds or takes. */
const LEISURE = 0.2;
const TEMPER = 0.1;
/** What the prospect of a talk adds to free time. */
const COMPANY = 0.05;

/** Free time is spent in company: with somebody to talk to, else on the benches of the park. Outgoing people go sooner. */
export function scoreSocialise(town: Town, slot: number, score: Score): void {
  const { world, scratch } = town;
  if (isNight(town, slot)) return cannot(score, "night");
  if (!planSocialise(town, slot, scratch.plan)) return cannotFind(score, scratch.plan);
  if (scratch.plan.cost > ticksBeforeWork(town, slot)) return cannot(score, "no_time");
  const isAlone = scratch.plan.person === NONE;
  noteTerm(score, "habit", LEISURE);
  noteTerm(score, "temper", TEMPER * world.agents.extroversion[slot]);
  if (!isAlone) noteTerm(score, "company", COMPANY);
  score.value[0] = LEISURE + TEMPER * world.agents.extroversion[slot];
  if (!isAlone) score.value[0] += COMPANY;
  want(score, isAlone ? "free_time" : "company");
}

export function planSocialise(town: Town, slot: number, plan: Plan): boolean {
  clearPlan(plan);
  if (chooseCompany(town, slot, plan)) return true;
  return chooseObject(town, slot, town.rules.uses.leisure, 0, plan);
}
