import { EVENT } from "../events/kinds.ts";
import { fitnessOf } from "../lifecycle/fitness.ts";
import type { Town } from "../town.ts";
import { type Counts, countsOf } from "./counts.ts";
import { type DayEvents, pairsAtTable } from "./day-events.ts";
import type { DayKpi } from "./kpi-table.ts";
import { kpis, share } from "./kpis.ts";

/** From which trust on chats count as those of people who trust each other, and who trust each other much. */
const TRUST = 0.2;
const HIGH_TRUST = 0.6;

/**
 * The figures of the day that ends with this tick, given the sums as they were when it began and what
 * was noted of its events. `kpi-table.ts` says what each of them is. No data is null, never 0.
 */
export function dayFigures(
  town: Town,
  before: Counts,
  noted: DayEvents,
): Readonly<Record<DayKpi, number | null>> {
  const { self_sufficiency_worst_day: _, ...figures } = kpis(town, before);
  const since = countsOf(town, before);
  const { liveCount, exitCap } = town.world.town;
  const people = liveCount[0];
  const events = since.eventCounts;
  const exits = events[EVENT.agent_exit];
  return {
    ...figures,
    escalation_share: share(noted.escalated, noted.quarrels),
    starvations: since.starvations[0],
    showers_per_person: share(events[EVENT.shower_complete], people),
    late_help_events: events[EVENT.employment_helped_when_late],
    chat_success: chatSuccess(since, -1, Infinity),
    chat_success_distrust: chatSuccess(since, -1, TRUST),
    chat_success_trust: chatSuccess(since, TRUST, HIGH_TRUST),
    chat_success_high_trust: chatSuccess(since, HIGH_TRUST, Infinity),
    lunch_pair_diversity: share(pairsAtTable(town, noted), (people * (people - 1)) / 2),
    queue_conflicts: since.conflicts[0],
    queue_rotations: since.rotations[0],
    queue_ghost_steps: since.ghostSteps[0],
    exits,
    exits_of_cap: exitCap[0] > 0 ? exits / exitCap[0] : null,
    afi: meanFitness(town),
  };
}

/** Of the attempts at a chat by speakers whose trust was in [from, to), the share that came about. */
function chatSuccess({ chatAttempts, chatSuccesses }: Counts, from: number, to: number) {
  const buckets = chatAttempts.length;
  let attempts = 0;
  let successes = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const trust = (bucket * 2 - buckets) / buckets;
    if (trust < from || trust >= to) continue;
    attempts += chatAttempts[bucket];
    successes += chatSuccesses[bucket];
  }
  return share(successes, attempts);
}

function meanFitness(town: Town): number | null {
  const { live, town: counters } = town.world;
  let sum = 0;
  for (let place = 0; place < counters.liveCount[0]; place++) sum += fitnessOf(town, live[place]);
  return share(sum, counters.liveCount[0]);
}
