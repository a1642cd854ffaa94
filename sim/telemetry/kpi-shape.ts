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

/** A figure as people read it; ticks as minutes of the town's day. */
export function kpiText(value: number, unit: KpiShape["unit"], ticksPerDay: number): string {
  switch (unit) {
    case "share":
    case "need":
      return `${(value * 100).toFixed(1)}\u00A0%`;
    case "days":
      return value.toFixed(1);
    case "ticks":
      return `${Math.round((value / ticksPerDay) * 24 * 60)}\u00A0min`;
    case "count":
      return String(Math.round(value));
    case "plain":
      return value.toFixed(2);
  }
}
