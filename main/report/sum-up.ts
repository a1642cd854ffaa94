import { bandOf, type KpiShape } from "../../sim/telemetry/kpi-shape.ts";
import { DAY_KPIS } from "../../sim/telemetry/kpi-table.ts";
import type { DayOfReport, KpiOfReport } from "./report.ts";

/** Days that are held against as many before them. */
const TREND_DAYS = 3;
/** A change of less than this share is none. */
const STEADY = 0.02;

/** Every daily figure over some days, oldest first. */
export function sumUp(days: readonly DayOfReport[]): KpiOfReport[] {
  return DAY_KPIS.map((kpi: KpiShape) =>
    sumUpOne(
      kpi,
      days.map(({ figures }) => figures[kpi.name] ?? null),
    ),
  );
}

function sumUpOne(kpi: KpiShape, values: readonly (number | null)[]): KpiOfReport {
  const last = values.at(-1) ?? null;
  return {
    ...kpi,
    last,
    mean: meanOf(values),
    band: bandOf(kpi, last, values.at(-2) ?? null),
    trend: trendOf(values),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Days of which a figure is not known count for nothing. */
function trendOf(values: readonly (number | null)[]): KpiOfReport["trend"] {
  const known = values.filter((value) => value !== null);
  const days = Math.min(TREND_DAYS, Math.floor(known.length / 2));
  const before = meanOf(known.slice(-2 * days, -days));
  const after = meanOf(known.slice(-days));
  if (days === 0 || before === null || after === null) return null;
  const scale = Math.max(Math.abs(before), Math.abs(after));
  if (Math.abs(after - before) <= STEADY * scale) return "steady";
  return after > before ? "up" : "down";
}
