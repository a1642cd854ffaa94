/** From and to, both included. */
export type Range = readonly [from: number, to: number];

/** What a figure is, how it is written, which way is good, and when it is well. */
export interface KpiShape {
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** `share` is in [0, 1]; `need` too, 1 = satisfied; `count` is a whole number a day; `plain` has no unit. */
  readonly unit: "share" | "need" | "days" | "ticks" | "count" | "plain";
  /** Which way is good. */
  readonly better: "higher" | "lower" | "neither";
  /** What is aimed at; null where the figure is only shown. `at_least` includes its number, `below` does not. */
  readonly target: { readonly at_least: number } | { readonly below: number } | null;
  /** Green within the first, else amber within the second, else red; null where nothing is judged. */
  readonly bands: { readonly green: Range; readonly amber: Range } | null;
  /** What it was in the reference, where that is known. */
  readonly baseline?: number;
  /** Amber once, red when the value before was the same. */
  readonly redWhenTwice?: number;
  /** How it is worked out, W being a day. */
  readonly formula: string;
}

export type Band = "green" | "amber" | "red";

/** How well a value is; null where nothing is judged. `before` is the value of the cycle before. */
export function bandOf(
  { bands, redWhenTwice }: KpiShape,
  value: number | null,
  before: number | null = null,
): Band | null {
  if (bands === null || value === null) return null;
  if (isWithin(value, bands.green)) return "green";
  const isRepeated = value === redWhenTwice && before === redWhenTwice;
  return isWithin(value, bands.amber) && !isRepeated ? "amber" : "red";
}

function isWithin(value: number, [from, to]: Range): boolean {
  return value >= from && value <= to;
}

const DIGITS = { share: 1, need: 1, days: 1, ticks: 0, count: 0, plain: 2 } as const;
const MINUTES_PER_DAY = 24 * 60;

/** A figure as people read it; ticks as minutes of the town's day. */
export function kpiText(value: number, unit: KpiShape["unit"], ticksPerDay: number): string {
  const text = (value * scaleOf(unit, ticksPerDay)).toFixed(DIGITS[unit]);
  if (unit === "ticks") return `${text}\u00A0min`;
  return unit === "share" || unit === "need" ? `${text}\u00A0%` : text;
}

/** A figure to no more digits than people read of it, so that what they read adds up. */
export function asRead(value: number, unit: KpiShape["unit"], ticksPerDay: number): number {
  const scale = scaleOf(unit, ticksPerDay);
  return Number((value * scale).toFixed(DIGITS[unit])) / scale;
}

function scaleOf(unit: KpiShape["unit"], ticksPerDay: number): number {
  if (unit === "ticks") return MINUTES_PER_DAY / ticksPerDay;
  return unit === "share" || unit === "need" ? 100 : 1;
}
