import { approveExit, deferExit, exitQueueSnapshot } from "../jobs/exit-queue.ts";
import { whatHoldsExits } from "../lifecycle/switches.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { type Answer, type Arguments, findAgent, refused } from "./arguments.ts";

/** Looks at the exit queue, lets somebody go, or puts somebody's going off. */
export function decideExit(town: Town, { action, agent_id }: Arguments<"employment_exit">): Answer {
  if (action === "review") return ok({ ...exitQueueSnapshot(town) });
  if (agent_id === undefined) return refused("usage", `'${action}' needs an agent_id`);
  const why = town.config.employment.enforce_job_loop
    ? whatHoldsExits(town.config)
    : "employment.enforce_job_loop is false";
  if (why !== null) return refused("conflict", `nobody leaves over work here: ${why}`);
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  if (action === "approve") return ok({ approved: approveExit(town, found.value), agent_id });
  return ok({ deferred: deferExit(town, found.value), agent_id });
}
