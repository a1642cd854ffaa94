import { BIASES, type Bias } from "../config/blocks/behavior.ts";
import type { Town } from "../town.ts";

/** What a person's profile makes of a part of their behaviour: a factor, 1 where profiles do not count. */
export function biasOf({ rules, world }: Town, slot: number, bias: Bias): number {
  return rules.biases[world.agents.profile[slot] * BIASES.length + BIASES.indexOf(bias)];
}
