import { NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";

/** Levels whose downward crossing is an event. */
export const NEED_LEVELS = [0.4, 0.2, 0.1] as const;

/**
 * Lowers every living person's needs by one tick's worth, scaled by personality.
 *
 * Runs after uses have finished, so that a meal finished this tick counts before the decay.
 */
export function decayNeeds(town: Town): void {
  const { world, rules } = town;
  const { agents, live } = world;
  for (let need = 0; need < NEEDS.length; need++) {
    const level = world.needs[need];
    for (let place = 0; place < world.town.liveCount[0]; place++) {
      const slot = live[place];
      const before = level[slot];
      const after = Math.max(0, before - rules.decay[agents.profile[slot] * NEEDS.length + need]);
      level[slot] = after;
      if (after < agents.lowestToday[slot]) agents.lowestToday[slot] = after;
      if (after >= NEED_LEVELS[0]) continue;
      for (let i = 0; i < NEED_LEVELS.length; i++) {
        if (before < NEED_LEVELS[i] || after >= NEED_LEVELS[i]) continue;
        emit(world, town.events, EVENT.need_threshold, NEED_LEVELS[i], slot, need);
      }
    }
  }
}
