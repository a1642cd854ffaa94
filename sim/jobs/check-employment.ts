import type { Town } from "../town.ts";
import { staffOf } from "./staff.ts";
import { ABSENCE_SLOTS, NONE } from "../world/agent-table.ts";

/** Every law of work that does not hold now, in words; empty in a sound town. */
export function brokenEmploymentLaws(town: Town): string[] {
  const { world, rules } = town;
  const { agents, live, town: counters } = world;
  const broken: string[] = [];
  const people = [...live.subarray(0, counters.liveCount[0])];
  const queued = people.filter((slot) => agents.exitQueuedTick[slot] !== NONE).length;
  if (queued !== counters.exitsPending[0]) {
    broken.push(`${counters.exitsPending[0]} are said to be on the exit queue, ${queued} are`);
  }
  const approved = people.filter((slot) => agents.exitApproved[slot] === 1).length;
  if (approved !== counters.exitsApproved[0]) {
    broken.push(`${counters.exitsApproved[0]} are said to be let go, ${approved} are`);
  }
  const { size } = staffOf(town);
  for (let job = 0; job < rules.jobs.length; job++) {
    const staff = people.filter((slot) => agents.job[slot] === job).length;
    if (staff !== size[job]) broken.push(`${size[job]} are said to have a job, ${staff} have it`);
  }
  for (const slot of people) {
    if (agents.job[slot] >= rules.jobs.length)
      broken.push("somebody has a job that does not exist");
    if (agents.job[slot] !== NONE && agents.appliedJob[slot] !== NONE) {
      broken.push("somebody with a job waits for one");
    }
    if (agents.absences[slot] < 0 || agents.absences[slot] > ABSENCE_SLOTS) {
      broken.push(`somebody has ${agents.absences[slot]} absences in seven days`);
    }
  }
  return broken;
}
