import { failedPrecondition } from "../../affordances/may-start.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { hasFreePlace } from "../../queues/reservations.ts";
import { chooseObject, stepsTo } from "./choose-object.ts";
import { type Plan, type Score, cannot, clearPlan, want } from "../plan.ts";

/** Work comes before everything but a hard need from the time to leave until the shift ends. */
const DUTY = 1.25;

export function scoreGoToWork(town: Town, slot: number, score: Score): void {
  const { rules, world } = town;
  const job = world.agents.job[slot];
  if (job === NONE) return cannot(score, "no_job");
  const { start, end } = rules.jobs[job];
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  if (tod > end) return cannot(score, "off_shift");
  if (tod >= start) return want(score, DUTY, "shift_on");
  const way = stepsTo(town, slot, postField(town, slot));
  if (tod < start - way - arrivalBuffer(town, slot)) return cannot(score, "too_early");
  want(score, DUTY, "shift_soon");
}

/** Whether today's shift lies behind, or there is none. */
export function isShiftOver({ rules, world }: Town, slot: number): boolean {
  const job = world.agents.job[slot];
  return job === NONE || timeOfDay(world.town.tick[0], rules.ticksPerDay) > rules.jobs[job].end;
}

/** Ticks by which a person wants to be early; the ambitious come earlier. */
function arrivalBuffer({ config, rules, world }: Town, slot: number): number {
  const { job_arrival_buffer } = config.behavior;
  if (!config.features.behavior.personality_profiles) return job_arrival_buffer;
  const profile = rules.profiles[world.agents.profile[slot]];
  const affinity = config.personalities.profiles[profile].behaviour.work_affinity ?? 1;
  return Math.min(240, Math.round(job_arrival_buffer * affinity));
}

/** The post where this person works: colleagues take the posts in spawn order. */
export function postField({ rules, world }: Town, slot: number): number {
  const job = world.agents.job[slot];
  const { postFields } = rules.jobs[job];
  return postFields[
    rankAtWork(world.agents.job, world.live, world.town.liveCount[0], slot) % postFields.length
  ];
}

function rankAtWork(jobs: Int32Array, live: Int32Array, count: number, slot: number): number {
  let rank = 0;
  for (let place = 0; place < count && live[place] !== slot; place++) {
    if (jobs[live[place]] === jobs[slot]) rank += 1;
  }
  return rank;
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
