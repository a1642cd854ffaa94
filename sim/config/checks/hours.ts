import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected } from "./problem.ts";

/** Hours of the day lie within the day. */
export function checkHours({ behavior, time }: Pick<TownConfig, "behavior" | "time">) {
  const problems: CrossProblem[] = [];
  for (const key of ["bed_tick", "wake_tick"] as const) {
    if (behavior[key] < time.ticks_per_day) continue;
    const because = " (ticks_per_day)";
    const wanted = `less than ${time.ticks_per_day}`;
    problems.push(expected(["behavior", key], wanted, behavior[key], because));
  }
  return problems;
}

/** People look after a need before it can end them. */
export function checkThresholds({
  behavior,
  lifecycle,
}: Pick<TownConfig, "behavior" | "lifecycle">): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const collapse = lifecycle.collapse.hunger.threshold;
  if (behavior.hunger_threshold <= collapse) {
    const path = ["behavior", "hunger_threshold"];
    const because = ", below which people collapse";
    problems.push(expected(path, `more than ${collapse}`, behavior.hunger_threshold, because));
  }
  if (lifecycle.chronic_need.threshold < collapse) {
    const message = `below the ${collapse} at which people collapse; neglect will hardly be seen`;
    problems.push(doubtful(["lifecycle", "chronic_need", "threshold"], message));
  }
  return problems;
}
