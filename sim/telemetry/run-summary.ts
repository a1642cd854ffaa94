import { CATEGORIES } from "../narration/categories.ts";
import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { type EmbeddingFigures, embeddingFigures } from "../lifecycle/embedding-slots.ts";
import { type Exit, exitsOf } from "./departures-of.ts";
import { type LifecycleFigures, lifecycleFigures } from "./lifecycle-figures.ts";
import { type Surroundings, surroundings } from "./surroundings.ts";
import { type RewardFigures, rewardFigures } from "./reward-figures.ts";
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
  readonly rewards: RewardFigures;
  readonly exits: readonly Exit[];
  readonly lifecycle: LifecycleFigures;
  readonly embeddings: EmbeddingFigures;
}

export function runSummary(town: Town): RunSummary {
  const { world, rules } = town;
  const { town: counters } = world;
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
    rewards: rewardFigures(town),
    exits: exitsOf(town),
    lifecycle: lifecycleFigures(town),
    embeddings: embeddingFigures(town),
  };
}
