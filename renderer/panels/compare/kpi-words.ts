import type { Timeline } from "../../../preload/timelines.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { type KpiShape, asRead, kpiText } from "../../../sim/telemetry/kpi-shape.ts";
import { DAY_KPIS } from "../../../sim/telemetry/kpi-table.ts";

/** What a figure is called, how it is written, and which way is good. */
type KpiWords = Pick<KpiShape, "label" | "unit" | "better">;

/** The figures of a day are those of a longer stretch too. */
const SHAPES: ReadonlyMap<string, KpiWords> = new Map<string, KpiWords>(
  DAY_KPIS.map((kpi): [string, KpiWords] => [kpi.name, kpi]).toSpliced(1, 0, [
    "self_sufficiency_worst_day",
    { label: WORDS.comparison.figures.worstDay, unit: "share", better: "higher" },
  ]),
);

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

type Side = "left" | "right";

/** A branch is held against the life that it has parted from; of others the left one counts. */
export function baseOf(timelines: readonly Timeline[], left: string, right: string): Side {
  let parent: string | null = left;
  while (parent !== null && parent !== right) {
    const child: string = parent;
    parent = timelines.find(({ name }) => name === child)?.parent ?? null;
  }
  return parent === right ? "right" : "left";
}

interface Pair {
  readonly name: string;
  readonly left: number | null;
  readonly right: number | null;
}

/**
 * What either life has a figure of, in the order in which people care; figures that are not known by name come last
 * under their own. Changes are those of the other life against `base`.
 */
export function kpiRows(
  kpis: readonly Pair[],
  ticksPerDay: number,
  base: Side = "left",
): readonly KpiRow[] {
  const order = [...SHAPES.keys()];
  const rank = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return kpis
    .filter(({ left, right }) => left !== null || right !== null)
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map((pair) => row(pair, ticksPerDay, base));
}

function row({ name, left, right }: Pair, ticksPerDay: number, base: Side): KpiRow {
  const unknown: KpiWords = { label: name.replaceAll("_", " "), unit: "plain", better: "neither" };
  const words = SHAPES.get(name) ?? unknown;
  const write = (value: number) => kpiText(value, words.unit, ticksPerDay);
  const texts = {
    name,
    label: words.label,
    left: left === null ? "–" : write(left),
    right: right === null ? "–" : write(right),
  };
  if (left === null || right === null) return { ...texts, delta: "", verdict: "other" };
  // What is written alike is alike to people.
  if (texts.left === texts.right) return { ...texts, delta: "", verdict: "same" };
  const read = (value: number) => asRead(value, words.unit, ticksPerDay);
  const change = (read(right) - read(left)) * (base === "left" ? 1 : -1);
  const delta = `${change > 0 ? "+" : "−"}${write(Math.abs(change))}`;
  if (words.better === "neither") return { ...texts, delta, verdict: "other" };
  const isBetter = change > 0 === (words.better === "higher");
  return { ...texts, delta, verdict: isBetter ? "better" : "worse" };
}
