import { writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { problemLine } from "../../../../main/config/located.ts";
import { validateFile } from "../../../../main/config/validate-files.ts";
import { EventSpec } from "../../../../sim/config/blocks/perturbations.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { loaded, mistakesOf, scenarioFile } from "../../../helpers/scenario-file.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const ruleOf = (spec: object) => {
  const { rules } = chanceTown({ events: { dear: { kind: "price_spike", ...spec } } });
  return rules.events.specs[0];
};

function told(text: string): string[] {
  const file = path.join(temporaryFolder(), "events.yaml");
  writeFileSync(file, text);
  const { problems, kind } = validateFile(file);
  return [kind, ...problems.map(problemLine).map((line) => line.replace(/^.*events\.yaml:/, ""))];
}

test("[A132] a range is one number, two in a list, or the least and the most by name", () => {
  const wide = { leastTicks: 30, mostTicks: 90, leastFactor: 1.1, mostFactor: 1.6 };
  expect(ruleOf({ duration: [30, 90], magnitude: [1.1, 1.6] })).toMatchObject(wide);
  expect(
    ruleOf({ duration: { min: 30, max: 90 }, magnitude_range: { min: 1.1, max: 1.6 } }),
  ).toMatchObject(wide);
  expect(ruleOf({ duration: 7 })).toMatchObject({ leastTicks: 7, mostTicks: 7, leastFactor: 1 });
  expect(ruleOf({})).toMatchObject({ leastTicks: 0, mostTicks: 0, chance: 0, cooldown: 0 });
});

test("minutes are those of the town's day, and the chance has two names", () => {
  // 1,440 minutes are 1,000 ticks.
  expect(ruleOf({ duration_min: [30, 60] })).toMatchObject({ leastTicks: 21, mostTicks: 42 });
  expect(ruleOf({ probability_per_day: 0.3 })?.chance).toBe(ruleOf({ prob_per_day: 0.3 })?.chance);
});

test.each([
  ["a third number", { duration: [1, 2, 3] }],
  ["the most below the least", { duration: [9, 3] }],
  ["a negative chance", { prob_per_day: -1 }],
  ["an unknown key", { magnitud: 2 }],
  ["two names of one key", { prob_per_day: 1, probability_per_day: 1 }],
])("%s is refused", (_, spec) => {
  expect(EventSpec.safeParse({ kind: "price_spike", ...spec }).success).toBe(false);
});

test("a file of disturbances is known by its only key, and every mistake is told at its line", () => {
  expect(told("perturbations:\n  events:\n    dear: { kind: price_spike }\n")).toEqual([
    "perturbations",
  ]);
  expect(
    told(
      "perturbations:\n  events:\n    dear:\n      kind: price_spike\n      magnitud: 2\n    dark:\n      kind: blackout\n      duration: [9, 3]\n",
    ),
  ).toEqual([
    "perturbations",
    "5:7: perturbations.events.dear.magnitud: unknown key 'magnitud'; did you mean 'magnitude'?",
    "8:17: perturbations.events.dark.duration: the most (3) is below the least",
  ]);
  expect(
    told("perturbations:\n  events:\n    dear: { kind: price_spike, targets: [cafee] }\n"),
  ).toEqual([
    "perturbations",
    expect.stringContaining("warning: perturbations.events.dear.targets[0]: unknown price 'cafee'"),
  ]);
});

test("[B57] the file is laid over what town and scenario say, and a scenario may do without it", () => {
  const events = { own: { kind: "blackout" }, outage: { kind: "outage", prob_per_day: 0.9 } };
  const joined = loaded(scenarioFile({ perturbations: { events } })).config;
  expect(Object.keys(joined.perturbations.events)).toEqual(["own", "outage"]);
  expect(joined.perturbation_file?.events["outage"]?.prob_per_day).toBe(0.1);
  const alone = loaded(scenarioFile({ perturbations: { file: null, events } })).config;
  expect(alone.perturbation_file).toBeUndefined();
});

test("a file that is not there is the mistake of the line that names it", () => {
  expect(mistakesOf(scenarioFile({ perturbations: { file: "nowhere.yaml" } }))).toEqual([
    expect.stringContaining("perturbations.file: "),
  ]);
});
