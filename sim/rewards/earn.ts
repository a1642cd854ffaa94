import type { World } from "../world/world.ts";
import { EARNED_PARTS, FIRST_EARNED } from "./components.ts";

/**
 * Where in `agents.earned` to add what the tick has brought a person, or cost them: it counts in this
 * tick's reward. `component` by REWARD.
 */
export function earning({ agents }: World, slot: number, component: number): number {
  agents.earns[slot] = 1;
  return slot * EARNED_PARTS + component - FIRST_EARNED;
}
