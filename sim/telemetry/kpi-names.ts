import { NEEDS } from "../config/affordances.ts";
import { DAY_KPIS, dayName } from "./kpi-table.ts";

/** Figures of single people that are recorded: needs (satisfaction), money (meals), sum of rewards so far. */
export const PERSONAL = [...NEEDS, "wallet", "reward_sum"] as const;

/** Names of all figures that are recorded over time; the town's first, those of single days last. */
export const KPI_NAMES = [
  "self_sufficiency",
  "self_sufficiency_worst_day",
  "attendance",
  "lateness_rate",
  "job_tenure_days",
  "tie_share",
  "escalation_share",
  "queue_wait_p95_ticks",
  "queue_conflict_intensity",
  "starvation_per_agent_day",
  "option_switch_rate",
  "wallet_gini",
  "mean_need",
  "p5_min_need",
  ...PERSONAL,
  ...DAY_KPIS.map(({ name }) => dayName(name)),
] as const;
