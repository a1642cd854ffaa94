import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { JobRule } from "../rules.ts";
import type { Town } from "../town.ts";
import { ATTENDANCE_SLOTS, NONE } from "../world/agent-table.ts";
import { dayOf, timeOfDay } from "../world/calendar.ts";
import { SHIFT, SHIFT_MARKS } from "./shift-states.ts";

/**
 * The working day of everybody with a job, by time of day: waiting for the start, on time, late,
 * absent, done. Pays the wage of every tick at work and takes the fines. A person is at work on any
 * tile of the job's venue.
 */
export function runShifts(town: Town): void {
  const { world, rules, config } = town;
  const { agents, live } = world;
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.job[slot] === NONE) continue;
    const job = rules.jobs[agents.job[slot]];
    if (isShiftOver(town, slot, job, tod)) endShift(town, slot);
    if (tod > job.end) continue;
    if (tod >= job.start) {
      runOpenShift(town, slot, job, tod);
    } else {
      agents.shiftState[slot] =
        tod >= job.start - config.behavior.job_arrival_buffer ? SHIFT.awaitStart : SHIFT.idle;
    }
  }
}

/** Whether an open shift has ended: its hours are over, or its day is. */
function isShiftOver({ rules, world }: Town, slot: number, job: JobRule, tod: number): boolean {
  const started = world.agents.shiftStarted[slot];
  if (started === NONE) return false;
  const day = dayOf(world.town.tick[0], rules.ticksPerDay);
  return tod > job.end || dayOf(started, rules.ticksPerDay) !== day;
}

function runOpenShift(town: Town, slot: number, job: JobRule, tod: number): void {
  const { agents } = town.world;
  if (agents.shiftStarted[slot] === NONE) openShift(town, slot, job);
  const present = isAtWork(town, slot, job);
  const before = agents.shiftState[slot];
  const state = nextState(town, slot, tod - job.start, present);
  if (present && state !== SHIFT.absent) agents.lastPresent[slot] = town.world.town.tick[0];
  agents.shiftState[slot] = state;
  if (state === SHIFT.late) sufferLateness(town, slot, present);
  if (state === SHIFT.late && !isOnShift(before)) fineLateStart(town, slot, job, tod - job.start);
  if (state === SHIFT.absent) sufferAbsence(town, slot);
  if (state === SHIFT.onTime) agents.onTimeTicks[slot] += 1;
  if (present && isOnShift(state)) {
    if (!mark(town, slot, SHIFT_MARKS.started)) {
      emit(town.world, town.events, EVENT.shift_started, 0, slot, agents.job[slot]);
    }
    agents.wallet[slot] += town.world.town.wage[agents.job[slot]];
    agents.wageTicks[slot] += 1;
    return;
  }
  const cameAtAll = agents.lastPresent[slot] !== NONE;
  const left = cameAtAll && before !== SHIFT.absent && state === SHIFT.absent;
  if (left && !mark(town, slot, SHIFT_MARKS.departed)) {
    emit(town.world, town.events, EVENT.shift_departed_early, 0, slot, agents.job[slot]);
  }
}

function isOnShift(state: number): boolean {
  return state === SHIFT.onTime || state === SHIFT.late;
}

function openShift({ world }: Town, slot: number, job: JobRule): void {
  const { agents } = world;
  agents.shiftStarted[slot] = world.town.tick[0];
  agents.scheduledTicks[slot] = job.end - job.start + 1;
  agents.onTimeTicks[slot] = 0;
  agents.lateTicksToday[slot] = 0;
  agents.lastPresent[slot] = NONE;
  agents.everOnTime[slot] = 0;
  agents.shiftMarks[slot] = 0;
  agents.shiftState[slot] = SHIFT.awaitStart;
}

function isAtWork({ rules, world }: Town, slot: number, job: JobRule): boolean {
  const cell = world.agents.cell[slot];
  return job.venue === NONE ? job.posts.includes(cell) : rules.grid.venue[cell] === job.venue;
}

/**
 * The state of this tick, `late` ticks after the start. Within the grace a person who is on the way
 * still counts as awaited; who did not come within the cut-off is absent for the whole shift, even
 * when they come after all; who was there may be away, late again, for as long as the slack.
 */
function nextState({ world, config }: Town, slot: number, late: number, present: boolean): number {
  const { agents } = world;
  const { grace_ticks, absent_cutoff, absence_slack } = config.employment;
  const lastPresent = agents.lastPresent[slot];
  if (present) {
    if (late <= grace_ticks) agents.everOnTime[slot] = 1;
    if (lastPresent === NONE && late > absent_cutoff) return SHIFT.absent;
    return agents.everOnTime[slot] === 1 ? SHIFT.onTime : SHIFT.late;
  }
  if (lastPresent === NONE) {
    if (late <= grace_ticks) return SHIFT.awaitStart;
    return late > absent_cutoff ? SHIFT.absent : SHIFT.late;
  }
  const away = world.town.tick[0] - lastPresent;
  return away > absence_slack ? SHIFT.absent : SHIFT.late;
}

/** Sets a once-per-shift mark; true when it was set before. */
function mark({ world: { agents } }: Town, slot: number, bit: number): boolean {
  const known = (agents.shiftMarks[slot] & bit) !== 0;
  agents.shiftMarks[slot] |= bit;
  return known;
}

/** Once per shift, for who was not there when the grace ran out. */
function fineLateStart(town: Town, slot: number, job: JobRule, late: number): void {
  if (mark(town, slot, SHIFT_MARKS.lateFined)) return;
  const { agents } = town.world;
  agents.wallet[slot] = Math.max(0, agents.wallet[slot] - job.latenessPenalty);
  agents.latenessCounter[slot] += 1;
  town.world.town.lateShifts[0] += 1;
  emit(town.world, town.events, EVENT.shift_late_start, 0, slot, agents.job[slot], late);
}

/** Every late tick counts; those away from work cost a little and pay nothing. */
function sufferLateness(town: Town, slot: number, present: boolean): void {
  const { agents } = town.world;
  agents.lateTicksToday[slot] += 1;
  if (present) return;
  agents.wallet[slot] = Math.max(0, agents.wallet[slot] - town.config.employment.late_tick_penalty);
  agents.wagesWithheld[slot] += town.world.town.wage[agents.job[slot]];
}

function sufferAbsence(town: Town, slot: number): void {
  const { agents } = town.world;
  agents.wagesWithheld[slot] += town.world.town.wage[agents.job[slot]];
  if (mark(town, slot, SHIFT_MARKS.absenceFined)) return;
  agents.wallet[slot] = Math.max(0, agents.wallet[slot] - town.config.employment.absence_penalty);
  town.world.town.absentShifts[0] += 1;
  emit(town.world, town.events, EVENT.shift_absent, 0, slot, agents.job[slot]);
}

/** Closes the shift: the on-time share joins the attendance of the last shifts. */
function endShift({ world, config, events }: Town, slot: number): void {
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
  agents.shiftState[slot] = SHIFT.postShift;
  world.town.shiftsEnded[0] += 1;
  world.town.attendanceSum[0] += share;
  emit(world, events, EVENT.shift_ended, share, slot, agents.job[slot]);
}

/** Mean on-time share of the last shifts, null before the first has ended. */
export function attendanceOf({ world: { agents } }: Town, slot: number): number | null {
  const samples = agents.attendanceSamples[slot];
  if (samples === 0) return null;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += agents.attendance[slot * ATTENDANCE_SLOTS + i];
  return sum / samples;
}
