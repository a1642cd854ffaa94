import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { hadOutages } from "./suppression.ts";

/**
 * Whether a person has lived for too many days without wages although there was work to be had, and
 * the town itself was not to blame. `isOpen`: some job has a vacancy in this tick. Counts one tick.
 */
export function isIdleTooLong(town: Town, slot: number, isOpen: boolean): boolean {
  const { world, rules, config } = town;
  const { agents } = world;
  if (agents.job[slot] !== NONE) return false;
  if (isOpen) agents.idleTicks[slot] += 1;
  const days = config.lifecycle.unemployment_days;
  return agents.idleTicks[slot] >= days * rules.ticksPerDay && !hadOutages(town, days);
}
