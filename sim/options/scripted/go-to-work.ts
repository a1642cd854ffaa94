import { failedPrecondition } from "../../affordances/may-start.ts";
import { ITEMS } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { applyForJob, mayApply, soughtJob } from "../../jobs/hiring.ts";
import { staffOf } from "../../jobs/staff.ts";
import { startsTomorrow } from "../../jobs/job-site.ts";
import { isClosed } from "../../perturbations/is-closed.ts";
import { hasFreePlace } from "../../queues/reservations.ts";
import { chooseObject, stepsTo } from "./choose-object.ts";
import { biasOf } from "../../personality/traits.ts";
import { dropOption } from "../commitment.ts";
import { OPTION } from "../options.ts";
import { NEVER, type Plan, type Score, cannot, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

const MEALS = ITEMS.indexOf("meals");

/** Work comes before everything but a hard need from the time to leave until the shift ends. */
const DUTY = 1.25;
/** Asking for work comes before leisure and after every need that presses. */
const SEEK = 0.45;

export function scoreGoToWork(town: Town, slot: number, score: Score): void {
  const { rules, world } = town;
  const job = world.agents.job[slot];
  if (job === NONE) return scoreSeekWork(town, slot, score);
  if (rules.jobs[job].anywhere) return cannot(score, "works_anywhere");
  const { start } = rules.jobs[job];
  if (isShiftOver(town, slot)) return cannot(score, "off_shift");
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  score.value[0] = DUTY;
  noteTerm(score, "duty", DUTY);
  if (tod >= start) return want(score, "shift_on");
  const way = stepsTo(town, slot, postField(town, slot));
  if (tod < start - way - arrivalBuffer(town, slot)) return cannot(score, "too_early");
  const onTime = start + rules.jobs[job].grace;
  if (tod + way + timeToEat(town, slot) < onTime) return cannot(score, "too_early");
  want(score, "shift_soon");
}

/** Time to allow for finding a seat. */
const SEAT_TICKS = 4;

/** Ticks that whoever is about to eat needs for it; for everybody else there is no time left for a meal. */
function timeToEat({ rules, world }: Town, slot: number): number {
  const { agents } = world;
  const hasMeal = agents.items[slot * ITEMS.length + MEALS] > 0;
  if (agents.option[slot] !== OPTION.GetFed || !hasMeal || rules.uses.eat === NONE) return NEVER;
  return rules.affordances[rules.uses.eat].duration + SEAT_TICKS;
}

/** Who is out of work goes and asks for some, by daylight. */
function scoreSeekWork(town: Town, slot: number, score: Score): void {
  if (!mayApply(town, slot)) return cannot(score, "rehire_blocked");
  if (!isDaylight(town)) return cannot(score, "night");
  if (soughtJob(town, slot) === NONE) {
    const waits = town.world.agents.appliedJob[slot] !== NONE;
    return cannot(score, waits ? "waiting_for_work" : "no_job");
  }
  score.value[0] = SEEK;
  noteTerm(score, "search", SEEK);
  want(score, "seeking_work");
}

/** From a quarter to three quarters of the day. */
export function isDaylight({ rules, world }: Town): boolean {
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  return tod >= rules.ticksPerDay / 4 && tod < (rules.ticksPerDay * 3) / 4;
}

/** Whether today's shift lies behind, or there is none to go to. */
export function isShiftOver(town: Town, slot: number): boolean {
  const { rules, world } = town;
  const job = world.agents.job[slot];
  if (job === NONE || rules.jobs[job].anywhere) return true;
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  return tod > rules.jobs[job].end || startsTomorrow(town, slot, rules.jobs[job], tod);
}

/** Whether going to work has lost its purpose: the shift is over, or there is no work to ask for. */
export function isWorkDone(town: Town, slot: number): boolean {
  if (town.world.agents.job[slot] !== NONE) return isShiftOver(town, slot);
  return !isDaylight(town) || soughtJob(town, slot) === NONE;
}

/** Heads for the site of the job to ask for, and asks there. False when that is done. */
export function goAndApply(town: Town, slot: number): boolean {
  const { rules, world } = town;
  const job = soughtJob(town, slot);
  if (applyForJob(town, slot, job)) {
    dropOption(town, slot);
    return false;
  }
  world.agents.targetField[slot] = rules.jobs[job].postFields[0];
  return true;
}

/** Ticks by which a person wants to be early; the ambitious come earlier. */
function arrivalBuffer(town: Town, slot: number): number {
  const buffer = town.config.behavior.job_arrival_buffer * biasOf(town, slot, "work_affinity");
  return Math.min(240, Math.round(buffer));
}

/** The post where this person works: colleagues take the posts in spawn order. Undefined for work without posts. */
export function postField(town: Town, slot: number): number {
  const { postFields } = town.rules.jobs[town.world.agents.job[slot]];
  return postFields[staffOf(town).rank[slot] % postFields.length];
}

/** A workplace such as a desk, own post's first; false when the job is done standing at a post, or all are taken. */
export function planWorkplace(town: Town, slot: number, plan: Plan): boolean {
  const { rules, world } = town;
  const { work, workplaces } = rules.jobs[world.agents.job[slot]];
  if (work === NONE) return false;
  const field = postField(town, slot);
  const rule = rules.affordances[work];
  for (let i = 0; i < workplaces.length; i++) {
    const object = workplaces[i];
    if (rules.objects[object].useField !== field || !hasFreePlace(town, object)) continue;
    if (isClosed(town, object)) continue;
    if (failedPrecondition(town, slot, object, rule) !== NONE) continue;
    plan.cost = 0;
    plan.object = object;
    plan.affordance = work;
    return (
      world.agents.shunObject[slot] !== object || world.town.tick[0] >= world.agents.shunUntil[slot]
    );
  }
  clearPlan(plan);
  return chooseObject(town, slot, work, 0, plan);
}
