import { NEEDS } from "../config/affordances.ts";
import { quitJob } from "../jobs/employment.ts";
import { isAtSite } from "../jobs/job-site.ts";
import { isOnShift } from "../jobs/shift-states.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** Share of itself that stress loses in a tick, and of the mean deficit that it gains. */
const PACE = 0.002;
/** Above this work is more than a person can bear, for so many ticks on end. */
export const UNBEARABLE = 0.85;
const ENDURANCE_TICKS = 60;

/** What becomes of a person's stress in a tick: it follows the mean deficit of their needs, slowly. `satisfied` is the sum of these. */
export function eased(stress: number, satisfied: number): number {
  return stress + PACE * (1 - satisfied / NEEDS.length - stress);
}

/** Who cannot bear it any longer gives up the job. Runs after needs have fallen, where somebody is under strain or was. */
export function endureStress(town: Town): void {
  const { scratch } = town;
  const { agents, live, town: counters } = town.world;
  scratch.mayEndure = false;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.stress[slot] > UNBEARABLE) endure(town, slot);
    else agents.enduredTicks[slot] = 0;
    if (agents.enduredTicks[slot] > 0) scratch.mayEndure = true;
  }
}

/** One more tick beyond bearing, if it is at work. */
function endure(town: Town, slot: number): void {
  const { agents } = town.world;
  if (!isWorking(town, slot)) {
    agents.enduredTicks[slot] = 0;
    return;
  }
  agents.enduredTicks[slot] += 1;
  if (agents.enduredTicks[slot] < ENDURANCE_TICKS) return;
  agents.enduredTicks[slot] = 0;
  quitJob(town, slot, "stress");
}

function isWorking(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const job = agents.job[slot];
  if (job === NONE || agents.shiftStarted[slot] === NONE) return false;
  return isOnShift(agents.shiftState[slot]) && isAtSite(town, slot, town.rules.jobs[job]);
}

/** Adds to a person's stress at once, as a quarrel does; it stays within [0, 1]. */
export function addStress({ world: { agents } }: Town, slot: number, amount: number): void {
  agents.stress[slot] = Math.min(1, Math.max(0, agents.stress[slot] + amount));
}
