import { emit } from "../events/event-log.ts";
import { EVENT, QUIT, type QuitReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { leaveExits } from "./exit-list.ts";
import { noteVacancy } from "./hiring.ts";
import { SHIFT } from "./shift-states.ts";
import { endShift } from "./shifts.ts";

/**
 * A person gives up the job: an open shift ends here, the place is free from the next tick on, and
 * for a day they take no other. False for those out of work.
 */
export function quitJob(town: Town, slot: number, reason: QuitReason): boolean {
  const { world, rules } = town;
  const { agents } = world;
  const job = agents.job[slot];
  if (job === NONE) return false;
  if (agents.shiftStarted[slot] !== NONE) endShift(town, slot);
  emit(world, town.events, EVENT.job_quit, 0, slot, job, QUIT[reason]);
  clearEmployment(town, slot);
  agents.rehireFrom[slot] = world.town.tick[0] + rules.ticksPerDay;
  return true;
}

/**
 * Forgets all that ties a person to work: job, open shift, absences, place on a waiting list or the
 * exit queue. For whoever gives up a job, and for whoever is removed.
 */
export function clearEmployment(town: Town, slot: number): void {
  const { agents } = town.world;
  leaveExits(town, slot);
  if (agents.job[slot] !== NONE) noteVacancy(town);
  agents.job[slot] = NONE;
  town.scratch.staff.isKnown = false;
  agents.appliedJob[slot] = NONE;
  agents.absences[slot] = 0;
  agents.shiftStarted[slot] = NONE;
  agents.cameToWork[slot] = NONE;
  agents.shiftState[slot] = SHIFT.preShift;
}
