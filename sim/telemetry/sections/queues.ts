import { z } from "zod";

import { EVENT_INTS } from "../../events/event-log.ts";
import { EVENT, QUEUE_REASONS } from "../../events/kinds.ts";
import type { Town } from "../../town.ts";
import { fairnessCounts, fairnessHistory } from "../queue-inspect.ts";
import { byPerson, idOf } from "./people.ts";
import { tieCount } from "../../relationships/ties.ts";
import { shown } from "./shown.ts";

/** Entries of each history that are shown. */
const SHOWN = 20;

const Counts = z.strictObject({
  cooldown_events: z.int().nonnegative(),
  ghost_step_events: z.int().nonnegative(),
  rotation_events: z.int().nonnegative(),
});

/** How often people were refused for a cooldown, pushed through or were rotated out, and the summed strength of quarrels in line; all over the whole run. */
export const QueueMetrics = Counts.extend({ intensity_sum: z.number() });

export function queueMetricsOf(town: Town): z.infer<typeof QueueMetrics> {
  return { ...fairnessCounts(town), intensity_sum: town.world.town.conflictIntensity[0] };
}

/** A quarrel in line. */
export const RivalryEvent = z.strictObject({
  tick: z.int(),
  agent_a: z.string(),
  agent_b: z.string(),
  intensity: z.number(),
  reason: z.enum(QUEUE_REASONS),
});
export type RivalryEvent = z.infer<typeof RivalryEvent>;

export const Conflict = z.strictObject({
  queues: Counts,
  /** The last ticks in which a counter rose: by how much, and to what. */
  queue_history: z.array(z.strictObject({ tick: z.int(), delta: Counts, totals: Counts })),
  /** What people hold against each other, by id; only where there is something. */
  rivalry: z.record(z.string(), z.record(z.string(), z.strictObject({ rivalry: z.number() }))),
  /** The last quarrels since somebody listens; left out where nobody does. */
  rivalry_events: z.array(RivalryEvent).optional(),
});

export function conflictOf(
  town: Town,
  quarrels: readonly RivalryEvent[] | null,
): z.infer<typeof Conflict> {
  return {
    queues: fairnessCounts(town),
    queue_history: fairnessHistory(town, SHOWN),
    rivalry: rivalriesOf(town),
    ...(quarrels === null ? {} : { rivalry_events: quarrels.slice(-SHOWN) }),
  };
}

function rivalriesOf(town: Town): z.infer<typeof Conflict>["rivalry"] {
  const { ties, capacity } = town.world;
  const all = byPerson(town, (slot) => {
    const from = slot * capacity.ties;
    const own: Record<string, { rivalry: number }> = {};
    for (let row = from; row < from + tieCount(town.world, slot); row++) {
      const rivalry = shown(ties.rivalry[row]);
      if (rivalry > 0) own[idOf(town, ties.other[row])] = { rivalry };
    }
    return own;
  });
  return Object.fromEntries(Object.entries(all).filter(([, own]) => Object.keys(own).length > 0));
}

/** The quarrels of the last tick. */
export function quarrelsOf(town: Town): RivalryEvent[] {
  const { events, people } = town;
  const quarrels: RivalryEvent[] = [];
  for (let index = 0; index < events.count; index++) {
    const at = index * EVENT_INTS;
    if (events.ints[at] !== EVENT.queue_conflict) continue;
    const [tick, actor, , rival, reason] = events.ints.subarray(at + 1, at + EVENT_INTS);
    quarrels.push({
      tick,
      agent_a: people[actor].id,
      agent_b: people[rival].id,
      intensity: events.values[index],
      reason: QUEUE_REASONS[reason],
    });
  }
  return quarrels;
}
