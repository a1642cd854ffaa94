import { type GoldenFinding, movedNames } from "./compare-golden.ts";
import type { GoldenFile } from "./golden-file.ts";
import type { GoldenRun } from "./golden-runs.ts";
import type { GoldenOutcome } from "./run-golden.ts";

/** The record of what became of a run, with all that was on record about changes before, and this one. */
export function recordGolden(
  run: GoldenRun,
  outcome: GoldenOutcome,
  before: GoldenFile | null,
  findings: readonly GoldenFinding[],
  why: { readonly version: string; readonly reason: string },
): GoldenFile {
  const moved = before === null ? "everything" : movedNames(findings).join(", ");
  const history = [...(before?.history ?? []), { ...why, moved }];
  return { golden: run.name, scenario: run.scenario, ...outcome, history };
}
