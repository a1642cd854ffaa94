import type { RequestReply } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { type Band, type KpiShape, bandOf, kpiText } from "../../../sim/telemetry/kpi-shape.ts";
import { DAY_KPIS } from "../../../sim/telemetry/kpi-table.ts";

const words = WORDS.dashboard.figures;
const { verdicts } = WORDS.common;

export type Days = RequestReply<"figures:get-days">;

/** How the last day was against the one before. */
export interface Trend {
  readonly way: "up" | "down" | "same" | "first";
  /** "better", "worse", or only the way where neither is good. */
  readonly words: string;
  readonly verdict: "better" | "worse" | "neither";
}

/** A daily figure as a row of the list, and as a line. */
export interface FigureRow {
  readonly name: string;
  readonly label: string;
  /** Of the last day; "–" where it has none. */
  readonly text: string;
  /** Of the day before. */
  readonly before: string;
  readonly band: Band | null;
  readonly trend: Trend;
  readonly shape: KpiShape;
  /** One a day, oldest first. */
  readonly values: readonly (number | null)[];
}

/** All figures that any day has, in the order in which people care. */
export function figureRows({ figures }: Days, ticksPerDay: number): readonly FigureRow[] {
  return DAY_KPIS.flatMap((shape: KpiShape) => {
    const values = figures[shape.name] ?? [];
    if (values.every((value) => value === null)) return [];
    const last = values.at(-1) ?? null;
    const before = values.at(-2) ?? null;
    const write = (value: number | null) =>
      value === null ? "–" : kpiText(value, shape.unit, ticksPerDay);
    return [
      {
        name: shape.name,
        label: shape.label,
        text: write(last),
        before: write(before),
        band: bandOf(shape, last, before),
        trend: trendOf(shape, before, last, ticksPerDay),
        shape,
        values,
      },
    ];
  });
}

/** What is written alike is alike to people. */
function trendOf(
  { unit, better }: KpiShape,
  before: number | null,
  last: number | null,
  ticksPerDay: number,
): Trend {
  if (before === null || last === null) return { way: "first", words: "", verdict: "neither" };
  if (kpiText(before, unit, ticksPerDay) === kpiText(last, unit, ticksPerDay))
    return { way: "same", words: verdicts.same, verdict: "neither" };
  const way = last > before ? "up" : "down";
  if (better === "neither") return { way, words: words.ways[way], verdict: "neither" };
  const verdict = (way === "up") === (better === "higher") ? "better" : "worse";
  return { way, words: verdicts[verdict], verdict };
}

/** A figure without a nought behind the point. */
export const roundText = (value: number, unit: KpiShape["unit"], ticksPerDay: number): string =>
  kpiText(value, unit, ticksPerDay).replace(/[.]0+(?!\d)/u, "");

/** "Aim: at least 70 %"; what is only shown has none. */
export function aimWords({ target, unit }: KpiShape, ticksPerDay: number): string {
  if (target === null) return "";
  const write = (value: number) => roundText(value, unit, ticksPerDay);
  return "at_least" in target
    ? words.atLeast(write(target.at_least))
    : words.below(write(target.below));
}

/** A line in words, for those who do not see it. */
export function lineWords({ label, values, shape }: FigureRow, ticksPerDay: number): string {
  const known = values.filter((value) => value !== null);
  const write = (value: number | undefined) =>
    value === undefined ? "–" : kpiText(value, shape.unit, ticksPerDay);
  return words.line(
    label,
    known.length,
    write(known[0]),
    write(known.at(-1)),
    write(Math.min(...known)),
    write(Math.max(...known)),
  );
}
