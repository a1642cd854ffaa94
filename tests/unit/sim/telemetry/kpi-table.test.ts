import { expect, test } from "vitest";

import { bandOf, type KpiShape } from "../../../../sim/telemetry/kpi-shape.ts";
import { DAY_KPIS, TICK_KPIS } from "../../../../sim/telemetry/kpi-table.ts";
import { required } from "../../../helpers/required.ts";

const all: readonly KpiShape[] = [...DAY_KPIS, ...TICK_KPIS];
const tickKpi = (name: string): KpiShape => required(TICK_KPIS.find((kpi) => kpi.name === name));

test("queue strife is amber above 30.4 and red above 35.5, and a quiet town is green", () => {
  const strife = tickKpi("queue_conflict_intensity");
  expect(strife.baseline).toBe(26.4);
  expect([0, 26.4, 30.4, 30.5, 35.5, 35.6].map((value) => bandOf(strife, value))).toEqual([
    "green",
    "green",
    "green",
    "amber",
    "amber",
    "red",
  ]);
});

test("lateness is amber above 3 and red above 5", () => {
  const lateness = tickKpi("employment_lateness");
  expect([2, 3, 3.1, 5, 5.1].map((value) => bandOf(lateness, value))).toEqual([
    "green",
    "green",
    "amber",
    "amber",
    "red",
  ]);
});

test("no late help is amber once and red twice in a row", () => {
  const help = tickKpi("late_help_events");
  expect([bandOf(help, 1), bandOf(help, 0.4), bandOf(help, 0), bandOf(help, 0, 0)]).toEqual([
    "green",
    "amber",
    "amber",
    "red",
  ]);
  expect(bandOf(help, 0, 1)).toBe("amber");
});

test("what is not known, and what is only shown, has no colour", () => {
  expect(bandOf(tickKpi("employment_lateness"), null)).toBeNull();
  expect(bandOf(tickKpi("queue_rotation_events"), 7)).toBeNull();
});

test("whatever meets its target is green", () => {
  for (const kpi of all) {
    if (kpi.target === null) continue;
    const met = "below" in kpi.target ? kpi.target.below - 0.001 : kpi.target.at_least;
    expect([kpi.name, bandOf(kpi, met)]).toEqual([kpi.name, "green"]);
  }
});

test("names are given once, and what is judged has a way that is good", () => {
  expect(new Set(DAY_KPIS.map(({ name }) => name)).size).toBe(DAY_KPIS.length);
  for (const { name, bands, better } of all) {
    if (bands !== null) expect([name, better]).not.toEqual([name, "neither"]);
  }
});
