import { type KpiShape, kpiText } from "../../sim/telemetry/kpi-shape.ts";
import type { DayKpi } from "../../sim/telemetry/kpi-table.ts";
import { lineChart, sparkline } from "./charts.ts";
import { element, escaped, tableOf } from "./markup.ts";
import type { KpiOfReport, Report } from "./report.ts";

const GROUPS: Readonly<Record<string, readonly DayKpi[]>> = {
  Needs: [
    "self_sufficiency",
    "mean_need",
    "p5_min_need",
    "afi",
    "showers_per_person",
    "starvations",
    "starvation_per_agent_day",
  ],
  "Work and money": [
    "attendance",
    "lateness_rate",
    "job_tenure_days",
    "late_help_events",
    "wallet_gini",
  ],
  "With each other": [
    "tie_share",
    "chat_success",
    "chat_success_distrust",
    "chat_success_trust",
    "chat_success_high_trust",
    "lunch_pair_diversity",
  ],
  "In line": [
    "queue_wait_p95_ticks",
    "queue_conflicts",
    "queue_conflict_intensity",
    "escalation_share",
    "queue_rotations",
    "queue_ghost_steps",
  ],
  "Coming and going": ["exits", "exits_of_cap", "option_switch_rate"],
};

const BAND_WORDS = { green: "good", amber: "watch", red: "poor" } as const;
const ARROWS = { up: "↑", down: "↓", steady: "→" } as const;

/** Every figure in a row, then its course over the days. */
export function figureSection({ days, kpis, ticks_per_day, throughput }: Report): string {
  const numbers = days.map(({ day }) => day);
  const valuesOf = (name: string): (number | null)[] =>
    days.map(({ figures }) => figures[name] ?? null);
  const write = (value: number | null, { unit }: KpiShape): string =>
    value === null ? "–" : kpiText(value, unit, ticks_per_day);
  const rows = kpis.map((kpi) => [
    element("span", escaped(kpi.label), { title: kpi.formula }),
    write(kpi.last, kpi),
    write(kpi.mean, meanShape(kpi)),
    sparkline(numbers, valuesOf(kpi.name)),
    trendWords(kpi),
    targetWords(kpi, ticks_per_day),
    kpi.band === null
      ? ""
      : element("span", BAND_WORDS[kpi.band], { class: `state state-${kpi.band}` }),
  ]);
  const head = ["Figure", "Last day", "Mean", "Course", "Trend", "Aimed at", "State"];
  const table = tableOf(head, rows, "figures");
  const charts = Object.entries(GROUPS).map(([group, names]) => {
    const cards = names.flatMap((name) => {
      const kpi = kpis.find((one) => one.name === name);
      return kpi === undefined ? [] : chartCard(kpi, numbers, valuesOf(name), ticks_per_day);
    });
    const grid = element("div", cards.join("\n"), { class: "grid" });
    return cards.length === 0 ? "" : `${element("h3", escaped(group))}${grid}`;
  });
  const formulas = kpis.map(
    ({ label, name, formula }) =>
      `${element("dt", `${escaped(label.replace(/^… /, ""))} <small class="note">${escaped(name)}</small>`)}${element("dd", escaped(formula))}`,
  );
  const speed = Math.round(throughput.agent_steps_per_s).toLocaleString("en");
  return `${element("h2", "Figures of the days")}${table}
<p class="note">Measured while this was written: ${speed} steps of one person a second.</p>
<details><summary>How each is worked out</summary><p class="note">W is a day. What is not known has no value, never 0.</p>${element("dl", formulas.join("\n"))}</details>
${element("h2", "Day by day")}${charts.join("\n")}`;
}

/** The mean of whole numbers is none. */
function meanShape(kpi: KpiOfReport): KpiShape {
  return kpi.unit === "count" ? { ...kpi, unit: "plain" } : kpi;
}

function chartCard(
  kpi: KpiOfReport,
  days: readonly number[],
  values: readonly (number | null)[],
  ticksPerDay: number,
): string[] {
  if (values.every((value) => value === null)) return [];
  const text = (value: number): string => kpiText(value, kpi.unit, ticksPerDay);
  const label = kpi.label;
  const now = kpi.last === null ? "–" : text(kpi.last);
  const known = values.filter((value) => value !== null);
  const title = `${label}, day ${days[0] ?? 0} to ${days.at(-1) ?? 0}: from ${text(Math.min(...known))} to ${text(Math.max(...known))}, last ${now}`;
  const chart = lineChart({ days, values, aim: aimOf(kpi), text }, title);
  const heading = `<h4><span class="now">${escaped(now)}</span>${escaped(label)}</h4>`;
  return [element("div", heading + chart, { class: "card" })];
}

function aimOf({ target }: KpiShape): number | null {
  if (target === null) return null;
  return "below" in target ? target.below : target.at_least;
}

function targetWords({ target, unit }: KpiShape, ticksPerDay: number): string {
  if (target === null) return "";
  const write = (value: number): string =>
    escaped(kpiText(value, unit, ticksPerDay).replace(/[.]0(?=\u00A0|$)/, ""));
  return "below" in target ? `below ${write(target.below)}` : `at least ${write(target.at_least)}`;
}

function trendWords({ trend, better }: KpiOfReport): string {
  if (trend === null) return "";
  if (trend === "steady") return `<span class="other">${ARROWS.steady} steady</span>`;
  if (better === "neither") return `<span class="other">${ARROWS[trend]}</span>`;
  const isBetter = (trend === "up") === (better === "higher");
  const verdict = isBetter ? "better" : "worse";
  return `<span class="${verdict}">${ARROWS[trend]} ${verdict}</span>`;
}
