import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { loadConfig } from "../../../main/config/load-config.ts";
import { createTown } from "../../../sim/create-town.ts";
import { runTick } from "../../../sim/tick.ts";
import { eventsOf } from "../../helpers/events.ts";
import { ADA, loaded, mistakesOf as allOf, scenarioFile } from "../../helpers/scenario-file.ts";

const FLOOR = {
  world: { map_file: null, grid_size: [12, 10] },
  jobs: { grocer: null, barista: null, clerk: null },
  affordances: { require_presence: false },
};
const STALL = { id: "stall", type: "stall", position: [4, 4] };
const PERSON = { ...ADA, home: null, job: null, position: [3, 3] };

function floor(schedule: object, block: object = {}): string {
  return scenarioFile(FLOOR, { agents: [PERSON], objects: [STALL], schedule, ...block });
}

/** Without what is only doubtful: that a stall offers nothing where its schedule does not hold. */
function mistakesOf(file: string): string[] {
  return allOf(file).filter((found) => !found.includes("nothing in the manifest is offered"));
}

test("an object on open floor is used from its own tile, unless it says otherwise", () => {
  const ask = { kind: "request", object: "stall", affordance: "browse" };
  const { config, warnings } = loaded(floor({ ada: [ask, { ...ask, kind: "start" }] }));
  expect(warnings).toEqual([]);
  expect(config.map.objects).toEqual([{ ...STALL, use_tile: [4, 4] }]);
  const town = createTown(config);
  runTick(town);
  runTick(town);
  expect(eventsOf(town, "affordance_start")).toMatchObject([
    { agent_id: "ada", object_id: "stall", affordance_id: "browse", duration: 30 },
  ]);
  const beside = { ...STALL, use_tile: [4, 5] };
  expect(loaded(floor({ ada: [ask] }, { objects: [beside] })).config.map.objects).toEqual([beside]);
});

test("a schedule is for people who are there or come, and speaks of what there is", () => {
  const wait = [{ kind: "wait" }];
  expect(mistakesOf(floor({ adda: wait }))).toEqual([
    "scenario.schedule.adda: unknown person 'adda'; did you mean 'ada'?",
  ]);
  const spawn = { tick: 5, command: "spawn", kwargs: { agent_id: "ben", position: [5, 5] } };
  expect(mistakesOf(floor({ ben: wait }, { timeline: [spawn] }))).toEqual([]);
  const ask = { kind: "request", object: "stal", affordance: "browse" };
  expect(
    mistakesOf(floor({ ada: [ask, { ...ask, kind: "blocked", affordance: undefined }] })),
  ).toEqual([
    "scenario.schedule.ada[0].object: unknown object 'stal'; did you mean 'stall'?",
    "scenario.schedule.ada[1].object: unknown object 'stal'; did you mean 'stall'?",
  ]);
  expect(mistakesOf(floor({ ada: [{ kind: "move", position: [12, 3] }] }))).toEqual([
    "scenario.schedule.ada[0].position: [12, 3] is not a tile a person can stand on",
  ]);
  expect(mistakesOf(floor({ ada: [] }))).toEqual([
    "scenario.schedule.ada: expected at least 1 entries, found an empty list",
  ]);
});

test("a step is one of six kinds and says what it is about", () => {
  const mistake = (step: object): string[] => mistakesOf(floor({ ada: [step] }));
  expect(mistake({ kind: "requst", object: "stall", affordance: "browse" })).toEqual([
    "scenario.schedule.ada[0].kind: unknown kind 'requst'; did you mean 'request'?",
  ]);
  expect(mistake({ kind: "start", object: "stall" })).toEqual([
    "scenario.schedule.ada[0].affordance: expected text, found nothing",
  ]);
  expect(mistake({ kind: "wait", ticks: 3 })).toEqual([
    "scenario.schedule.ada[0].ticks: unknown key 'ticks'",
  ]);
});

test("an affordance that nothing offers is made up for its object, and only there", () => {
  const shower = { id: "shower", type: "shower", position: [6, 6] };
  const ask = (object: string, affordance: string): object => ({
    kind: "request",
    object,
    affordance,
  });
  const objects = { objects: [STALL, shower] };
  expect(mistakesOf(floor({ ada: [ask("stall", "use_shower")] }, objects))).toEqual([
    "scenario.schedule.ada[0].affordance: expected an object of the type 'shower' for 'use_shower', found 'stall', a stall",
  ]);
  const both = [ask("stall", "browse"), ask("shower", "browse")];
  expect(mistakesOf(floor({ ada: both }, objects))).toEqual([
    "scenario.schedule.ada[1].affordance: expected an object of the type 'stall' for 'browse', found 'shower', a shower",
  ]);
  const nearly = floor({ ada: [ask("shower", "use_showr")] }, { objects: [shower] });
  const [warning, ...more] = loaded(nearly).warnings;
  expect(more).toEqual([]);
  expect(warning).toMatchObject({
    severity: "warning",
    path: "scenario.schedule.ada[0].affordance",
    message: "the manifest has no 'use_showr'; did you mean 'use_shower'?",
  });
});

test("a mistake in a schedule is told with its line", () => {
  const file = floor({ ada: [{ kind: "blocked", object: "stal" }] });
  const lines = readFileSync(file, "utf8").split("\n");
  const result = loadConfig(file);
  const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
  const [doubt, mistake] = result.ok ? [] : result.error;
  expect(doubt).toMatchObject({ severity: "warning", line: lineOf('"type": "stall"') });
  expect(mistake).toMatchObject({ severity: "error", line: lineOf('"stal"') });
});
