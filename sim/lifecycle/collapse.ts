import { WEATHERS } from "../config/blocks/world.ts";
import type { Town } from "../town.ts";
import { COLLAPSE } from "./exit-reasons.ts";
import { tellNearDeath } from "./near-death.ts";

const COLD = WEATHERS.indexOf("cold");

/** Whether a person has been so hungry for so long that they collapse. Counts one tick. */
export function isStarving(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  if (agents.hunger[slot] > counters.collapseThreshold[COLLAPSE.hunger]) {
    agents.hungerStreak[slot] = 0;
    return false;
  }
  const ticks = counters.collapseTicks[COLLAPSE.hunger];
  agents.hungerStreak[slot] += 1;
  tellNearDeath(town, slot, COLLAPSE.hunger, agents.hunger, agents.hungerStreak[slot]);
  if (agents.hungerStreak[slot] === ticks) counters.starvations[0] += 1;
  return agents.hungerStreak[slot] >= ticks;
}

/** Whether a person has been outdoors in the cold for so long, with so little warmth left, that they collapse. */
export function isFreezing(town: Town, slot: number): boolean {
  const { world, rules } = town;
  const { agents, town: counters } = world;
  const isExposed =
    agents.warmth[slot] < counters.collapseThreshold[COLLAPSE.warmth] &&
    counters.weather[0] === COLD &&
    rules.grid.outdoor[agents.cell[slot]] === 1;
  if (!isExposed) {
    agents.coldStreak[slot] = 0;
    return false;
  }
  agents.coldStreak[slot] += 1;
  tellNearDeath(town, slot, COLLAPSE.warmth, agents.warmth, agents.coldStreak[slot]);
  return agents.coldStreak[slot] >= counters.collapseTicks[COLLAPSE.warmth];
}
