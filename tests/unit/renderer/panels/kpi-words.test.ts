import { expect, test } from "vitest";

import { baseOf, kpiRows } from "../../../../renderer/panels/compare/kpi-words.ts";

const rowOf = (name: string, left: number | null, right: number | null) =>
  kpiRows([{ name, left, right }], 1000)[0];

test("better and worse are said by what is good, not by the sign", () => {
  expect(rowOf("attendance", 0.9, 0.95)).toMatchObject({ delta: "+5.0\u00A0%", verdict: "better" });
  expect(rowOf("lateness_rate", 0.1, 0.2)).toMatchObject({
    delta: "+10.0\u00A0%",
    verdict: "worse",
  });
  expect(rowOf("lateness_rate", 0.2, 0.1)).toMatchObject({ verdict: "better" });
});

test("a branch is held against what it has parted from, on whichever side it is", () => {
  const of = (name: string, parent: string | null) => ({
    name,
    parent,
    at: 0,
    last_tick: 9,
    change: "",
  });
  const lives = [of("main", null), of("dark", "main"), of("darker", "dark"), of("wet", "main")];
  expect(baseOf(lives, "darker", "main")).toBe("right");
  expect(baseOf(lives, "main", "darker")).toBe("left");
  expect(baseOf(lives, "wet", "dark")).toBe("left");
  const [row] = kpiRows([{ name: "attendance", left: 0.6, right: 0.9 }], 1000, "right");
  expect(row).toMatchObject({ left: "60.0\u00A0%", delta: "−30.0\u00A0%", verdict: "worse" });
});

test("where neither way is good, nothing is judged", () => {
  expect(rowOf("wallet_gini", 0.3, 0.4)).toMatchObject({ delta: "+0.10", verdict: "other" });
});

test("what is written alike counts as the same, and no figure is no figure", () => {
  expect(rowOf("mean_need", 0.70001, 0.70002)).toMatchObject({ delta: "", verdict: "same" });
  expect(rowOf("attendance", null, 0.4)).toMatchObject({ left: "–", delta: "", verdict: "other" });
});

test("what is written adds up", () => {
  expect(rowOf("wallet_gini", 0.0246, 0.0354)).toMatchObject({
    left: "0.02",
    right: "0.04",
    delta: "+0.02",
  });
});

test("ticks are told as minutes of the town's day", () => {
  expect(rowOf("queue_wait_p95_ticks", 10, 20)).toMatchObject({
    left: "14\u00A0min",
    right: "29\u00A0min",
    verdict: "worse",
  });
});

test("figures that nobody has words for come last, under their own name", () => {
  const rows = kpiRows(
    [
      { name: "brand_new", left: 1, right: 2 },
      { name: "attendance", left: 1, right: 1 },
    ],
    1000,
  );
  expect(rows.map(({ label }) => label)).toEqual(["On time at work", "brand new"]);
});
