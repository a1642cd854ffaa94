import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { ticksPerHour } from "../world/calendar.ts";
import { dropTie } from "./ties.ts";

/**
 * Time heals and forgets: rivalry fades a little every tick, faster in the forgiving; trust and
 * familiarity once an hour of the day; a tie of which nothing is left ends. What was set in this very
 * tick stays. Simulation §7.4.
 */
export function decayTies(town: Town): void {
  const { world, config, rules } = town;
  const { ties, capacity, agents, live } = world;
  const { decay_per_tick, eviction_threshold, min_value } = config.conflict.rivalry;
  const { decay_per_hour, drop_below } = config.relationships;
  const tick = world.town.tick[0];
  const isHour = tick % ticksPerHour(rules.ticksPerDay) === 0;
  const modified = config.features.relationship_modifiers;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const from = slot * capacity.ties;
    if (ties.other[from] === NONE) continue;
    const fade = decay_per_tick * (modified ? 1 + 0.5 * agents.forgiveness[slot] : 1);
    for (let row = from; row < from + capacity.ties && ties.other[row] !== NONE; row++) {
      const rivalry = ties.rivalry[row];
      if ((rivalry === 0 && !isHour) || ties.pinned[row] === tick) continue;
      const faded = rivalry - fade;
      ties.rivalry[row] = faded <= eviction_threshold ? min_value : faded;
      if (isHour) {
        ties.trust[row] = towardsZero(ties.trust[row], decay_per_hour.trust);
        ties.familiarity[row] = towardsZero(ties.familiarity[row], decay_per_hour.familiarity);
      }
      if (ties.rivalry[row] >= drop_below) continue;
      if (Math.abs(ties.trust[row]) >= drop_below) continue;
      if (Math.abs(ties.familiarity[row]) >= drop_below) continue;
      dropTie(town, row, "decay");
      row -= 1;
    }
  }
}

function towardsZero(value: number, step: number): number {
  return value > 0 ? Math.max(0, value - step) : Math.min(0, value + step);
}
