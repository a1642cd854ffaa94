import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { canAskAt } from "./job-site.ts";
import { SHIFT } from "./shift-states.ts";
import { staffOf } from "./staff.ts";

/** Places that a job has left; Infinity where it takes everybody, below 0 where an operator added people. */
export function vacancies(town: Town, job: number): number {
  return town.rules.jobs[job].capacity - staffOf(town).size[job];
}

/** The job with the most vacancies, the first of equals; NONE where no job has any. */
export function jobWithMostVacancies(town: Town): number {
  let best: number = NONE;
  let most = 0;
  for (let job = 0; job < town.rules.jobs.length; job++) {
    const left = vacancies(town, job);
    if (left <= most) continue;
    best = job;
    most = left;
  }
  return best;
}

/** Whether a person may take a job now: has none, and has not just quit one. */
export function mayApply({ world: { agents, town } }: Town, slot: number): boolean {
  if (agents.job[slot] !== NONE || agents.leavingSince[slot] !== NONE) return false;
  return town.tick[0] >= agents.rehireFrom[slot];
}

/**
 * The job for which it makes sense to go and ask: the one with the most vacancies, or where no job
 * has any, the first that has places at all, to wait for one of them. NONE for those who cannot
 * apply or already wait, and where there is no such job.
 */
export function soughtJob(town: Town, slot: number): number {
  if (!mayApply(town, slot)) return NONE;
  const applied = town.world.agents.appliedJob[slot];
  const open = jobWithMostVacancies(town);
  if (open === NONE) {
    return applied === NONE ? town.rules.jobs.findIndex(({ capacity }) => capacity > 0) : NONE;
  }
  return open === applied ? NONE : open;
}

/**
 * Asks for a job at its site: hired at once where there is a vacancy and nobody waits, put on its
 * waiting list otherwise. False, with nothing changed, away from the site, for those who may not
 * take a job, and for those who already wait for this one.
 */
export function applyForJob(town: Town, slot: number, job: number): boolean {
  const { world, rules } = town;
  const { agents } = world;
  if (!mayApply(town, slot) || agents.appliedJob[slot] === job) return false;
  if (!canAskAt(town, slot, rules.jobs[job])) return false;
  const isOpen = vacancies(town, job) > 0;
  if (isOpen && firstWaiting(town, job) === NONE) {
    hire(town, slot, job);
    return true;
  }
  agents.appliedJob[slot] = job;
  agents.appliedTick[slot] = world.town.tick[0];
  emit(world, town.events, EVENT.employment_hire_pending, 0, slot, job);
  if (isOpen) noteVacancy(town);
  return true;
}

/** From the next tick on the waiting lists are looked through. */
export function noteVacancy({ world: { town } }: Town): void {
  town.vacancyTick[0] = town.tick[0];
}

/** Fills the vacancies of earlier ticks from the waiting lists, first come, first served. */
export function runHiring(town: Town): void {
  const { vacancyTick, tick } = town.world.town;
  if (vacancyTick[0] === 0 || vacancyTick[0] >= tick[0]) return;
  vacancyTick[0] = 0;
  for (let job = 0; job < town.rules.jobs.length; job++) {
    let left = vacancies(town, job);
    for (; left > 0; left--) {
      const next = firstWaiting(town, job);
      if (next === NONE) break;
      hire(town, next, job);
    }
  }
}

/** Who has waited longest for a place in a job, spawn order between equals; NONE when nobody waits. */
function firstWaiting({ world }: Town, job: number): number {
  const { agents, live, town } = world;
  let first: number = NONE;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.appliedJob[slot] !== job) continue;
    if (first === NONE || agents.appliedTick[slot] < agents.appliedTick[first]) first = slot;
  }
  return first;
}

function hire(town: Town, slot: number, job: number): void {
  startJob(town, slot, job);
  emit(town.world, town.events, EVENT.employment_hired, 0, slot, job);
}

/** Gives a person a job, with a clean record. Whoever gets it during its hours starts with the next shift. */
export function startJob({ world, scratch }: Town, slot: number, job: number): void {
  const { agents } = world;
  agents.job[slot] = job;
  scratch.staff.isKnown = false;
  agents.hiredTick[slot] = world.town.tick[0];
  agents.appliedJob[slot] = NONE;
  agents.shiftState[slot] = SHIFT.preShift;
  agents.attendanceSamples[slot] = 0;
  agents.absences[slot] = 0;
}
