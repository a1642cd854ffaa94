import { EVENT } from "../events/kinds.ts";
import { peopleWithStrongTies } from "../relationships/strong-ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { LOW_NEED_CELLS, WAIT_CELLS } from "../world/world.ts";

/** Figures for people over the whole run so far. No data is null, never 0. */
export interface Kpis {
  /** Share of people with every need above 0.3 all day, mean and worst over complete days. */
  readonly self_sufficiency: number | null;
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

export function kpis({ world, rules }: Town): Kpis {
  const { town } = world;
  const days = town.completeDays[0];
  const ticks = town.tick[0];
  const perDay = (sum: number): number | null => (days === 0 ? null : sum / days);
  const lowest = percentile(town.lowNeeds, LOW_NEED_CELLS, 0.05);
  return {
    self_sufficiency: perDay(town.selfSufficientSum[0]),
    self_sufficiency_worst_day: days === 0 ? null : town.selfSufficientWorst[0],
    attendance: share(town.attendanceSum[0], town.shiftsEnded[0]),
    lateness_rate: share(town.lateShifts[0], town.shiftsEnded[0]),
    job_tenure_days: jobTenure(world, rules.ticksPerDay),
    tie_share:
      town.eventCounts[EVENT.tie_added] === 0
        ? null
        : share(peopleWithStrongTies(world), town.liveCount[0]),
    escalation_share: share(town.escalations[0], town.conflicts[0]),
    queue_wait_p95_ticks: percentile(town.waitLengths, WAIT_CELLS, 0.95),
    queue_conflict_intensity: ticks < 100 ? null : (town.conflictIntensity[0] * 100) / ticks,
    starvation_per_agent_day: share(town.starvations[0], days * town.liveCount[0]),
    option_switch_rate: share(town.optionSwitches[0], town.decisions[0]),
    wallet_gini: walletGini(world),
    mean_need: share(town.meanNeedSum[0], town.needSamples[0]),
    p5_min_need: lowest === null ? null : lowest / 100,
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The smallest cell at or below which `part` of all counts lie. */
function percentile(counts: Int32Array, cells: number, part: number): number | null {
  let total = 0;
  for (let cell = 0; cell < cells; cell++) total += counts[cell];
  if (total === 0) return null;
  let seen = 0;
  for (let cell = 0; cell < cells; cell++) {
    seen += counts[cell];
    if (seen >= total * part) return cell;
  }
  return cells - 1;
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
