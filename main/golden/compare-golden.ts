import type { GoldenFile } from "./golden-file.ts";
import type { GoldenRun } from "./golden-runs.ts";
import type { GoldenOutcome } from "./run-golden.ts";

/** One thing that is on record of a run, and what it is now. Null: there is nothing of that name. */
export interface GoldenFinding {
  readonly name: string;
  readonly ok: boolean;
  readonly metric: string;
  readonly expected: string | number | null;
  readonly found: string | number | null;
  /** How far a number may be off; hashes, names and counts may not. */
  readonly tolerance: number;
}

/** Of figures that are no counts: sums of many small numbers, printed and read again. */
const TOLERANCE = 1e-5;

/** Everything on record of a run against what became of it, in the order of the record. */
export function compareGolden(
  run: GoldenRun,
  record: GoldenFile | null,
  outcome: GoldenOutcome,
): GoldenFinding[] {
  const expected = record === null ? new Map<string, string | number>() : figuresOf(record);
  const found = figuresOf({ ...outcome, scenario: run.scenario });
  const names = new Set([...expected.keys(), ...found.keys()]);
  return Array.from(names, (metric) =>
    judge(run.name, metric, expected.get(metric) ?? null, found.get(metric) ?? null),
  );
}

type Figures = Pick<GoldenFile, "scenario"> & GoldenOutcome;

function figuresOf(figures: Figures): Map<string, string | number> {
  const { scenario, seed, ticks, state_hash, outcome_hash, metrics } = figures;
  return new Map<string, string | number>([
    ["scenario", scenario],
    ["seed", seed],
    ["ticks", ticks],
    ["state_hash", state_hash],
    ["outcome_hash", outcome_hash],
    ...Object.entries(metrics),
  ]);
}

function judge(
  name: string,
  metric: string,
  expected: string | number | null,
  found: string | number | null,
): GoldenFinding {
  const isCount = Number.isInteger(expected) && Number.isInteger(found);
  const areNumbers = typeof expected === "number" && typeof found === "number";
  const tolerance = areNumbers && !isCount ? TOLERANCE : 0;
  const ok = areNumbers ? Math.abs(expected - found) <= tolerance : expected === found;
  return { name, ok, metric, expected, found, tolerance };
}

/** What moved, in few words: metrics of people and of kinds of events under their common name. */
export function movedNames(findings: readonly GoldenFinding[]): string[] {
  const moved = findings.filter(({ ok }) => !ok).map(({ metric }) => metric.split(".")[0] ?? "");
  return [...new Set(moved)];
}
