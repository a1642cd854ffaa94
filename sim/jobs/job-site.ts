import type { Town } from "../town.ts";
import type { JobRule } from "./job-rule.ts";

/** Whether a person stands where this work is done: on any tile of its venue, or on a post where there is none. */
export function isAtSite({ rules, world }: Town, slot: number, job: JobRule): boolean {
  if (job.anywhere) return true;
  const cell = world.agents.cell[slot];
  return job.venue >= 0 ? rules.grid.venue[cell] === job.venue : job.posts.includes(cell);
}

/** Whether a person is near enough to ask for this work: at its site, or beside a post that is taken. */
export function canAskAt(town: Town, slot: number, job: JobRule): boolean {
  if (isAtSite(town, slot, job)) return true;
  const { steps } = town.rules.grid;
  const cell = town.world.agents.cell[slot];
  return job.venue < 0 && job.posts.some((post) => steps.includes(post - cell));
}

/** Whether a person got the job when today's shift had already begun: they start with tomorrow's. `tod` is the tick of the day. */
export function startsTomorrow({ world }: Town, slot: number, job: JobRule, tod: number): boolean {
  const midnight = world.town.tick[0] - tod;
  return world.agents.hiredTick[slot] - midnight > job.start;
}
