import { CATEGORIES } from "../narration/categories.ts";
import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { EXIT_REASONS, NONE } from "../world/agent-table.ts";
import { type Surroundings, surroundings } from "./surroundings.ts";
import { type FairnessCounts, fairnessCounts } from "./queue-inspect.ts";
import { type SocialFigures, socialFigures } from "./social-figures.ts";
import { type EmploymentFigures, employmentFigures } from "./employment-figures.ts";

/** Counts of a run from its first tick on, by names; weather and utilities as they are at its end. */
export interface RunSummary extends Surroundings {
  readonly affordances: Record<string, number>;
  readonly queues: Record<string, { readonly waits: number; readonly longest: number }>;
  readonly queue_fairness: FairnessCounts;
  readonly events: Record<string, number>;
  /** Lines of the story by category, and how many quarrels in queues were told and left out. */
  readonly narrations: Record<string, number>;
  readonly conflict: { readonly published_events: number; readonly throttled_events: number };
  readonly employment: EmploymentFigures;
  readonly social: SocialFigures;
  readonly would_exit: readonly {
    readonly tick: number;
    readonly agent_id: string;
    readonly reason: string;
  }[];
}

export function runSummary(town: Town): RunSummary {
  const { world, rules, people } = town;
  const { agents, town: counters } = world;
  const queues: Record<string, { waits: number; longest: number }> = {};
  rules.types.forEach((type, index) => {
    const hasQueue = rules.objects.some(
      (object) => object.type === index && object.queueCells.length > 0,
    );
    if (!hasQueue) return;
    queues[type] = { waits: counters.waits[index], longest: counters.longestWait[index] };
  });
  const affordances: Record<string, number> = {};
  rules.affordances.forEach(({ id }, index) => {
    affordances[id] = (affordances[id] ?? 0) + counters.finishes[index];
  });
  return {
    affordances,
    queues,
    queue_fairness: fairnessCounts(town),
    ...surroundings(town),
    events: Object.fromEntries(
      EVENT_KINDS.flatMap(({ event }, kind) =>
        counters.eventCounts[kind] > 0 ? [[event, counters.eventCounts[kind]]] : [],
      ),
    ),
    narrations: Object.fromEntries(
      CATEGORIES.flatMap((category, index) =>
        counters.storyCounts[index] > 0 ? [[category, counters.storyCounts[index]]] : [],
      ),
    ),
    conflict: {
      published_events: counters.conflictsPublished[0],
      throttled_events: counters.conflictsThrottled[0],
    },
    employment: employmentFigures(town),
    social: socialFigures(town),
    would_exit: Array.from(world.live.subarray(0, counters.liveCount[0])).flatMap((slot) =>
      EXIT_REASONS.flatMap((reason, index) => {
        const tick = agents.wouldExit[slot * EXIT_REASONS.length + index];
        return tick === NONE ? [] : [{ tick, agent_id: people[agents.person[slot]].id, reason }];
      }),
    ),
  };
}
