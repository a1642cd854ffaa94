import type { PhaseProbe } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { NONE } from "../../sim/world/agent-table.ts";
import { at } from "../helpers/someone.ts";

/** Number of the part of a tick after which everybody has an intent. */
const INTENTS_ARE_MADE = 1;

/**
 * Sends everybody who is possessed about at random, as a viewer would who drives them without a
 * plan: a step in any direction, a wall included, or none. The same seed gives the same steps.
 */
export function straying(town: Town, seed: number): PhaseProbe {
  const { agents, live, town: sums } = town.world;
  return (phase) => {
    if (phase !== INTENTS_ARE_MADE) return;
    for (let place = 0; place < at(sums.liveCount); place++) {
      const slot = at(live, place);
      if (at(agents.possessed, slot) === 0) continue;
      const direction = mixed(seed, at(sums.tick), slot) % 5;
      agents.stepIntent[slot] = direction === 4 ? NONE : direction;
    }
  };
}

/** A whole number that three others give, however alike they are to others. */
function mixed(seed: number, tick: number, slot: number): number {
  let hash = seed | 0;
  for (const word of [tick, slot]) {
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
