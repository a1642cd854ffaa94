import { failedPrecondition, lackFor } from "../affordances/may-start.ts";
import { mayApply, soughtJob } from "../jobs/hiring.ts";
import { isClosed } from "../perturbations/is-closed.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { MASK, OPTION } from "./options.ts";
import type { Plan } from "./plan.ts";
import { planGetClean } from "./scripted/get-clean.ts";
import { planGetFed } from "./scripted/get-fed.ts";
import { isDaylight, isShiftOver } from "./scripted/go-to-work.ts";
import { planShopGroceries } from "./scripted/shop-groceries.ts";
import { planSleep } from "./scripted/sleep.ts";
import { planSocialise } from "./scripted/socialise.ts";

/**
 * Why no step of an option is possible for somebody now, by MASKS; 0 = one is. This is what the world
 * makes of it, whoever chooses: whether the step is worth taking is for the chooser to say (so nobody is
 * ever too well fed to eat here). The possible step is left in `scratch.plan`. Simulation §10.3.
 */
export function whyNotOption(town: Town, slot: number, option: number): number {
  const { plan } = town.scratch;
  switch (option) {
    case OPTION.GetFed:
      return planGetFed(town, slot, plan) ? lackOf(town, slot, plan) : whyNotFed(town, slot, plan);
    case OPTION.GetClean:
      return whyNotPlanned(town, slot, planGetClean(town, slot, plan), plan);
    case OPTION.GoToWork:
      return whyNotWork(town, slot);
    case OPTION.ShopGroceries:
      return whyNotPlanned(town, slot, planShopGroceries(town, slot, plan), plan);
    case OPTION.Sleep:
      return whyNotSleep(town, slot, plan);
    default:
      return whyNotPlanned(town, slot, planSocialise(town, slot, plan), plan);
  }
}

function whyNotPlanned(town: Town, slot: number, planned: boolean, plan: Plan): number {
  return planned ? lackOf(town, slot, plan) : nothingFound(plan);
}

/** No object is to be had: perhaps only because of who is there. */
function nothingFound(plan: Plan): number {
  return plan.shunned === NONE ? MASK.no_place : MASK.rival_there;
}

/** Who finds nothing to eat may just be unable to pay for it. */
function whyNotFed({ rules, world }: Town, slot: number, plan: Plan): number {
  const { buyMeal } = rules.uses;
  if (plan.shunned !== NONE || buyMeal === NONE) return nothingFound(plan);
  const { price } = rules.affordances[buyMeal];
  return world.agents.wallet[slot] < world.town.price[price] ? MASK.no_money : MASK.no_place;
}

/** What the use that is planned would fail for, if it started now. */
function lackOf(town: Town, slot: number, { object, affordance }: Plan): number {
  if (object === NONE) return MASK.open;
  switch (lackFor(town, slot, object, town.rules.affordances[affordance])) {
    case null:
      return MASK.open;
    case "insufficient_funds":
      return MASK.no_money;
    case "hands_full":
    case "fridge_full":
      return MASK.hands_full;
    case "no_home":
      return MASK.no_home;
    default:
      return MASK.no_place;
  }
}

/** To work at any hour before the shift ends; without a job, to ask for one by daylight. */
function whyNotWork(town: Town, slot: number): number {
  const { rules, world } = town;
  const job = world.agents.job[slot];
  if (job !== NONE) {
    if (rules.jobs[job].anywhere) return MASK.works_anywhere;
    return isShiftOver(town, slot) ? MASK.off_shift : MASK.open;
  }
  if (!mayApply(town, slot)) return MASK.rehire_blocked;
  if (!isDaylight(town)) return MASK.night;
  if (soughtJob(town, slot) !== NONE) return MASK.open;
  return world.agents.appliedJob[slot] === NONE ? MASK.no_job : MASK.waiting_for_work;
}

function whyNotSleep(town: Town, slot: number, plan: Plan): number {
  if (!planSleep(town, slot, plan)) {
    return town.world.agents.home[slot] === NONE ? MASK.no_home : MASK.no_place;
  }
  const { heldObject, runningAffordance } = town.world.agents;
  if (heldObject[slot] === plan.object) {
    // Whoever sleeps takes the place themselves.
    if (runningAffordance[slot] !== NONE) return MASK.open;
  } else if (isClosed(town, plan.object)) {
    return MASK.no_place;
  }
  const rule = town.rules.affordances[plan.affordance];
  if (failedPrecondition(town, slot, plan.object, rule) !== NONE) return MASK.no_place;
  return lackOf(town, slot, plan);
}
