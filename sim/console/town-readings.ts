import { NEEDS } from "../config/affordances.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { OPTIONS } from "../options/options.ts";
import { ok } from "../result.ts";
import { cardOf } from "../telemetry/card-of.ts";
import { employmentFigures } from "../telemetry/employment-figures.ts";
import { fairnessHistory, queueInspect, queueMetrics } from "../telemetry/queue-inspect.ts";
import { lastQuarrels, rivalPairs, rivalsOf } from "../telemetry/rivalries.ts";
import { STREAM_VERSION } from "../telemetry/stream/payload.ts";
import { conflictOf, queueMetricsOf } from "../telemetry/sections/queues.ts";
import { doingText } from "../telemetry/words.ts";
import { type Town, livingPeople } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { FAIRNESS_SLOTS } from "../world/world.ts";
import { type Answer, type Arguments, findAnybody } from "./arguments.ts";

/** What has to be known to live the town again. The seed in decimal: it may be longer than a number can be. */
export function originOf({ seed, config, world }: Town): Answer {
  return ok({ seed: String(seed), config_id: config.config_id, tick: world.town.tick[0] });
}

/** Everybody who lives here, in the order in which they came. */
export function listAgents(town: Town): Answer {
  const { world } = town;
  const agents = Array.from(world.live.subarray(0, world.town.liveCount[0]), (slot) =>
    summaryOf(town, slot),
  );
  return ok({ agents, count: agents.length });
}

function summaryOf(town: Town, slot: number) {
  const { world, rules, people } = town;
  const { agents } = world;
  const { id, name } = people[agents.person[slot]];
  const option = agents.option[slot];
  const job = agents.job[slot];
  return {
    agent_id: id,
    name,
    position: positionOf(town, slot),
    job_id: job === NONE ? null : rules.jobs[job].id,
    option: option === NONE ? null : OPTIONS[option],
    doing: doingText(town, slot),
    needs: Object.fromEntries(NEEDS.map((need) => [need, agents[need][slot]])),
    wallet: agents.wallet[slot],
    possessed: agents.possessed[slot] === 1,
    leaving: isLeaving(world, slot),
  };
}

/** The card of somebody, those who are on their way out included; what happened to them is the event log's to say. */
export function inspectAgent(town: Town, { agent_id }: Arguments<"inspect_agent">): Answer {
  const found = findAnybody(town, agent_id);
  if (!found.ok) return found;
  const { id, events: _, ...card } = cardOf(town, found.value, []);
  return ok({ agent_id: id, position: positionOf(town, found.value), ...card });
}

function positionOf({ world, rules: { grid } }: Town, slot: number): readonly [number, number] {
  const cell = world.agents.cell[slot];
  return [xOf(grid, cell), yOf(grid, cell)];
}

/** Work in the town, and who is about to leave over it. */
export function employmentStatus(town: Town): Answer {
  const metrics = employmentFigures(town);
  return ok({ schema_version: STREAM_VERSION, metrics, pending_agents: metrics.pending });
}

/** How people get on in queues: counters, what rose of late, who has what against whom. */
export function conflictStatus(
  town: Town,
  { history, rivalries }: Arguments<"conflict_status">,
): Answer {
  const { queue_history: _, ...conflict } = conflictOf(town, null);
  return ok({
    queue_metrics: queueMetricsOf(town),
    conflict,
    history: fairnessHistory(town, history > 0 ? history : FAIRNESS_SLOTS),
    rivalry_events: lastQuarrels(town).slice(0, rivalries > 0 ? rivalries : undefined),
  });
}

/** The rivals of one person, or every pair of the town. */
export function dumpRivalries(town: Town, { agent_id, limit }: Arguments<"rivalry_dump">): Answer {
  if (agent_id === undefined) {
    return ok({ pairs: rivalPairs(town).slice(0, limit), agent_count: livingPeople(town) });
  }
  const found = findAnybody(town, agent_id);
  return found.ok ? ok({ agent_id, rivals: rivalsOf(town, found.value).slice(0, limit) }) : found;
}

/** Every queue in which something goes on, and the counters of all of them, which each has alike. */
export function debugQueues(town: Town): Answer {
  const queues = town.rules.objects
    .map(({ id }) => {
      const { metrics: _, ...queue } = queueInspect(town, id);
      return queue;
    })
    .filter(
      ({ holders, queue, cooldowns }) => holders.length + queue.length + cooldowns.length > 0,
    );
  return ok({ tick: town.world.town.tick[0], queues, metrics: queueMetrics(town) });
}
