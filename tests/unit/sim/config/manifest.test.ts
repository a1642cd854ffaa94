import { expect, test } from "vitest";

import { lintManifest } from "../../../../sim/affordances/lint-manifest.ts";
import { AffordancesFile, affordancesOf, objectsOf } from "../../../../sim/config/manifest.ts";
import { placeObjects, placementProblems } from "../../../../sim/config/place-objects.ts";
import { checkTown } from "../../../../sim/config/town-file.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";

const sit = {
  id: "sit",
  object_type: "bench",
  duration: 5,
  effects: { energy: 0.1 },
  tags: ["leisure"],
};
const bench = { type: "object", id: "bench_1", object_type: "bench" };

function mistakes(...entries: object[]): string[] {
  const parsed = AffordancesFile.safeParse(entries);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("[A23] a manifest of one bench and one affordance", () => {
  const entries = AffordancesFile.parse([bench, sit]);
  expect([objectsOf(entries).length, affordancesOf(entries).length]).toEqual([1, 1]);
  expect(AffordancesFile.parse([])).toEqual([]);
  expect(AffordancesFile.safeParse({}).success).toBe(false);
});

test("[A24] an id is unique across both kinds", () => {
  expect(mistakes(sit, { ...bench, id: "sit" })).toEqual([
    "1.id: object 'sit': duplicate id 'sit'",
  ]);
});

test("[A25] a missing duration is told by its key", () => {
  const { duration: _, ...endless } = sit;
  expect(mistakes(endless)).toEqual([expect.stringMatching(/^0\.duration: /)]);
});

test("tags are a matter of choice, like everything that only this town knows of", () => {
  const { tags: _, ...plain } = sit;
  expect(affordancesOf(AffordancesFile.parse([plain]))).toMatchObject([{ tags: [], capacity: 1 }]);
  expect(mistakes({ ...sit, tags: ["nap"] })[0]).toMatch(/^0\.tags\.0: /);
});

test("kinds, keys, ranges and stock are checked", () => {
  expect(mistakes({ ...sit, type: "place" })[0]).toMatch(/^0\.type: /);
  expect(mistakes({ ...sit, colour: 1 })[0]).toMatch(/colour/);
  expect(mistakes({ ...sit, duration: 0 })[0]).toMatch(/^0\.duration: /);
  expect(mistakes({ ...sit, effects: { energy: 1.1 } })[0]).toMatch(/^0\.effects\.energy: /);
  expect(mistakes({ ...sit, effects: { money: 100.1 } })[0]).toMatch(/^0\.effects\.money: /);
  expect(mistakes({ ...sit, effects: { joy: 0.1 } })[0]).toMatch(/joy/);
  expect(mistakes({ ...sit, effects: {} })).toEqual([
    "0.effects: affordance 'sit': expected at least one effect or product",
  ]);
  expect(mistakes({ ...sit, effects: { warmth: 0.2, social: 0.1, money: -100 } })).toEqual([]);
  expect(mistakes({ ...bench, stock: { meals: -1 } })[0]).toMatch(/^0\.stock\.meals: /);
  expect(mistakes({ ...bench, stock: { gold: 1 } })[0]).toMatch(
    /^0\.stock: object 'bench_1': unknown stock 'gold'; known: meals/,
  );
  expect(mistakes({ ...bench, position: [1, 1] })).toEqual([
    "0.position: object 'bench_1': has a position but no use_tile",
  ]);
  expect(mistakes({ ...bench, use_tile: [1, 1] })[0]).toMatch(/^0\.use_tile: /);
});

test("preconditions are texts or lists of texts, compiled when they are read", () => {
  expect(mistakes({ ...sit, preconds: ["wallet > 1", "f()"] })).toEqual([
    "0.preconds: affordance 'sit': preconditions: 'f()': column 2: expected the end, found '('; calls are not allowed",
  ]);
  expect(mistakes({ ...sit, preconds: [" "] })[0]).toMatch(/^0\.preconds/);
  const read = (preconds: unknown): unknown =>
    affordancesOf(AffordancesFile.parse([{ ...sit, preconds }]))[0]?.preconds;
  expect([read(null), read(""), read(" power_on "), read(["a", " b "])]).toEqual([
    [],
    [],
    ["power_on"],
    ["a", "b"],
  ]);
});

test("hooks are names or lists of names, by stage", () => {
  const read = (hooks: unknown): unknown =>
    affordancesOf(AffordancesFile.parse([{ ...sit, hooks }]))[0]?.hooks;
  expect(read({ before: "on_a", fail: ["on_b", "on_c"] })).toEqual({
    before: ["on_a"],
    after: [],
    fail: ["on_b", "on_c"],
  });
  expect(mistakes({ ...sit, hooks: { during: "on_a" } })[0]).toMatch(/during/);
});

test("reading what was read changes nothing", () => {
  const { manifest } = defaultConfig();
  expect(AffordancesFile.parse(manifest)).toEqual(manifest);
});

test("unknown hooks and names are doubts, not mistakes; the manifest that comes with Townlet has none", () => {
  const entries = AffordancesFile.parse([
    bench,
    { ...sit, preconds: ["power_on", "agent.shoe == 1"], hooks: { after: "on_moon" } },
  ]);
  expect(lintManifest(entries)).toEqual([
    {
      path: [1, "hooks", "after"],
      message: "affordance 'sit': unknown hook 'on_moon', which never runs",
    },
    {
      path: [1, "preconds"],
      message: "affordance 'sit': unknown name 'agent.shoe' in 'agent.shoe == 1', always null",
    },
  ]);
  expect(lintManifest(defaultConfig().manifest)).toEqual([]);
});

test("a condition on a utility that the object does without is a doubt", () => {
  const config = defaultConfig();
  offer(config, "sit_down").preconds = ["water_on"];
  expect(checkTown(config).map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    "warning: affordance 'sit_down': water_on never holds, since world.utilities.water does not name 'bench'",
  ]);
});

const onMap = [
  { id: "bed_1", type: "bed", position: [0, 0], use_tile: [0, 1] },
  { id: "fridge_1", type: "fridge", position: [2, 0], use_tile: [2, 1], stock: { meals: 2 } },
] satisfies Parameters<typeof placeObjects>[0];

test("the map says where a thing stands, the manifest what it holds; alone it can say both", () => {
  const entries = AffordancesFile.parse([
    { type: "object", id: "fridge_1", object_type: "fridge", stock: { food_raw: 3 } },
    { type: "object", id: "bed_1", object_type: "bed", stock: { sleep_slots: 2 } },
    { ...bench, position: [5, 5], use_tile: [5, 6], queue_nodes: [[5, 7]], venue: "park" },
  ]);
  expect(placementProblems(onMap, entries)).toEqual([]);
  expect(placeObjects(onMap, entries)).toEqual([
    { ...onMap[0], stock: { sleep_slots: 2, sleep_capacity: 2 } },
    { ...onMap[1], stock: { meals: 2, food_raw: 3 } },
    {
      id: "bench_1",
      type: "bench",
      position: [5, 5],
      use_tile: [5, 6],
      queue_nodes: [[5, 7]],
      venue: "park",
    },
  ]);
});

test("types have a stock of their own, and the room in a bed is worked out last", () => {
  const [bed, fridge] = placeObjects(
    [
      { id: "b", type: "bed", position: [0, 0], use_tile: [0, 1] },
      { id: "f", type: "fridge", position: [2, 0], use_tile: [2, 1] },
    ],
    [],
  );
  expect([bed?.stock, fridge?.stock]).toEqual([
    { sleep_slots: 1, sleep_capacity: 1 },
    { meals: 5 },
  ]);
});

test("a thing with no place, with two, or of two types cannot be", () => {
  const entries = AffordancesFile.parse([
    bench,
    { type: "object", id: "bed_1", object_type: "sofa" },
    { type: "object", id: "fridge_1", object_type: "fridge", position: [1, 1], use_tile: [1, 2] },
  ]);
  expect(
    placementProblems(onMap, entries).map(({ path, message }) => `${path.join(".")}: ${message}`),
  ).toEqual([
    "0.id: object 'bench_1': is not on the map, so it needs a position and a use_tile",
    "1.object_type: object 'bed_1': is a bed on the map, not a sofa",
    "2.position: object 'fridge_1': the map says already where it stands",
  ]);
});

test("a thing that only the manifest places is checked on the map and stands in the town", () => {
  const config = defaultConfig();
  const entry = (x: number) =>
    required(
      AffordancesFile.parse([
        { ...bench, id: "stool", position: [x, 24], use_tile: [x, 24], stock: { meals: 1 } },
      ])[0],
    );
  config.manifest.push(entry(400));
  const index = config.manifest.length - 1;
  expect(checkTown(config).map(({ path }) => path.slice(0, 2))).toContainEqual(["manifest", index]);
  config.manifest[index] = entry(24);
  expect(checkTown(config).filter(({ severity }) => severity === "error")).toEqual([]);
  const { rules, world } = createTown(config);
  expect(rules.objects.at(-1)?.id).toBe("stool");
  expect(world.objects.stock[(rules.objects.length - 1) * 4]).toBe(1);
});
