import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { EXIT_REASONS, NONE } from "../world/agent-table.ts";

/** Counts of a run from its first tick on, by names. */
export interface RunSummary {
  readonly affordances: Record<string, number>;
  readonly queues: Record<string, { readonly waits: number; readonly longest: number }>;
  readonly events: Record<string, number>;
  readonly would_exit: readonly {
    readonly tick: number;
    readonly agent_id: string;
    readonly reason: string;
  }[];
}

export function runSummary({ world, rules, people }: Town): RunSummary {
  const { town, agents } = world;
  const queues: Record<string, { waits: number; longest: number }> = {};
  rules.types.forEach((type, index) => {
    const hasQueue = rules.objects.some(
      (object) => object.type === index && object.queueCells.length > 0,
    );
    if (hasQueue) queues[type] = { waits: town.waits[index], longest: town.longestWait[index] };
  });
  const affordances: Record<string, number> = {};
  rules.affordances.forEach(({ id }, index) => {
    affordances[id] = (affordances[id] ?? 0) + town.finishes[index];
  });
  return {
    affordances,
    queues,
    events: Object.fromEntries(
      EVENT_KINDS.flatMap(({ event }, kind) =>
        town.eventCounts[kind] > 0 ? [[event, town.eventCounts[kind]]] : [],
      ),
    ),
    would_exit: Array.from(world.live.subarray(0, town.liveCount[0])).flatMap((slot) =>
      EXIT_REASONS.flatMap((reason, index) => {
        const tick = agents.wouldExit[slot * EXIT_REASONS.length + index];
        return tick === NONE ? [] : [{ tick, agent_id: people[agents.person[slot]].id, reason }];
      }),
    ),
  };
}
