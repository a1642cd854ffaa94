import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { ATTENDANCE_SLOTS, NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";
import { forgetOldAbsences, recordAbsence } from "./absences.ts";
import { noteViolation } from "../lifecycle/fitness.ts";
import { noteAttendance, rewardPunctuality, rewardWage } from "../rewards/work.ts";
import { tellWithCoworkers } from "./coworkers.ts";
import type { JobRule } from "./job-rule.ts";
import { isAtSite, startsTomorrow } from "./job-site.ts";
import { SHIFT, SHIFT_MARKS, isOnShift } from "./shift-states.ts";

/**
 * The working day of everybody with a job, by time of day: waiting for the start, on time, late,
 * absent, done. Pays the wage of every tick at work and takes the fines.
 */
export function runShifts(town: Town): void {
  const { world, rules, config } = town;
  const { agents, live } = world;
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.job[slot] === NONE) continue;
    const job = rules.jobs[agents.job[slot]];
    if (agents.absences[slot] > 0) forgetOldAbsences(town, slot);
    if (isShiftOver(town, slot, job, tod)) endShift(town, slot);
    if (tod > job.end) continue;
    if (tod >= job.start) {
      runOpenShift(town, slot, job, tod);
    } else {
      agents.shiftState[slot] =
        tod >= job.start - config.behavior.job_arrival_buffer ? SHIFT.awaitStart : SHIFT.idle;
      // From a tick before it matters, so that who came earlier still is known to have come too early.
      if (tod + 1 > job.start - rules.rewards.punctualTicks) {
        noteAttendance(town, slot, isAtSite(town, slot, job));
      }
    }
  }
}

/** Whether an open shift has ended: its hours are over, or its day is. */
function isShiftOver({ world }: Town, slot: number, job: JobRule, tod: number): boolean {
  const started = world.agents.shiftStarted[slot];
  if (started === NONE) return false;
  const midnight = world.town.tick[0] - tod;
  return tod > job.end || started < midnight;
}

function runOpenShift(town: Town, slot: number, job: JobRule, tod: number): void {
  const { agents } = town.world;
  if (agents.shiftStarted[slot] === NONE) {
    if (startsTomorrow(town, slot, job, tod)) return;
    openShift(town, slot, job);
  }
  const present = isAtSite(town, slot, job);
  beginWork(town, slot, tod - job.start, present);
  const before = agents.shiftState[slot];
  const state = nextState(town, slot, job, tod - job.start, present);
  if (present && state !== SHIFT.absent) agents.lastPresent[slot] = town.world.town.tick[0];
  agents.shiftState[slot] = state;
  if (state === SHIFT.onTime) agents.onTimeTicks[slot] += 1;
  else if (state === SHIFT.late) sufferLateness(town, slot, job, tod - job.start, present);
  else if (state === SHIFT.absent) sufferAbsence(town, slot, job);
  if (present && isOnShift(state)) {
    payTick(town, slot);
    return;
  }
  const cameAtAll = agents.lastPresent[slot] !== NONE;
  const left = cameAtAll && before !== SHIFT.absent && state === SHIFT.absent;
  if (left && !mark(town, slot, SHIFT_MARKS.departed)) {
    emit(town.world, town.events, EVENT.shift_departed_early, 0, slot, agents.job[slot]);
  }
}

/** The first tick of a shift on which somebody is at work, for whatever that is still worth. */
function beginWork(town: Town, slot: number, late: number, present: boolean): void {
  const { agents } = town.world;
  if ((agents.shiftMarks[slot] & SHIFT_MARKS.begun) !== 0) return;
  noteAttendance(town, slot, present);
  if (!present) return;
  mark(town, slot, SHIFT_MARKS.begun);
  rewardPunctuality(town, slot, late);
}

function openShift({ world }: Town, slot: number, job: JobRule): void {
  const { agents } = world;
  agents.shiftStarted[slot] = world.town.tick[0];
  agents.scheduledTicks[slot] = job.end - job.start + 1;
  agents.onTimeTicks[slot] = 0;
  agents.lateTicksToday[slot] = 0;
  agents.wagesToday[slot] = 0;
  agents.lastPresent[slot] = NONE;
  agents.everOnTime[slot] = 0;
  agents.shiftMarks[slot] = 0;
  agents.shiftState[slot] = SHIFT.awaitStart;
}

/**
 * The state of this tick, `late` ticks after the start. Within the grace a person who is away is
 * still awaited; who did not come within the cut-off is absent for the whole shift, even when they
 * come after all; who was there may be away, late again, for as long as the slack.
 */
function nextState(
  { world }: Town,
  slot: number,
  job: JobRule,
  late: number,
  present: boolean,
): number {
  const { agents } = world;
  const lastPresent = agents.lastPresent[slot];
  const inGrace = late <= job.grace;
  if (present) {
    if (inGrace) agents.everOnTime[slot] = 1;
    else if (lastPresent === NONE && late > job.cutoff) return SHIFT.absent;
    return agents.everOnTime[slot] === 1 ? SHIFT.onTime : SHIFT.late;
  }
  if (inGrace) return SHIFT.awaitStart;
  if (lastPresent === NONE) return late > job.cutoff ? SHIFT.absent : SHIFT.late;
  return world.town.tick[0] - lastPresent > job.slack ? SHIFT.absent : SHIFT.late;
}

/** Sets a once-per-shift mark; true when it was set before. */
function mark({ world: { agents } }: Town, slot: number, bit: number): boolean {
  const known = (agents.shiftMarks[slot] & bit) !== 0;
  agents.shiftMarks[slot] |= bit;
  return known;
}

/** A tick at work: counted, paid, and told when it is the first of the shift. */
function payTick(town: Town, slot: number): void {
  const { agents } = town.world;
  if (!mark(town, slot, SHIFT_MARKS.started)) {
    emit(town.world, town.events, EVENT.shift_started, 0, slot, agents.job[slot]);
  }
  const wage = town.world.town.wage[agents.job[slot]];
  agents.wallet[slot] += wage;
  agents.wagesToday[slot] += wage;
  agents.wageTicks[slot] += 1;
  rewardWage(town, slot, 1);
  agents.idleTicks[slot] = 0;
}

/** Every late tick counts; those away from work cost a little and pay nothing. Colleagues step in. */
function sufferLateness(
  town: Town,
  slot: number,
  job: JobRule,
  late: number,
  present: boolean,
): void {
  const { agents } = town.world;
  agents.lateTicksToday[slot] += 1;
  if (!present) {
    const fined = agents.wallet[slot] - job.lateTickPenalty;
    agents.wallet[slot] = Math.max(0, fined);
    withhold(town, slot);
  }
  if (agents.everOnTime[slot] === 0) fineLateStart(town, slot, job, late);
  if ((agents.shiftMarks[slot] & SHIFT_MARKS.helped) !== 0) return;
  if (tellWithCoworkers(town, slot, "employment_helped_when_late")) {
    mark(town, slot, SHIFT_MARKS.helped);
  }
}

/** Once per shift, for who was not there when the grace ran out. */
function fineLateStart(town: Town, slot: number, job: JobRule, late: number): void {
  if (mark(town, slot, SHIFT_MARKS.lateFined)) return;
  const { agents } = town.world;
  agents.wallet[slot] = Math.max(0, agents.wallet[slot] - job.latenessPenalty);
  agents.latenessCounter[slot] += 1;
  noteViolation(town, slot);
  town.world.town.lateShifts[0] += 1;
  emit(town.world, town.events, EVENT.shift_late_start, 0, slot, agents.job[slot], late);
}

/** No wage while absent; the fine and the record of it once per shift. */
function sufferAbsence(town: Town, slot: number, job: JobRule): void {
  const { agents } = town.world;
  withhold(town, slot);
  if (!mark(town, slot, SHIFT_MARKS.absenceFined)) {
    agents.wallet[slot] = Math.max(0, agents.wallet[slot] - job.absencePenalty);
    town.world.town.absentShifts[0] += 1;
    emit(town.world, town.events, EVENT.shift_absent, 0, slot, agents.job[slot]);
    recordAbsence(town, slot);
    noteViolation(town, slot);
  }
  if ((agents.shiftMarks[slot] & SHIFT_MARKS.replaced) !== 0) return;
  if (tellWithCoworkers(town, slot, "employment_took_my_shift")) {
    mark(town, slot, SHIFT_MARKS.replaced);
  }
}

/** The wage of a tick that somebody should have been at work. */
function withhold(town: Town, slot: number): void {
  const { agents } = town.world;
  const wage = town.world.town.wage[agents.job[slot]];
  agents.wagesWithheld[slot] += wage;
  rewardWage(town, slot, -1);
}

/** Closes the shift: the on-time share joins the attendance of the last shifts. */
export function endShift({ world, config, events }: Town, slot: number): void {
  const { agents } = world;
  const share = agents.onTimeTicks[slot] / agents.scheduledTicks[slot];
  const window = Math.min(config.employment.attendance_window, ATTENDANCE_SLOTS);
  const from = slot * ATTENDANCE_SLOTS;
  if (agents.attendanceSamples[slot] === window) {
    for (let i = 1; i < window; i++) agents.attendance[from + i - 1] = agents.attendance[from + i];
    agents.attendanceSamples[slot] -= 1;
  }
  agents.attendance[from + agents.attendanceSamples[slot]] = share;
  agents.attendanceSamples[slot] += 1;
  agents.shiftStarted[slot] = NONE;
  agents.cameToWork[slot] = NONE;
  agents.shiftState[slot] = SHIFT.postShift;
  world.town.shiftsEnded[0] += 1;
  world.town.attendanceSum[0] += share;
  emit(world, events, EVENT.shift_ended, share, slot, agents.job[slot]);
}
