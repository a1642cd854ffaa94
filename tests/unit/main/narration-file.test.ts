import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { loadConfig } from "../../../main/config/load-config.ts";
import { validateFile } from "../../../main/config/validate-files.ts";
import { configHash } from "../../../sim/config/config-id.ts";
import { loaded, mistakesOf, scenarioFile } from "../../helpers/scenario-file.ts";

/** A scenario in a copy of the configuration whose narration file has been changed, and that file. */
function changed(change: (text: string) => string): { scenario: string; narration: string } {
  const scenario = scenarioFile({});
  const narration = path.join(path.dirname(scenario), "..", "narration.yaml");
  writeFileSync(narration, change(readFileSync(narration, "utf8")));
  return { scenario, narration };
}

test("a wording that names what its kind of line does not know is refused, with file and line", () => {
  const { scenario, narration } = changed((text) =>
    text.replace("{actor} gets another chance.", "{actr} gets another chance from {boss}."),
  );
  const line = readFileSync(narration, "utf8")
    .split("\n")
    .findIndex((row) => row.includes("{actr}"));
  const result = loadConfig(scenario);
  const problems = result.ok ? [] : result.error;
  const place = { file: narration, line: line + 1, path: "narration.tales.reprieved[0]" };
  expect(problems).toMatchObject([
    { ...place, message: "unknown placeholder 'actr'; did you mean 'actor'?" },
    { ...place, message: "unknown placeholder 'boss'; known: actor" },
  ]);
  expect(validateFile(narration)).toMatchObject({
    kind: "narration",
    ok: false,
    problems: [{ line: line + 1 }, { line: line + 1 }],
  });
});

test("a kind of line without wordings, or one that nobody tells, is refused", () => {
  const without = changed((text) => text.replace(/ {4}reprieved:\n( {6}- .*\n)+/, ""));
  expect(mistakesOf(without.scenario)).toEqual([
    "narration.tales.reprieved: expected a list, found nothing",
  ]);
  const odd = changed((text) => text.replace("    reprieved:", "    repreived:"));
  expect(mistakesOf(odd.scenario).toSorted()).toEqual([
    "narration.tales.repreived: unknown key 'repreived'; did you mean 'reprieved'?",
    "narration.tales.reprieved: expected a list, found nothing",
  ]);
});

test("words for hardship may be left out, all of them; one that is left out alone is told", () => {
  const without = changed((text) => text.replace(/ {2}hardship:\n(?: {4}.*\n)+/, ""));
  expect(mistakesOf(without.scenario)).toEqual([]);
  expect(loaded(without.scenario).config.narration.hardship).toBeUndefined();
  const partly = changed((text) => text.replace(/ {4}all_tired: .*\n/, ""));
  expect(mistakesOf(partly.scenario)).toEqual([
    "narration.hardship.all_tired: expected a list, found nothing",
  ]);
  const odd = changed((text) => text.replace("{who} are starving", "{people} are starving"));
  expect(mistakesOf(odd.scenario)).toEqual([
    "narration.hardship.all_hungry[0]: unknown placeholder 'people'; known: who",
  ]);
});

test("what a scenario says of the narration goes over its file, and counts for the hash", () => {
  const own = { narration: { limiter: { global_window_limit: 3 } } };
  const { config } = loaded(scenarioFile(own));
  const plain = loaded(scenarioFile({})).config;
  expect(config.narration.limiter).toEqual({
    ...plain.narration.limiter,
    global_window_limit: 3,
  });
  expect(config.narration.tales).toEqual(plain.narration.tales);
  expect(configHash(config)).not.toBe(configHash(plain));
});

test("limits that would have the town remember more lines than it can are refused", () => {
  const limiter = { dedupe_window_ticks: 10_000, global_window_ticks: 10, global_window_limit: 2 };
  expect(mistakesOf(scenarioFile({ narration: { limiter } }))).toEqual([
    expect.stringMatching(/^narration\.limiter\.global_window_limit: expected at most 1, found 2/),
  ]);
});

test("thresholds of more must not lie below those of less", () => {
  const relationship_narration = {
    friendship_priority_threshold: 0.5,
    rivalry_escalation_threshold: 0.6,
  };
  expect(mistakesOf(scenarioFile({ narration: { relationship_narration } }))).toEqual([
    "narration.relationship_narration.friendship_priority_threshold: expected at least 0.6, found 0.5 (friendship_trust_threshold)",
    "narration.relationship_narration.rivalry_escalation_threshold: expected at least 0.7, found 0.6 (rivalry_avoid_threshold)",
  ]);
});

test("a narration file that is not there is told by the line that names it, and nothing else is", () => {
  const { scenario, narration } = changed((text) => text);
  rmSync(narration);
  expect(mistakesOf(scenario)).toEqual([
    expect.stringMatching(/^narration\.file: .*narration\.yaml: there is no such file$/),
  ]);
});
