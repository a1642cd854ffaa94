import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, duplicate, expected, wrong } from "./problem.ts";

/** Ranges begin before they end, and nothing is asked for that does not exist. */
export function checkLifecycle({ lifecycle }: Pick<TownConfig, "lifecycle">): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const [fewest, most] = lifecycle.spawn_delay_ticks;
  if (fewest > most) {
    problems.push(expected(["lifecycle", "spawn_delay_ticks", 1], `at least ${fewest}`, most));
  }
  const { min_days, max_days } = lifecycle.age_out;
  if (min_days > max_days) {
    problems.push(expected(["lifecycle", "age_out", "max_days"], `at least ${min_days}`, max_days));
  }
  if (lifecycle.spawn_policy === "elitist") {
    const message = "'elitist' needs a learned policy, and this town has none";
    problems.push(wrong(["lifecycle", "spawn_policy"], message));
  }
  return problems;
}

/** The exit queue's own cap means something beside that of all exits. */
export function checkExitCaps({
  employment,
  lifecycle,
}: Pick<TownConfig, "employment" | "lifecycle">): CrossProblem[] {
  const [queue, all] = [employment.daily_exit_cap, lifecycle.max_exits_per_day];
  if (!employment.enforce_job_loop || queue === null || all === null || queue <= all) return [];
  const message = `above the ${all} exits that a day has for all reasons (lifecycle.max_exits_per_day)`;
  return [doubtful(["employment", "daily_exit_cap"], message)];
}

/** There is a row in the table of identities for everybody whom the town has room for. */
export function checkEmbeddings({
  embedding_allocator,
  scenario,
  world,
}: Pick<TownConfig, "embedding_allocator" | "scenario" | "world">): CrossProblem[] {
  const room = scenario.agents.length + world.spare_people;
  if (embedding_allocator.max_slots >= room) return [];
  const path = ["embedding_allocator", "max_slots"];
  const because = `, for so many people the town has room`;
  return [expected(path, `at least ${room}`, embedding_allocator.max_slots, because)];
}

/** No name is there twice. */
export function checkNames({ assets }: Pick<TownConfig, "assets">): CrossProblem[] {
  return assets.names.flatMap((name, index) =>
    assets.names.indexOf(name) === index ? [] : [duplicate(["assets", "names", index], name)],
  );
}
