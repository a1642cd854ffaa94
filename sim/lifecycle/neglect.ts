import { NEEDS } from "../config/affordances.ts";
import type { Town } from "../town.ts";
import { DAY_BUCKETS } from "../world/agent-table.ts";

/**
 * Whether a person has gone short of one need for too much of the last day. Counts one tick, in
 * buckets of a twentieth of a day; the oldest bucket is dropped as a new one opens. Judged once they
 * have been watched for a whole day.
 */
export function isNeglected(town: Town, slot: number): boolean {
  const { world, rules, config } = town;
  const { agents, town: counters } = world;
  const { threshold, fraction_of_day } = config.lifecycle.chronic_need;
  const watched = counters.watchedTicks[0];
  const bucket = Math.floor(watched / rules.ticksPerBucket) % DAY_BUCKETS;
  const opensBucket = opensNeglectBucket(town);
  const isJudged = watched - agents.watchedFrom[slot] >= rules.ticksPerDay;
  const limit = Math.max(1, fraction_of_day * rules.ticksPerDay);
  let isShort = false;
  for (let need = 0; need < NEEDS.length; need++) {
    const sum = slot * NEEDS.length + need;
    const at = sum * DAY_BUCKETS + bucket;
    if (opensBucket && agents.neglect[at] > 0) {
      agents.neglectSum[sum] -= agents.neglect[at];
      agents.neglect[at] = 0;
    }
    if (world.needs[need][slot] < threshold) {
      agents.neglect[at] += 1;
      agents.neglectSum[sum] += 1;
    }
    if (isJudged && agents.neglectSum[sum] >= limit) isShort = true;
  }
  return isShort;
}

/** Whether the oldest twentieth of the last day is dropped in this tick. */
export function opensNeglectBucket({ rules, world }: Town): boolean {
  return world.town.watchedTicks[0] % rules.ticksPerBucket === 0;
}
