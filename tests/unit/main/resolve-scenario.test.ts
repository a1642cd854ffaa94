import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { validateFile } from "../../../main/config/validate-files.ts";
import { configHash } from "../../../sim/config/config-id.ts";
import { required } from "../../helpers/required.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { ADA, loaded, mistakesOf, scenarioFile } from "../../helpers/scenario-file.ts";

const bench = {
  id: "own_bench",
  type: "bench",
  position: [12, 15],
  use_tile: [12, 15],
  venue: "green",
};

const NO_JOBS = { grocer: null, barista: null, clerk: null };
const FLOOR = { agents: [{ ...ADA, home: null, job: null, position: [3, 3] }] };

test("notes at the top of any file are no part of the rules", () => {
  const plain = loaded(scenarioFile({}));
  const file = scenarioFile({ meta: { author: "me" }, docs: ["read this"], x_budget: 150 });
  const map = path.join(path.dirname(file), "..", "maps", "corner.yaml");
  writeFileSync(map, `${readFileSync(map, "utf8")}\nx_drawn_by: [me]\n`);
  const noted = loaded(file);
  expect(noted.config).toEqual(plain.config);
  expect(configHash(noted.config)).toBe(configHash(plain.config));
  expect(mistakesOf(scenarioFile({ y_budget: 150 }))).toEqual(["y_budget: unknown key 'y_budget'"]);
});

test("neither names of files nor comments nor the order of keys change the hash", () => {
  const plain = configHash(loaded(scenarioFile({})).config);
  const file = scenarioFile({});
  const folder = path.join(path.dirname(file), "..");
  renameSync(path.join(folder, "maps", "corner.yaml"), path.join(folder, "maps", "elsewhere.yml"));
  renameSync(path.join(folder, "affordances.yaml"), path.join(folder, "offers.yaml"));
  const offers = path.join(folder, "offers.yaml");
  writeFileSync(offers, `# Another comment.\n${readFileSync(offers, "utf8")}`);
  const town = path.join(folder, "town.yaml");
  const rules = readFileSync(town, "utf8").replace("affordances.yaml", "offers.yaml");
  const behavior = rules.slice(
    rules.indexOf("behavior:\n  hunger"),
    rules.indexOf("policy_runtime:"),
  );
  expect(behavior).toContain("hunger_threshold");
  writeFileSync(town, `# Moved about.\n${rules.replace(behavior, "")}\n${behavior}`);
  const moved = path.join(folder, "scenarios", "another-name.yaml");
  writeFileSync(moved, readFileSync(file, "utf8").replace("corner.yaml", "elsewhere.yml"));
  expect(configHash(loaded(moved).config)).toBe(plain);
});

test("a scenario's own objects stand behind those of its map, and are named where they are written", () => {
  const { config } = loaded(scenarioFile({}, { objects: [bench] }));
  expect(config.map.objects.at(-1)).toEqual(bench);
  expect("objects" in config.scenario).toBe(false);
  const file = scenarioFile(
    {},
    { objects: [bench, { ...bench, position: [12, 14], venue: "grene" }] },
  );
  expect(mistakesOf(file)).toEqual([
    "scenario.objects[1].id: duplicate id 'own_bench'",
    "scenario.objects[1].venue: unknown venue 'grene'; did you mean 'green'?",
  ]);
  expect(mistakesOf(scenarioFile({}, { objects: bench }))).toEqual([
    "scenario.objects: expected a list",
  ]);
  const lost = scenarioFile({ world: { map_file: "nowhere.yaml" } }, { objects: [bench] });
  expect(mistakesOf(lost)).toEqual([
    expect.stringMatching(/^world\.map_file: .*there is no such file$/),
  ]);
});

test("null takes away a job that the town has", () => {
  const { config } = loaded(
    scenarioFile({ world: { map_file: null, grid_size: [12, 10] }, jobs: NO_JOBS }, FLOOR),
  );
  expect(config.jobs).toEqual({});
});

test("without a map file the town is open floor of the given size", () => {
  const world = { map_file: null, grid_size: [12, 10] };
  const { config } = loaded(scenarioFile({ world, jobs: NO_JOBS }, FLOOR));
  expect(config.map.size).toEqual([12, 10]);
  expect(new Set(config.map.rows)).toEqual(new Set([".".repeat(12)]));
  for (const grid_size of [[7, 10], [12, 513], [12]]) {
    const file = scenarioFile({ world: { map_file: null, grid_size }, jobs: NO_JOBS }, FLOOR);
    expect(mistakesOf(file)).toEqual([expect.stringMatching(/^world\.grid_size/)]);
  }
});

test("the size of the open floor is no rule where there is a map", () => {
  const hashOf = (world: object): string => {
    const whole = { map_file: "../maps/corner.yaml", ...world };
    return configHash(loaded(scenarioFile({ world: whole })).config);
  };
  expect(hashOf({ grid_size: [12, 10] })).toBe(hashOf({}));
});

test("a timeline entry may call its command by three keys and by older names", () => {
  const entries = [
    { tick: 5, command: "rain", kwargs: { on: "start" } },
    { tick: 5, name: "set_need", kwargs: { agent_id: "ada", needs: { hunger: 0.5 } } },
    { tick: 9, action: "teleport", kind: "action", kwargs: { agent_id: "ada", position: [5, 9] } },
  ];
  const { config } = loaded(scenarioFile({}, { timeline: entries }));
  expect(config.scenario.timeline).toEqual([
    { tick: 5, command: { name: "rain", kwargs: { on: true } } },
    { tick: 5, command: { name: "setneed", kwargs: { agent_id: "ada", needs: { hunger: 0.5 } } } },
    { tick: 9, command: { name: "teleport", kwargs: { agent_id: "ada", position: [5, 9] } } },
  ]);
  expect(loaded(scenarioFile({})).config.scenario.timeline).toEqual([]);
});

test("a timeline entry that is no command is refused at its line", () => {
  const mistake = (entry: object): string[] => mistakesOf(scenarioFile({}, { timeline: [entry] }));
  const on = { kwargs: { on: true } };
  expect(mistake({ tick: 1, command: "rian", ...on })).toEqual([
    "scenario.timeline[0].command: unknown command 'rian'; did you mean 'rain'?",
  ]);
  expect(mistake({ tick: -1, command: "rain", ...on })).toEqual([
    "scenario.timeline[0].tick: expected at least 0, found -1",
  ]);
  expect(mistake({ tick: 1, command: "rain", kind: "acton", ...on })).toEqual([
    "scenario.timeline[0].kind: unknown kind 'acton'; did you mean 'action'?",
  ]);
  expect(mistake({ tick: 1, command: "rain", kind: "narration", ...on })).toEqual([
    "scenario.timeline[0].command: a narration is told by 'announce_story', not by 'rain'",
  ]);
  expect(mistake({ tick: 1, command: "rain", action: "rain", ...on })).toEqual([
    "scenario.timeline[0].action: unknown key 'action'",
  ]);
  expect(mistake({ tick: 1, ...on })).toContain(
    "scenario.timeline[0].command: expected keys and values, found nothing",
  );
  expect(mistake({ tick: 1, command: "rain" })).toHaveLength(1);
});

test("a timeline speaks of people who are there by then", () => {
  const spawn = { command: "spawn", kwargs: { agent_id: "ben", position: [5, 9] } };
  const kill = { command: "kill", kwargs: { agent_id: "ben" } };
  const mistake = (...timeline: object[]): string[] => mistakesOf(scenarioFile({}, { timeline }));
  expect(mistake({ tick: 9, ...kill }, { tick: 5, ...spawn })).toEqual([]);
  expect(mistake({ tick: 4, ...kill }, { tick: 5, ...spawn })).toEqual([
    "scenario.timeline[0].kwargs.agent_id: unknown person 'ben'; known: ada",
  ]);
  expect(mistake({ tick: 5, ...spawn }, { tick: 6, ...spawn })).toEqual([
    "scenario.timeline[1].kwargs.agent_id: duplicate id 'ben'",
  ]);
});

test("a timeline may bring somebody again whom it has killed, and no longer speaks of the dead", () => {
  const kill = { tick: 3, command: "kill", kwargs: { agent_id: "ada" } };
  const spawn = (tick: number): object => ({
    tick,
    command: "spawn",
    kwargs: { agent_id: "ada", position: [5, 9] },
  });
  const mistake = (...timeline: object[]): string[] => mistakesOf(scenarioFile({}, { timeline }));
  expect(
    loaded(scenarioFile({}, { timeline: [spawn(5), kill] })).config.scenario.timeline,
  ).toHaveLength(2);
  expect(mistake(spawn(2), kill)).toEqual([
    "scenario.timeline[0].kwargs.agent_id: duplicate id 'ada'",
  ]);
  expect(mistake(kill, { ...kill, tick: 4 })).toEqual([
    expect.stringMatching(/^scenario\.timeline\[1\]\.kwargs\.agent_id: unknown person 'ada'/),
  ]);
});

test("a manifest that a timeline loads is read with the scenario", () => {
  const reload = (name: string) => ({
    tick: 5,
    command: "reload_affordances",
    kwargs: { path: name },
  });
  const { config } = loaded(scenarioFile({}, { timeline: [reload("../affordances.yaml")] }));
  const kwargs = new Map(Object.entries(required(config.scenario.timeline[0]).command.kwargs));
  expect(kwargs.get("checksum")).toBe(config.manifest_checksum);
  expect(kwargs.get("entries")).toContainEqual(expect.objectContaining({ id: "use_shower" }));
  expect(mistakesOf(scenarioFile({}, { timeline: [reload("nowhere.yaml")] }))).toEqual([
    expect.stringMatching(/^scenario\.timeline\[0\]\.kwargs\.path: .*there is no such file$/),
  ]);
});

test("a wage over 1.20 baskets is said once with the loaded configuration", () => {
  const { warnings } = loaded(scenarioFile({ jobs: { clerk: { wage_rate: 0.02 } } }));
  expect(warnings).toEqual([
    expect.objectContaining({ severity: "warning", path: "jobs.clerk.wage_rate" }),
  ]);
  expect(loaded(scenarioFile({})).warnings).toEqual([]);
});

test("a problem says what was found and what was expected", () => {
  const file = scenarioFile({ queue_fairness: { cooldown_ticks: -1 } }, { agents: [] });
  expect(mistakesOf(file)).toEqual([
    "queue_fairness.cooldown_ticks: expected at least 0, found -1",
    "scenario.agents: expected at least 1 entries, found an empty list",
  ]);
});

/** A scenario whose timeline is a file of its own. */
function withTimelineFile(content: unknown): string {
  const file = scenarioFile({}, { timeline: "plan.json" });
  writeFileSync(path.join(path.dirname(file), "plan.json"), JSON.stringify(content));
  return file;
}

const RAIN = { tick: 5, command: "rain", kwargs: { on: true } };

test("a timeline may be a file of its own: a list, or what the file has under `timeline`", () => {
  const own = loaded(scenarioFile({}, { timeline: [RAIN] })).config;
  for (const content of [[RAIN], { meta: { seed: 73 }, timeline: [RAIN] }]) {
    const { config, files } = loaded(withTimelineFile(content));
    expect(config.scenario).toEqual(own.scenario);
    expect(configHash(config)).toBe(configHash(own));
    expect(files.map((file) => path.basename(file))).toContain("plan.json");
  }
  expect(mistakesOf(withTimelineFile({ rain: [RAIN] }))).toEqual([
    "scenario.timeline: expected a list",
  ]);
  expect(mistakesOf(scenarioFile({}, { timeline: "nowhere.json" }))).toEqual([
    expect.stringMatching(/^scenario\.timeline: .*there is no such file$/),
  ]);
});

test("arguments of a timeline entry may be given in order", () => {
  const timeline = [
    { tick: 1, command: "teleport", args: ["ada", [5, 9]] },
    { tick: 2, action: "set_need", args: ["ada", "energy", 0.68] },
    { tick: 3, command: "rain", args: ["start"] },
  ];
  expect(
    loaded(scenarioFile({}, { timeline })).config.scenario.timeline.map(({ command }) => command),
  ).toEqual([
    { name: "teleport", kwargs: { agent_id: "ada", position: [5, 9] } },
    { name: "setneed", kwargs: { agent_id: "ada", needs: { energy: 0.68 } } },
    { name: "rain", kwargs: { on: true } },
  ]);
  const wrong = [{ tick: 2, command: "set_need", args: ["ada", "energi", 0.68] }];
  expect(mistakesOf(scenarioFile({}, { timeline: wrong }))).toEqual([
    "scenario.timeline[0].kwargs.needs.energi: unknown key 'energi'; did you mean 'energy'?",
  ]);
});

test("a timeline file can be checked by itself, each mistake at its line", () => {
  const check = (content: unknown): string[] => {
    const file = path.join(temporaryFolder(), "plan.json");
    writeFileSync(file, JSON.stringify(content, null, 2));
    const { kind, problems } = validateFile(file);
    expect(kind).toBe("timeline");
    return problems.map((found) => `${found.line} ${found.path}: ${found.message}`);
  };
  expect(check([RAIN])).toEqual([]);
  expect(check({ meta: {}, timeline: [RAIN, { ...RAIN, tick: -1 }] })).toEqual([
    "12 timeline[1].tick: expected at least 0, found -1",
  ]);
  expect(check([{ tick: 5, command: "rian", kwargs: { on: true } }])).toEqual([
    "4 timeline[0].command: unknown command 'rian'; did you mean 'rain'?",
  ]);
  expect(check([{ ...RAIN, kind: "narration" }])).toEqual([
    "4 timeline[0].command: a narration is told by 'announce_story', not by 'rain'",
  ]);
});
