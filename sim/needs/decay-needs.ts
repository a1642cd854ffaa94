import { NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { UNBEARABLE, eased, endureStress } from "./stress.ts";

/** Levels whose downward crossing is an event. */
export const NEED_LEVELS = [0.4, 0.2, 0.1] as const;

/**
 * Lowers every living person's needs by one tick's worth, scaled by personality; their stress follows.
 *
 * Runs after uses have finished, so that a meal finished this tick counts before the decay.
 */
export function decayNeeds(town: Town): void {
  const { world, rules, scratch } = town;
  const { live, capacity } = world;
  const { hunger, hygiene, energy, lowestToday, profile, stress } = world.agents;
  const { decay } = rules;
  const before = scratch.needsBefore;
  let hasCrossed = false;
  let isStrained = false;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const rate = profile[slot] * NEEDS.length;
    const fed = Math.max(0, hunger[slot] - decay[rate]);
    const clean = Math.max(0, hygiene[slot] - decay[rate + 1]);
    const rested = Math.max(0, energy[slot] - decay[rate + 2]);
    const lowest = Math.min(fed, clean, rested);
    if (lowest < NEED_LEVELS[0]) {
      before[slot] = hunger[slot];
      before[capacity.agents + slot] = hygiene[slot];
      before[2 * capacity.agents + slot] = energy[slot];
    }
    hunger[slot] = fed;
    hygiene[slot] = clean;
    energy[slot] = rested;
    if (lowest < NEED_LEVELS[0]) hasCrossed ||= hasFallen(town, slot);
    if (lowest < lowestToday[slot]) lowestToday[slot] = lowest;
    stress[slot] = eased(stress[slot], fed + clean + rested);
    isStrained ||= stress[slot] > UNBEARABLE;
  }
  if (hasCrossed) tellThresholds(town);
  if (isStrained || scratch.mayEndure) endureStress(town);
}

/** Whether a need of somebody has just fallen below a level. */
function hasFallen({ world, scratch }: Town, slot: number): boolean {
  for (let need = 0; need < NEEDS.length; need++) {
    const before = scratch.needsBefore[need * world.capacity.agents + slot];
    const after = world.needs[need][slot];
    for (let i = 0; i < NEED_LEVELS.length; i++) {
      if (before >= NEED_LEVELS[i] && after < NEED_LEVELS[i]) return true;
    }
  }
  return false;
}

/** Of every level that a need has just fallen below, need by need. */
function tellThresholds(town: Town): void {
  const { world, scratch } = town;
  for (let need = 0; need < NEEDS.length; need++) {
    const level = world.needs[need];
    for (let place = 0; place < world.town.liveCount[0]; place++) {
      const slot = world.live[place];
      const after = level[slot];
      if (after >= NEED_LEVELS[0]) continue;
      const before = scratch.needsBefore[need * world.capacity.agents + slot];
      for (let i = 0; i < NEED_LEVELS.length; i++) {
        if (before < NEED_LEVELS[i] || after >= NEED_LEVELS[i]) continue;
        emit(world, town.events, EVENT.need_threshold, NEED_LEVELS[i], slot, need);
      }
    }
  }
}
