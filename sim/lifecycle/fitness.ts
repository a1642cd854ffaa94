import { NEEDS } from "../config/affordances.ts";
import { attendanceOf } from "../jobs/attendance.ts";
import type { Town } from "../town.ts";
import { DAY_BUCKETS } from "../world/agent-table.ts";

/** Weights of what goes well: reward, needs, work; and of one broken rule a day. Simulation §12.5. */
const RETURN_WEIGHT = 0.25;
const NEEDS_WEIGHT = 0.35;
const WORK_WEIGHT = 0.3;
const VIOLATION_WEIGHT = 0.1;
const GOOD_WEIGHT = RETURN_WEIGHT + NEEDS_WEIGHT + WORK_WEIGHT;

function bucketOf({ rules, world }: Town): number {
  return Math.floor(world.town.tick[0] / rules.ticksPerBucket) % DAY_BUCKETS;
}

/** Once per bucket of the rolling day everybody's needs are noted, and the oldest violations forgotten. */
export function noteFitness(town: Town): void {
  const { agents, live, town: counters } = town.world;
  if (counters.tick[0] % town.rules.ticksPerBucket !== 0) return;
  const bucket = bucketOf(town);
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const at = live[place] * DAY_BUCKETS + bucket;
    noteNeeds(town, live[place], at);
    agents.rewardSums[at] = agents.rewardSum[live[place]];
    agents.violations[at] = 0;
  }
}

/** Whoever has just come has lived as they are now for all that is known. */
export function startFitness(town: Town, slot: number): void {
  for (let bucket = 0; bucket < DAY_BUCKETS; bucket++) {
    noteNeeds(town, slot, slot * DAY_BUCKETS + bucket);
  }
}

/** A person has broken a rule of the town: a late start, a missed shift, a missed rent. */
export function noteViolation(town: Town, slot: number): void {
  town.world.agents.violations[slot * DAY_BUCKETS + bucketOf(town)] += 1;
}

/**
 * How well a person has done over the last day, at most 0.9: 0.25 × return + 0.35 × (1 − mean deficit)
 * + 0.30 × attendance − 0.10 × violations a day. For people to look at, never a reward. What is not
 * known counts for nothing, and the weights of the others are raised so that they still add up to
 * 0.9: attendance is unknown before the first shift has ended, and the return on the first tick.
 */
export function fitnessOf(town: Town, slot: number): number {
  const { agents } = town.world;
  const from = slot * DAY_BUCKETS;
  let needs = 0;
  let violations = 0;
  for (let at = from; at < from + DAY_BUCKETS; at++) {
    needs += agents.needMeans[at];
    violations += agents.violations[at];
  }
  let good = (NEEDS_WEIGHT * needs) / DAY_BUCKETS;
  let known = NEEDS_WEIGHT;
  const reward = normalReturn(town, slot);
  if (reward !== null) {
    good += RETURN_WEIGHT * reward;
    known += RETURN_WEIGHT;
  }
  const attendance = attendanceOf(town, slot);
  if (attendance !== null) {
    good += WORK_WEIGHT * attendance;
    known += WORK_WEIGHT;
  }
  return (good * GOOD_WEIGHT) / known - VIOLATION_WEIGHT * violations;
}

/**
 * The mean reward of a person's last day against that of everybody at all times, in [0, 1]: 0.5 is the
 * mean, 1 three standard deviations above it. Null for whoever has not been rewarded. Simulation §12.5.
 */
function normalReturn(town: Town, slot: number): number | null {
  const { agents, town: counters } = town.world;
  if (agents.rewardTicks[slot] === 0) return null;
  const oldest = (bucketOf(town) + 1) % DAY_BUCKETS;
  const span = town.rules.ticksPerBucket;
  const sinceOldest = (counters.tick[0] % span) + (DAY_BUCKETS - 1) * span;
  const ticks = Math.min(agents.rewardTicks[slot], sinceOldest);
  const sum = agents.rewardSum[slot] - agents.rewardSums[slot * DAY_BUCKETS + oldest];
  const deviation = Math.sqrt(counters.rewardSquares[0] / counters.rewardSamples[0]);
  if (deviation === 0) return 0.5;
  const away = (sum / ticks - counters.rewardMean[0]) / (3 * deviation);
  return (Math.min(1, Math.max(-1, away)) + 1) / 2;
}

/** Puts the mean of a person's needs into a cell of `needMeans`. */
function noteNeeds({ world }: Town, slot: number, at: number): void {
  const { hunger, hygiene, energy, needMeans } = world.agents;
  needMeans[at] = (hunger[slot] + hygiene[slot] + energy[slot]) / NEEDS.length;
}
