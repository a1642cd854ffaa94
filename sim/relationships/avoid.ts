import { biasOf } from "../personality/traits.ts";
import type { Town } from "../town.ts";
import { rivalryOf } from "./ties.ts";

/** A deficit above this makes somebody forget any rivalry. */
export const NEED_OVERRIDE = 0.85;

/**
 * Whether somebody keeps out of another's way: rivalry from the threshold on, which is higher for those
 * who tolerate little else than open enmity (`conflict_tolerance` below 1), unless they are in dire need.
 */
export function shouldAvoid(town: Town, slot: number, other: number): boolean {
  const rivalry = rivalryOf(town.world, slot, other);
  if (rivalry <= 0) return false;
  const { avoid_threshold } = town.config.conflict.rivalry;
  const threshold = Math.min(1, avoid_threshold / biasOf(town, slot, "conflict_tolerance"));
  return rivalry >= threshold && !isInDireNeed(town, slot);
}

export function isInDireNeed({ world: { needs } }: Town, slot: number): boolean {
  for (const level of needs) if (1 - level[slot] > NEED_OVERRIDE) return true;
  return false;
}
