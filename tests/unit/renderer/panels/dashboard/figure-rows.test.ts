import { expect, test } from "vitest";

import {
  type FigureRow,
  aimWords,
  figureRows,
  lineWords,
} from "../../../../../renderer/panels/dashboard/figure-rows.ts";
import { required } from "../../../../helpers/required.ts";

const rowOf = (name: string, ...values: readonly (number | null)[]): FigureRow | undefined =>
  figureRows(
    { ticks: values.map((_, day) => day * 1000), figures: { [name]: [...values] } },
    1000,
  )[0];

test("the last day is told against the one before, by what is good", () => {
  expect(rowOf("self_sufficiency", 0.5, 0.75)).toMatchObject({
    text: "75.0\u00A0%",
    band: "green",
    trend: { way: "up", words: "better", verdict: "better" },
  });
  expect(rowOf("lateness_rate", 0.1, 0.5)).toMatchObject({
    band: "red",
    trend: { way: "up", words: "worse" },
  });
});

test("where neither way is good only the way is told, and what is written alike is the same", () => {
  expect(rowOf("wallet_gini", 0.2, 0.3)?.trend).toMatchObject({ words: "up", verdict: "neither" });
  expect(rowOf("wallet_gini", 0.3001, 0.3002)?.trend.words).toBe("same");
});

test("a first day has no trend, a day without the figure no value, a figure of no day no row", () => {
  expect(rowOf("attendance", 0.9)?.trend).toMatchObject({ way: "first", words: "" });
  expect(rowOf("attendance", 0.9, null)).toMatchObject({ text: "–", band: null });
  expect(rowOf("attendance", null, null)).toBeUndefined();
});

test("aims and lines are told in words", () => {
  const row = required(rowOf("lateness_rate", 0.1, null, 0.3));
  expect(aimWords(row.shape, 1000)).toBe("Aim: below 15\u00A0%");
  expect(lineWords(row, 1000)).toBe(
    "Shifts begun late over 2 days: 10.0\u00A0% first, 30.0\u00A0% last, lowest 10.0\u00A0%, highest 30.0\u00A0%",
  );
});
