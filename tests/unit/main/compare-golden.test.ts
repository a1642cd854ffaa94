import { expect, test } from "vitest";

import { compareGolden, movedNames } from "../../../main/golden/compare-golden.ts";
import { GoldenFile } from "../../../main/golden/golden-file.ts";
import { recordGolden } from "../../../main/golden/record-golden.ts";

const RUN = { name: "nap", scenario: "nap", ticks: 9 };
const OUTCOME = {
  seed: 4,
  ticks: 9,
  state_hash: "ab",
  outcome_hash: "cd",
  metrics: { starts: 3, "wallet.ann": 1.5, "wallet.ben": 2 },
};
const RECORD = { golden: "nap", scenario: "nap", ...OUTCOME, history: [] };

function different(metrics: Record<string, number>, more: object = {}) {
  const outcome = { ...OUTCOME, ...more, metrics: { ...OUTCOME.metrics, ...metrics } };
  return compareGolden(RUN, RECORD, outcome).filter(({ ok }) => !ok);
}

test("counts and hashes are held to the letter, other figures to 0.00001", () => {
  expect(different({})).toEqual([]);
  expect(different({ "wallet.ann": 1.500009 })).toEqual([]);
  expect(different({ "wallet.ann": 1.50002 })).toMatchObject([
    { name: "nap", metric: "wallet.ann", expected: 1.5, found: 1.50002, tolerance: 1e-5 },
  ]);
  expect(different({ starts: 4 })).toMatchObject([{ metric: "starts", tolerance: 0 }]);
  expect(different({}, { state_hash: "ac" })).toMatchObject([
    { metric: "state_hash", expected: "ab", found: "ac", tolerance: 0 },
  ]);
});

test("what is gone and what is new both count as different", () => {
  expect(different({ "wallet.eve": 0 })).toMatchObject([
    { metric: "wallet.eve", expected: null, found: 0 },
  ]);
  const gone = { ...OUTCOME, metrics: { starts: 3 } };
  const findings = compareGolden(RUN, RECORD, gone);
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([
    { metric: "wallet.ann", expected: 1.5, found: null },
    { metric: "wallet.ben", expected: 2, found: null },
  ]);
  expect(movedNames(findings)).toEqual(["wallet"]);
});

test("a run that is not on record differs in everything", () => {
  expect(
    compareGolden(RUN, null, OUTCOME).every(({ ok, expected }) => !ok && expected === null),
  ).toBe(true);
});

test("a record keeps why it changed, every time", () => {
  const first = recordGolden(RUN, OUTCOME, null, compareGolden(RUN, null, OUTCOME), {
    version: "1.0.0",
    reason: "New.",
  });
  expect(first).toEqual({
    ...RECORD,
    history: [{ version: "1.0.0", reason: "New.", moved: "everything" }],
  });
  const outcome = { ...OUTCOME, state_hash: "ef", metrics: { ...OUTCOME.metrics, starts: 2 } };
  const why = { version: "1.1.0", reason: "People nap less." };
  const next = recordGolden(RUN, outcome, first, compareGolden(RUN, first, outcome), why);
  expect(next.history).toEqual([...first.history, { ...why, moved: "state_hash, starts" }]);
  expect(next.metrics["starts"]).toBe(2);
  expect(GoldenFile.safeParse(next).success).toBe(true);
});
