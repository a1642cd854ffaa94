import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, expected } from "./problem.ts";

/** Rivalry has a range, and its thresholds lie within it. */
export function checkRivalry({ conflict }: Pick<TownConfig, "conflict">): CrossProblem[] {
  const { min_value, max_value } = conflict.rivalry;
  const path = ["conflict", "rivalry"];
  if (min_value > max_value) {
    return [expected([...path, "max_value"], `at least min_value (${min_value})`, max_value)];
  }
  return (["avoid_threshold", "eviction_threshold"] as const).flatMap((key) => {
    const found = conflict.rivalry[key];
    if (found >= min_value && found <= max_value) return [];
    return [expected([...path, key], `${min_value} to ${max_value}`, found)];
  });
}
