import { DAY_KPIS } from "../../sim/telemetry/kpi-table.ts";
import type { Report } from "./report.ts";

/** One row a day, a column for each figure; what is not known is empty. Numbers as they are, to the last digit. */
export function csvOf({ days }: Pick<Report, "days">): string {
  const names = DAY_KPIS.map(({ name }) => name);
  const rows = days.map(({ day, tick, figures }) => [
    day,
    tick,
    ...names.map((name) => figures[name] ?? ""),
  ]);
  return [["day", "tick", ...names], ...rows].map((row) => `${row.join(",")}\n`).join("");
}
