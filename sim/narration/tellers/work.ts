import { isOnShift } from "../../jobs/shift-states.ts";
import { thingText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { HOLDER_SLOTS } from "../../world/object-table.ts";
import { slotOf } from "../../world/world.ts";
import type { Happening, Tellers } from "../happening.ts";
import { countText, durationText, nameOf, workplaceOf } from "../names.ts";
import { ask, askOfPair, say } from "../say.ts";

/** Below this share of a shift, the day was cut short. */
const SHORT_DAY = 0.75;
/** Days. */
const WEEK = 7;

export const workTellers: Tellers = {
  shift_started: (town, { kind, a: who, b: job }) => {
    if (!isFirstAtWork(town, who, job) || !ask(town, "opening", job)) return;
    say(town, "opening", kind, atWork(town, who, job), who);
  },
  shift_late_start: tellLate,
  shift_absent: withPlace("absent"),
  shift_departed_early: withPlace("walked_out"),
  shift_ended: tellShiftEnd,
  employment_warning: withPlace("warned"),
  employment_exit_pending: withName("on_notice"),
  employment_exit_deferred: withName("reprieved"),
  employment_hired: (town, { kind, a: who, b: job }) => {
    if (!ask(town, "hired", who, job)) return;
    const values = { ...atWork(town, who, job), job: town.rules.jobs[job].name.toLowerCase() };
    say(town, "hired", kind, values, who);
  },
  employment_hire_pending: withPlace("applied"),
  job_quit: withPlace("quit"),
  employment_helped_when_late: withHelper("covered"),
  employment_took_my_shift: withHelper("took_shift"),
};

/** A line that says who. */
function withName(name: "on_notice" | "reprieved") {
  return (town: Town, { kind, a: who }: Happening): void => {
    if (!ask(town, name, who)) return;
    say(town, name, kind, { actor: nameOf(town, who) }, who);
  };
}

/** A line that says who and where they work. */
function withPlace(name: "absent" | "walked_out" | "warned" | "applied" | "quit") {
  return (town: Town, { kind, a: who, b: job }: Happening): void => {
    if (!ask(town, name, who, job)) return;
    say(town, name, kind, atWork(town, who, job), who);
  };
}

/** A line about the first of those who stood in for somebody. */
function withHelper(name: "covered" | "took_shift") {
  return (town: Town, { kind, a: who, b: helper }: Happening): void => {
    if (!askOfPair(town, name, who, helper)) return;
    const slot = slotOf(town.world, helper);
    const job = slot === NONE ? NONE : town.world.agents.job[slot];
    const values = { ...atWork(town, who, job), helper: nameOf(town, helper) };
    say(town, name, kind, values, helper, who);
  };
}

function atWork(town: Town, who: number, job: number) {
  return { actor: nameOf(town, who), place: workplaceOf(town, job) };
}

/** Whether nobody else of the job is at it yet. */
function isFirstAtWork({ world }: Town, who: number, job: number): boolean {
  const { agents, live, town } = world;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.job[slot] !== job || agents.person[slot] === who) continue;
    if (isOnShift(agents.shiftState[slot]) && agents.lastPresent[slot] !== NONE) return false;
  }
  return true;
}

/** Late, and why, where it can be seen: somebody else has what they wait for. */
function tellLate(town: Town, { kind, a: who, b: job, c: ticks }: Happening): void {
  const { agents, objects } = town.world;
  const slot = slotOf(town.world, who);
  const object = slot === NONE ? NONE : agents.queuedObject[slot];
  const holder = object === NONE ? NONE : objects.holders[object * HOLDER_SLOTS];
  if (holder === NONE) {
    if (!ask(town, "late", who)) return;
    const values = { ...atWork(town, who, job), minutes: durationText(town, ticks) };
    say(town, "late", kind, values, who);
    return;
  }
  const rival = agents.person[holder];
  if (!ask(town, "late_blocked", who, object)) return;
  const values = {
    ...atWork(town, who, job),
    rival: nameOf(town, rival),
    object: thingText(town, object),
  };
  say(town, "late_blocked", kind, values, who, rival);
}

/** A day cut short; or a whole one with which another week in the job is full. */
function tellShiftEnd(town: Town, { kind, a: who, b: job, index }: Happening): void {
  const share = town.events.values[index];
  if (share > 0 && share < SHORT_DAY) {
    if (!ask(town, "short_day", who)) return;
    const percent = `${Math.round(share * 100)} %`;
    say(town, "short_day", kind, { ...atWork(town, who, job), percent }, who);
    return;
  }
  const slot = slotOf(town.world, who);
  if (slot === NONE || share < 1) return;
  const { tick } = town.world.town;
  const days = Math.round((tick[0] - town.world.agents.hiredTick[slot]) / town.rules.ticksPerDay);
  if (days === 0 || days % WEEK !== 0 || !ask(town, "week_of_work", who)) return;
  const weeks = days === WEEK ? "a week" : `${countText(days / WEEK)} weeks`;
  say(town, "week_of_work", kind, { ...atWork(town, who, job), weeks }, who);
}
