import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dropTie } from "./ties.ts";

/**
 * Time heals and forgets: rivalry fades a little every tick, faster in the forgiving; trust and
 * familiarity once an hour of the day; a tie of which nothing is left ends. What was set in this very
 * tick stays. Simulation §7.4.
 */
export function decayTies(town: Town): void {
  const { world, rules } = town;
  const { ties, capacity, agents, live } = world;
  const isHour = world.town.tick[0] % rules.ticksPerHour === 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.fiercest[slot] === 0 && !isHour) continue;
    if (ties.other[slot * capacity.ties] === NONE) continue;
    fade(town, slot);
    if (isHour) forget(town, slot);
  }
}

/** One tick of somebody's rivalries. */
function fade(town: Town, slot: number): void {
  const { world, config } = town;
  const { ties, capacity, agents } = world;
  const { decay_per_tick, eviction_threshold, min_value } = config.conflict.rivalry;
  const tick = world.town.tick[0];
  const nature = config.features.relationship_modifiers ? 1 + 0.5 * agents.forgiveness[slot] : 1;
  let most = 0;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    if (ties.other[row] === NONE) break;
    const rivalry = ties.rivalry[row];
    if (rivalry > 0 && ties.pinned[row] !== tick) {
      const faded = rivalry - decay_per_tick * nature;
      ties.rivalry[row] = faded <= eviction_threshold ? min_value : faded;
      if (ties.rivalry[row] === 0 && isForgotten(town, row)) {
        dropTie(town, row, "decay");
        row -= 1;
        continue;
      }
    }
    if (ties.rivalry[row] > most) most = ties.rivalry[row];
  }
  agents.fiercest[slot] = most;
}

/** One hour of somebody's trust and familiarity. */
function forget(town: Town, slot: number): void {
  const { world, config } = town;
  const { ties, capacity } = world;
  const { decay_per_hour } = config.relationships;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    if (ties.other[row] === NONE) return;
    if (ties.pinned[row] === world.town.tick[0]) continue;
    ties.trust[row] = towardsZero(ties.trust[row], decay_per_hour.trust);
    ties.familiarity[row] = towardsZero(ties.familiarity[row], decay_per_hour.familiarity);
    if (!isForgotten(town, row)) continue;
    dropTie(town, row, "decay");
    row -= 1;
  }
}

/** Whether nothing of a tie is strong enough to be kept in mind. */
function isForgotten({ world: { ties }, config }: Town, row: number): boolean {
  const { drop_below } = config.relationships;
  return (
    ties.rivalry[row] < drop_below &&
    Math.abs(ties.trust[row]) < drop_below &&
    Math.abs(ties.familiarity[row]) < drop_below
  );
}

function towardsZero(value: number, step: number): number {
  return value > 0 ? Math.max(0, value - step) : Math.min(0, value + step);
}
