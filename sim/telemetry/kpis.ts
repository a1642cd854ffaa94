import { EVENT } from "../events/kinds.ts";
import { peopleWithStrongTies } from "../relationships/strong-ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type Counts, countsOf } from "./counts.ts";

/** Figures for people over a stretch of a town's life. No data is null, never 0. Operations §7.7. */
export interface Kpis {
  /** Share of people with every need above 0.3 all day, mean over complete days. */
  readonly self_sufficiency: number | null;
  /** The same on the worst of these days; of a stretch that is not the whole life, only where that can be told. */
  readonly self_sufficiency_worst_day: number | null;
  /** On-time share of scheduled ticks, mean over ended shifts. */
  readonly attendance: number | null;
  /** Shifts begun late, per ended shift. */
  readonly lateness_rate: number | null;
  /** Mean days since people took their present job. */
  readonly job_tenure_days: number | null;
  /** Share of people with a tie whose trust, whichever way, or rivalry is above 0.3. */
  readonly tie_share: number | null;
  /** Share of queue conflicts after which the two kept out of each other's way within a day. */
  readonly escalation_share: number | null;
  /** Ticks that 95 % of the grants at objects with a queue waited at most. */
  readonly queue_wait_p95_ticks: number | null;
  /** Mean summed intensity of queue conflicts per 100 ticks. */
  readonly queue_conflict_intensity: number | null;
  /** Collapses from hunger per person and day. */
  readonly starvation_per_agent_day: number | null;
  /** Switches from one option straight to another, per decision. */
  readonly option_switch_rate: number | null;
  readonly wallet_gini: number | null;
  /** Mean of all needs, people and sampled ticks. */
  readonly mean_need: number | null;
  /** 5th percentile of the lowest need of a person-day, to a hundredth. */
  readonly p5_min_need: number | null;
}

/**
 * The figures of a town's whole life, or of what came since an earlier moment of it (`before`). What
 * describes a state and no stretch (tenure, ties, wallets) is as it is now.
 */
export function kpis(town: Town, before: Counts | null = null): Kpis {
  const { world, rules } = town;
  const { liveCount, selfSufficientWorst } = world.town;
  const since = countsOf(town, before);
  const days = since.completeDays[0];
  const ticks = since.tick[0];
  const lowest = percentile(since.lowNeeds, 0.05);
  return {
    self_sufficiency: share(since.selfSufficientSum[0], days),
    self_sufficiency_worst_day: worstDay(since, before === null ? selfSufficientWorst[0] : null),
    attendance: share(since.attendanceSum[0], since.shiftsEnded[0]),
    lateness_rate: share(since.lateShifts[0], since.shiftsEnded[0]),
    job_tenure_days: jobTenure(world, rules.ticksPerDay),
    tie_share:
      world.town.eventCounts[EVENT.tie_added] === 0
        ? null
        : share(peopleWithStrongTies(world), liveCount[0]),
    escalation_share: share(since.escalations[0], since.conflicts[0]),
    queue_wait_p95_ticks: percentile(since.waitLengths, 0.95),
    queue_conflict_intensity: ticks < 100 ? null : (since.conflictIntensity[0] * 100) / ticks,
    starvation_per_agent_day: share(since.starvations[0], days * liveCount[0]),
    option_switch_rate: share(since.optionSwitches[0], since.decisions[0]),
    wallet_gini: walletGini(world),
    mean_need: share(since.meanNeedSum[0], since.needSamples[0]),
    p5_min_need: lowest === null ? null : lowest / 100,
  };
}

/** `ofLife` is the worst day of the whole life, where that is what is asked for. */
function worstDay(since: Counts, ofLife: number | null): number | null {
  if (since.completeDays[0] === 0) return null;
  if (ofLife !== null) return ofLife;
  return since.completeDays[0] === 1 ? since.selfSufficientSum[0] : null;
}

/** Null where there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The smallest cell at or below which `part` of all counts lie. */
function percentile(counts: Float64Array, part: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    seen += counts[cell];
    if (seen >= total * part) return cell;
  }
  return counts.length - 1;
}

function jobTenure({ agents, live, town }: Town["world"], ticksPerDay: number): number | null {
  let employed = 0;
  let ticks = 0;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.job[slot] === NONE) continue;
    employed += 1;
    ticks += town.tick[0] - agents.hiredTick[slot];
  }
  return employed === 0 ? null : ticks / employed / ticksPerDay;
}

/** 0 when all have the same, near 1 when one has everything. */
function walletGini({ agents, live, town }: Town["world"]): number | null {
  const people = town.liveCount[0];
  const wallets = Array.from(live.subarray(0, people), (slot) => agents.wallet[slot]).toSorted(
    (a, b) => a - b,
  );
  const total = wallets.reduce((sum, wallet) => sum + wallet, 0);
  if (people === 0 || total === 0) return null;
  const weighted = wallets.reduce(
    (sum, wallet, rank) => sum + wallet * (2 * (rank + 1) - people - 1),
    0,
  );
  return weighted / (people * total);
}
