import { NEEDS } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { startsTomorrow } from "../../jobs/job-site.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { NEVER, type Score } from "../plan.ts";
import { noteTerm } from "../weighings.ts";
import { stepsTo } from "./choose-object.ts";
import { postField } from "./go-to-work.ts";

/** Ticks before a shift or before bed in which people look ahead to it. */
const LOOK_AHEAD = 120;
/** Time to wash, cook and have breakfast. */
const MORNING_TICKS = 60;
/** The least that the way to work from anywhere in town is reckoned at, in ticks. */
const WAY_TO_WORK = 35;

/** Tick of the day at which this person gets up: by habit, or in time for washing, breakfast and the way to work. */
export function wakeTime(town: Town, slot: number): number {
  const { config, rules } = town;
  const habitual = town.scratch.wakeTick[slot];
  const job = jobElsewhere(town, slot);
  if (job === NONE) return habitual;
  const { job_arrival_buffer } = config.behavior;
  const inTimeForWork =
    rules.jobs[job].start - job_arrival_buffer - wayFromHome(town, slot) - MORNING_TICKS;
  return Math.max(0, Math.min(habitual, inTimeForWork));
}

/** The job that a person has to leave home for, NONE without one. */
function jobElsewhere({ rules, world }: Town, slot: number): number {
  const job = world.agents.job[slot];
  return job === NONE || rules.jobs[job].anywhere ? NONE : job;
}

function wayFromHome(town: Town, slot: number): number {
  const { rules, world } = town;
  const home = world.agents.home[slot];
  if (home === NONE) return WAY_TO_WORK;
  return rules.fields.steps[rules.homes[home].cell * rules.fields.count + postField(town, slot)];
}

/** Whether this person counts the hour as night. */
export function isNight(town: Town, slot: number): boolean {
  const { bedTick, wakeTick } = town.scratch;
  const tod = timeOfDay(town.world.town.tick[0], town.rules.ticksPerDay);
  if (tod >= bedTick[slot]) return true;
  // Work only ever gets people up earlier; how early is the dearer question.
  return tod < wakeTick[slot] && tod < wakeTime(town, slot);
}

/** Ticks that are left before this person has to leave for work; NEVER when no shift is coming today. */
export function ticksBeforeWork(town: Town, slot: number): number {
  const { config, rules, world } = town;
  const job = jobElsewhere(town, slot);
  if (job === NONE) return NEVER;
  const left = rules.jobs[job].start - timeOfDay(world.town.tick[0], rules.ticksPerDay);
  if (left <= 0) return NEVER;
  const way = Math.max(WAY_TO_WORK, stepsTo(town, slot, postField(town, slot)));
  return left - config.behavior.job_arrival_buffer - way;
}

/** Ticks for which there will be no time for anything else: the shift or the night that is on or near. */
export function ticksUntilFree(town: Town, slot: number): number {
  const { rules, world } = town;
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  const job = jobElsewhere(town, slot);
  if (job !== NONE) {
    const { start, end } = rules.jobs[job];
    const isOn = tod >= start - LOOK_AHEAD && tod <= end;
    if (isOn && !startsTomorrow(town, slot, rules.jobs[job], tod)) return end - tod;
  }
  if (tod >= town.scratch.bedTick[slot] - LOOK_AHEAD) {
    return rules.ticksPerDay - tod + wakeTime(town, slot);
  }
  return 0;
}

/** Below this a need begins to hurt, and counts for more and more. */
const DISCOMFORT = 0.42;

/**
 * Notes in `score.urgency` how pressing a need is: 0 at the threshold, 1 when empty, and steeper below
 * discomfort. `delay` is the time in ticks until help could be had.
 */
export function weighUrgency(
  town: Town,
  slot: number,
  need: number,
  delay: number,
  score: Score,
): void {
  const { rules, world } = town;
  const row = needRow(town, slot, need);
  const threshold = rules.attendBelow[row];
  const level = world.needs[need][slot] - rules.decay[row] * Math.min(delay, 200);
  score.urgency[0] = (threshold - level) / threshold + Math.max(0, DISCOMFORT - level) * 3;
}

/** Notes what presses more: the need, as it is in `score.urgency`, or that there will be no time for it, by `ahead`. */
export function noteNeed(score: Score, ahead: number): void {
  const urgency = score.urgency[0];
  if (urgency >= ahead) noteTerm(score, "need", urgency);
  else noteTerm(score, "ahead", ahead);
}

/**
 * Where a need of this person stands in what rules say by profile: `attendBelow`, the level at which
 * they attend to it, and `decay`, what a tick takes of it.
 */
export function needRow({ world }: Town, slot: number, need: number): number {
  return world.agents.profile[slot] * NEEDS.length + need;
}
