import { z } from "zod";

import { EVENT } from "../../events/kinds.ts";
import { embeddingFigures } from "../../lifecycle/embedding-slots.ts";
import type { Town } from "../../town.ts";
import type { TickKpi } from "../kpi-table.ts";
import { rewardFigures } from "../reward-figures.ts";

/** The table of identities, as numbers only. */
export const EmbeddingMetrics = z.strictObject({
  allocations_total: z.int(),
  forced_reuse_count: z.int(),
  /** Share of the allocations. */
  forced_reuse_rate: z.number(),
  /** 1 where the share is above its threshold. */
  reuse_warning: z.int().min(0).max(1),
});

export function embeddingMetrics(town: Town): z.infer<typeof EmbeddingMetrics> {
  const { reuse_warning, ...figures } = embeddingFigures(town);
  return { ...figures, reuse_warning: reuse_warning ? 1 : 0 };
}

/** The town in a few numbers. Counts are of the whole run. */
export const TownMetrics = {
  population: z.int(),
  embedding_collision_rate: z.number(),
  queue_block_cooldowns: z.int(),
  ghost_step_count: z.int(),
  reward_clip_events: z.int(),
  events_total: z.int(),
  stories_total: z.int(),
  /** Which observations policies are given here. */
  variant_id: z.string(),
};
const Metrics = z.strictObject(TownMetrics);

export function townMetrics(town: Town): z.infer<typeof Metrics> {
  const { town: state } = town.world;
  return {
    population: state.liveCount[0],
    embedding_collision_rate: embeddingFigures(town).forced_reuse_rate,
    queue_block_cooldowns: state.cooldownRefusals[0],
    ghost_step_count: state.ghostSteps[0],
    reward_clip_events: rewardFigures(town).reward_clip_events,
    events_total: state.eventCounts.reduce((sum, count) => sum + count, 0),
    stories_total: state.storiesTold[0],
    variant_id: town.config.features.systems.observations,
  };
}

/** Samples of each history, one a tick, newest last. */
const SAMPLES = z.array(z.number().nullable());

/** How figures have gone in the last ticks, by name. */
export const KpiHistory = z.strictObject({
  /** Summed strength of the quarrels in line of the last 100 ticks. */
  queue_conflict_intensity: SAMPLES,
  /** Shifts begun late, mean over people; null where nobody lives. */
  employment_lateness: SAMPLES,
  /** Helping out somebody who was late, in the last day. */
  late_help_events: SAMPLES,
  /** Rises in the tick. */
  queue_rotation_events: SAMPLES,
  queue_ghost_step_events: SAMPLES,
} satisfies Record<TickKpi, z.ZodType>);
export type KpiHistory = z.infer<typeof KpiHistory>;

/** What the counters of those histories stand at; they only rise. */
export interface Counters {
  readonly intensity: number;
  readonly lateHelp: number;
  readonly rotations: number;
  readonly ghostSteps: number;
}

export function countersOf({ world: { town } }: Town): Counters {
  return {
    intensity: town.conflictIntensity[0],
    lateHelp: town.eventCounts[EVENT.employment_helped_when_late],
    rotations: town.rotations[0],
    ghostSteps: town.ghostSteps[0],
  };
}

/** Shifts begun late, mean over people; null where nobody lives. */
export function meanLateness({ world: { agents, live, town } }: Town): number | null {
  const people = town.liveCount[0];
  let sum = 0;
  for (let place = 0; place < people; place++) sum += agents.latenessCounter[live[place]];
  return people === 0 ? null : sum / people;
}
