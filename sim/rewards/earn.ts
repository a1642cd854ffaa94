import type { World } from "../world/world.ts";
import { EARNED_PARTS, FIRST_EARNED } from "./components.ts";

/** The tick has brought a person something, or cost them: it counts in this tick's reward. `component` by REWARD. */
export function earn({ agents }: World, slot: number, component: number, amount: number): void {
  agents.earned[slot * EARNED_PARTS + component - FIRST_EARNED] += amount;
  agents.earns[slot] = 1;
}
