import { expect, test } from "vitest";

import { compareGolden } from "../../main/golden/compare-golden.ts";
import { readGolden } from "../../main/golden/golden-file.ts";
import { GOLDEN_RUNS } from "../../main/golden/golden-runs.ts";
import { runGolden } from "../../main/golden/run-golden.ts";

test.each(GOLDEN_RUNS)(
  "$name is what is on record; townlet golden update if it is meant",
  (run) => {
    const outcome = runGolden(run);
    if (!outcome.ok) throw new Error(outcome.error.map(({ message }) => message).join("\n"));
    const findings = compareGolden(run, readGolden(run.name).record, outcome.value);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  },
);
