import { exitQueueSnapshot } from "../jobs/exit-queue.ts";
import { socialEvents } from "../relationships/social-events.ts";
import { assertNever, ok } from "../result.ts";
import { affordanceRuntime } from "../telemetry/sections/affordances.ts";
import { publicEvents } from "../telemetry/public-events.ts";
import { queueInspect } from "../telemetry/queue-inspect.ts";
import type { Town } from "../town.ts";
import type { Answer } from "./arguments.ts";
import type { Reading } from "./commands.ts";
import { detailRelationships, summariseRelationships } from "./relationship-views.ts";
import {
  conflictStatus,
  debugQueues,
  dumpRivalries,
  employmentStatus,
  inspectAgent,
  listAgents,
  originOf,
} from "./town-readings.ts";

/** Answers a question about a town as it stands. Nothing of the town changes by it. */
export function answerReading(town: Town, reading: Reading): Answer {
  switch (reading.name) {
    case "noop":
      return ok({});
    case "seed":
      return originOf(town);
    case "list_agents":
      return listAgents(town);
    case "inspect_agent":
      return inspectAgent(town, reading.kwargs);
    case "relationship_summary":
      return summariseRelationships(town);
    case "relationship_detail":
      return detailRelationships(town, reading.kwargs);
    case "social_events":
      return ok({ events: socialEvents(town, reading.kwargs.limit) });
    case "rivalry_dump":
      return dumpRivalries(town, reading.kwargs);
    case "employment_status":
      return employmentStatus(town);
    case "employment_exit":
      return ok({ ...exitQueueSnapshot(town) });
    case "affordance_status":
      return ok({ runtime: affordanceRuntime(town) });
    case "conflict_status":
      return conflictStatus(town, reading.kwargs);
    case "queue_inspect":
      return ok({ ...queueInspect(town, reading.kwargs.object_id) });
    case "debug_queues":
      return debugQueues(town);
    case "perturbation_queue":
      return ok({ ...publicEvents(town) });
    default:
      return assertNever(reading);
  }
}
