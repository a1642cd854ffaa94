import { NEEDS } from "../config/affordances.ts";
import type { Town } from "../town.ts";
import { timeOfDay } from "../world/calendar.ts";
import { LOW_NEED_CELLS } from "../world/world.ts";

/** A person is self-sufficient on a day on which no need ever fell to this. */
export const SELF_SUFFICIENT = 0.3;
/** Needs are sampled for their mean once in this many ticks. */
const SAMPLE_TICKS = 10;

/** Keeps the sums behind the daily figures; closes a day at midnight. */
export function countDay({ world, rules }: Town): void {
  const { agents, live, town } = world;
  const people = town.liveCount[0];
  if (town.tick[0] % SAMPLE_TICKS === 0) {
    let sum = 0;
    for (const level of world.needs) {
      for (let place = 0; place < people; place++) sum += level[live[place]];
    }
    town.meanNeedSum[0] += sum / NEEDS.length;
    town.needSamples[0] += people;
  }
  if (timeOfDay(town.tick[0], rules.ticksPerDay) !== 0 || people === 0) return;
  let sufficient = 0;
  for (let place = 0; place < people; place++) {
    const lowest = agents.lowestToday[live[place]];
    if (lowest > SELF_SUFFICIENT) sufficient += 1;
    town.lowNeeds[Math.min(LOW_NEED_CELLS - 1, Math.floor(lowest * 100))] += 1;
    agents.lowestToday[live[place]] = 1;
  }
  const share = sufficient / people;
  town.completeDays[0] += 1;
  town.selfSufficientSum[0] += share;
  town.selfSufficientWorst[0] = Math.min(town.selfSufficientWorst[0], share);
}
