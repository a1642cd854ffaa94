/** What a figure is called, how it is written, and which way is good; 0 where neither is. */
interface KpiWords {
  readonly label: string;
  readonly unit: "share" | "days" | "ticks" | "plain";
  readonly good: 1 | 0 | -1;
}

const WORDS: Readonly<Record<string, KpiWords>> = {
  self_sufficiency: { label: "Well provided for", unit: "share", good: 1 },
  self_sufficiency_worst_day: { label: "… on the worst", unit: "share", good: 1 },
  mean_need: { label: "Needs, average", unit: "share", good: 1 },
  p5_min_need: { label: "Needs, at worst", unit: "share", good: 1 },
  starvation_per_agent_day: { label: "Collapses a day", unit: "plain", good: -1 },
  attendance: { label: "On time at work", unit: "share", good: 1 },
  lateness_rate: { label: "Shifts begun late", unit: "share", good: -1 },
  job_tenure_days: { label: "Days in the job", unit: "days", good: 0 },
  queue_wait_p95_ticks: { label: "Longest waits", unit: "ticks", good: -1 },
  queue_conflict_intensity: { label: "Strife in queues", unit: "plain", good: -1 },
  escalation_share: { label: "… with grudges", unit: "share", good: -1 },
  tie_share: { label: "With strong ties", unit: "share", good: 0 },
  option_switch_rate: { label: "Changes of mind", unit: "share", good: 0 },
  wallet_gini: { label: "Inequality", unit: "plain", good: 0 },
};

/** A figure of both lives as a row of the table. */
export interface KpiRow {
  readonly name: string;
  readonly label: string;
  readonly left: string;
  readonly right: string;
  /** "+0.12"; empty where one side has none, or nothing differs. */
  readonly delta: string;
  readonly verdict: "better" | "worse" | "same" | "other";
}

interface Pair {
  readonly name: string;
  readonly left: number | null;
  readonly right: number | null;
}

/** In the order in which people care; figures that are not known by name come last under their own. */
export function kpiRows(kpis: readonly Pair[], ticksPerDay: number): readonly KpiRow[] {
  const order = Object.keys(WORDS);
  const rank = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return kpis.toSorted((a, b) => rank(a.name) - rank(b.name)).map((pair) => row(pair, ticksPerDay));
}

function row({ name, left, right }: Pair, ticksPerDay: number): KpiRow {
  const words = WORDS[name] ?? { label: name.replaceAll("_", " "), unit: "plain", good: 0 };
  const write = (value: number) => written(value, words.unit, ticksPerDay);
  const texts = {
    name,
    label: words.label,
    left: left === null ? "–" : write(left),
    right: right === null ? "–" : write(right),
  };
  if (left === null || right === null) return { ...texts, delta: "", verdict: "other" };
  // What is written alike is alike to people.
  if (texts.left === texts.right) return { ...texts, delta: "", verdict: "same" };
  const change = right - left;
  const delta = `${change > 0 ? "+" : "−"}${write(Math.abs(change))}`;
  if (words.good === 0) return { ...texts, delta, verdict: "other" };
  return { ...texts, delta, verdict: change * words.good > 0 ? "better" : "worse" };
}

function written(value: number, unit: KpiWords["unit"], ticksPerDay: number): string {
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)}\u00A0%`;
    case "days":
      return value.toFixed(1);
    case "ticks":
      return `${Math.round((value / ticksPerDay) * 24 * 60)}\u00A0min`;
    case "plain":
      return value.toFixed(2);
  }
}
