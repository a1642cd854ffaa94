import type { KpiShape } from "./kpi-shape.ts";

const atLeast = (target: number, amber: number): Pick<KpiShape, "target" | "bands"> => ({
  target: { at_least: target },
  bands: { green: [target, Infinity], amber: [amber, Infinity] },
});

const below = (target: number, amber: number): Pick<KpiShape, "target" | "bands"> => ({
  target: { below: target },
  bands: { green: [-Infinity, target], amber: [-Infinity, amber] },
});

const SHOWN = { target: null, bands: null } as const;

/** A quiet town is no worse for it, so that only what lies above the reference's band counts. Operations §7.7. */
const QUEUE_STRIFE = {
  target: null,
  bands: { green: [-Infinity, 30.4], amber: [-Infinity, 35.5] },
  baseline: 26.4,
} as const;

/**
 * The daily figures of a town, each of the W ticks that end with a midnight. Formulas and targets are
 * operations §7.7's, narrower bands ours.
 */
export const DAY_KPIS = [
  {
    name: "self_sufficiency",
    label: "Well provided for",
    unit: "share",
    better: "higher",
    ...atLeast(0.7, 0.6),
    formula: "people whose lowest need stayed above 0.3 in every tick of W ÷ people",
  },
  {
    name: "mean_need",
    label: "Needs, average",
    unit: "need",
    better: "higher",
    ...SHOWN,
    formula: "mean of all needs over people and every tenth tick of W",
  },
  {
    name: "p5_min_need",
    label: "Needs, at worst",
    unit: "need",
    better: "higher",
    ...SHOWN,
    formula: "5th percentile over people of the lowest need in W, to a hundredth",
  },
  {
    name: "starvations",
    label: "Collapses from hunger",
    unit: "count",
    better: "lower",
    target: null,
    bands: { green: [0, 0], amber: [0, 1] },
    formula: "collapses from hunger in W",
  },
  {
    name: "starvation_per_agent_day",
    label: "Collapses per person",
    unit: "plain",
    better: "lower",
    ...SHOWN,
    formula: "collapses from hunger in W ÷ people at its end",
  },
  {
    name: "showers_per_person",
    label: "Showers per person",
    unit: "plain",
    better: "neither",
    ...SHOWN,
    formula: "showers taken in W ÷ people at its end",
  },
  {
    name: "attendance",
    label: "On time at work",
    unit: "share",
    better: "higher",
    ...SHOWN,
    formula: "on-time share of scheduled ticks, mean over the shifts that ended in W",
  },
  {
    name: "lateness_rate",
    label: "Shifts begun late",
    unit: "share",
    better: "lower",
    ...below(0.15, 0.2),
    formula: "shifts begun late in W ÷ shifts that ended in W",
  },
  {
    name: "late_help_events",
    label: "Late colleagues helped out",
    unit: "count",
    better: "neither",
    ...SHOWN,
    formula: "times in W that colleagues helped somebody late",
  },
  {
    name: "job_tenure_days",
    label: "Days in the job",
    unit: "days",
    better: "higher",
    ...atLeast(3, 2),
    formula: "mean days since people took their present job, at the end of W",
  },
  {
    name: "tie_share",
    label: "With strong ties",
    unit: "share",
    better: "higher",
    ...atLeast(0.6, 0.5),
    formula: "people with a tie whose |trust| or rivalry is above 0.3 ÷ people, at the end of W",
  },
  {
    name: "chat_success",
    label: "Chats that came about",
    unit: "share",
    better: "higher",
    ...SHOWN,
    formula: "chats in W ÷ attempts in W",
  },
  {
    name: "chat_success_distrust",
    label: "Chats with little trust",
    unit: "share",
    better: "neither",
    ...SHOWN,
    formula: "the same where the speaker's trust was below 0.2",
  },
  {
    name: "chat_success_trust",
    label: "Chats with trust",
    unit: "share",
    better: "neither",
    ...SHOWN,
    formula: "the same where the speaker's trust was in [0.2, 0.6)",
  },
  {
    name: "chat_success_high_trust",
    label: "Chats with much trust",
    unit: "share",
    better: "neither",
    ...SHOWN,
    formula: "the same where the speaker's trust was 0.6 or more",
  },
  {
    name: "lunch_pair_diversity",
    label: "Pairs at table",
    unit: "share",
    better: "higher",
    ...SHOWN,
    formula: "pairs of people who shared a meal in W ÷ pairs there are at its end",
  },
  {
    name: "queue_wait_p95_ticks",
    label: "95 % of waits within",
    unit: "ticks",
    better: "lower",
    ...SHOWN,
    formula: "ticks that 95 % of the grants in W at objects with a queue waited at most",
  },
  {
    name: "queue_conflicts",
    label: "Quarrels in queues",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "queue conflicts in W",
  },
  {
    name: "queue_conflict_intensity",
    label: "Strife in queues",
    unit: "plain",
    better: "lower",
    ...QUEUE_STRIFE,
    formula: "summed intensity of the queue conflicts of W, per 100 ticks",
  },
  {
    name: "escalation_share",
    label: "Quarrels that left a grudge",
    unit: "share",
    better: "lower",
    ...below(0.2, 0.3),
    formula:
      "queue conflicts of W after which the two kept out of each other's way in W ÷ conflicts",
  },
  {
    name: "queue_rotations",
    label: "Idlers passed in line",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "queue rotations in W",
  },
  {
    name: "queue_ghost_steps",
    label: "Steps through a jam",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "ghost steps in W",
  },
  {
    name: "option_switch_rate",
    label: "Changes of mind",
    unit: "share",
    better: "neither",
    ...SHOWN,
    formula: "switches in W from one option straight to another ÷ decisions in W",
  },
  {
    name: "wallet_gini",
    label: "Inequality",
    unit: "plain",
    better: "neither",
    ...SHOWN,
    formula: "Gini index of what people have, at the end of W",
  },
  {
    name: "exits",
    label: "Left town",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "exits in W",
  },
  {
    name: "exits_of_cap",
    label: "Left, of as many as may",
    unit: "share",
    better: "lower",
    ...SHOWN,
    formula: "exits in W ÷ the most that a day may have; nothing where that is none or any number",
  },
  {
    name: "afi",
    label: "How people fare",
    unit: "plain",
    better: "higher",
    ...SHOWN,
    formula:
      "mean over people of 0.25 × return + 0.35 × (1 − mean deficit) + 0.30 × attendance − 0.10 × violations, over W (simulation §12.5)",
  },
] as const satisfies readonly KpiShape[];
export type DayKpi = (typeof DAY_KPIS)[number]["name"];

/** Under what name a daily figure is recorded. */
export function dayName(name: DayKpi): `day.${DayKpi}` {
  return `day.${name}`;
}

/** The figures of which the last 50 ticks are kept for viewers. Bands are operations §7.7's. */
export const TICK_KPIS = [
  {
    name: "queue_conflict_intensity",
    label: "Strife in queues",
    unit: "plain",
    better: "lower",
    ...QUEUE_STRIFE,
    formula: "summed intensity of the queue conflicts of the last 100 ticks",
  },
  {
    name: "employment_lateness",
    label: "Shifts begun late, ever",
    unit: "plain",
    better: "lower",
    target: null,
    bands: { green: [0, 3], amber: [0, 5] },
    formula: "mean of people's count of late starts",
  },
  {
    name: "late_help_events",
    label: "Late colleagues helped out",
    unit: "count",
    better: "higher",
    target: { at_least: 1 },
    bands: { green: [0.5, Infinity], amber: [0, Infinity] },
    redWhenTwice: 0,
    formula: "times in the last W that colleagues helped somebody late",
  },
  {
    name: "queue_rotation_events",
    label: "Idlers passed in line",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "queue rotations in the tick",
  },
  {
    name: "queue_ghost_step_events",
    label: "Steps through a jam",
    unit: "count",
    better: "lower",
    ...SHOWN,
    formula: "ghost steps in the tick",
  },
] as const satisfies readonly KpiShape[];
export type TickKpi = (typeof TICK_KPIS)[number]["name"];
