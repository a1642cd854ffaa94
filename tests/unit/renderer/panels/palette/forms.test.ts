import fc from "fast-check";
import { expect, test } from "vitest";

import { WORDS } from "../../../../../preload/words/words.ts";
import { type Field, formOf } from "../../../../../renderer/panels/palette/fields.ts";
import {
  NULL,
  draftOf,
  emptyDraft,
  helpOf,
  leaves,
  payloadOf,
  readDraft,
} from "../../../../../renderer/panels/palette/payload.ts";
import { faultsOf } from "../../../../../renderer/panels/palette/refusals.ts";
import { readArguments } from "../../../../../sim/console/read-arguments.ts";
import {
  COMMANDS,
  COMMAND_NAMES,
  type CommandName,
  isCommandName,
} from "../../../../../sim/console/registry.ts";
import type { Spec } from "../../../../../sim/console/spec.ts";
import { spellOut } from "../../../../../sim/console/spell-out.ts";

const names = COMMAND_NAMES.filter(isCommandName);
const shapes = (name: CommandName): Record<string, string> =>
  Object.fromEntries(leaves(formOf(name).fields).map(({ path, shape }) => [path, shape.kind]));

/** What a reader says who knows the file that is named. */
function reading(name: CommandName, kwargs: Readonly<Record<string, unknown>>): unknown {
  const content = name.startsWith("reload_") ? { entries: [], checksum: "0".repeat(64) } : {};
  return readArguments(name, { ...kwargs, ...content }, "an-id");
}

test.each(names)("the form of %s takes every example, and its reader takes the form", (name) => {
  const { examples }: Spec = COMMANDS[name];
  const form = formOf(name);
  for (const { args = [], kwargs = {} } of examples) {
    const read = readDraft(form, draftOf(form, spellOut(name, args, kwargs).kwargs));
    expect([...read.faults]).toEqual([]);
    expect(reading(name, read.kwargs)).toMatchObject({ ok: true });
  }
});

test.each(names)(
  "the form of %s is ready as it is, or says at its fields what is missing",
  (name) => {
    const form = formOf(name);
    const { kwargs, faults } = readDraft(form, emptyDraft(form));
    if (faults.size === 0) expect(reading(name, kwargs)).toMatchObject({ ok: true });
    const known = [...form.fields, ...leaves(form.fields)].map(({ path }) => path);
    for (const path of faults.keys()) expect(known).toContain(path);
  },
);

test("whatever is typed, what a form lets through is taken by the reader", () => {
  const typed = fc.oneof(
    fc.constantFrom("", "alice", "on", "off", "3", "-1", "0.5", "12, 7", "{}", NULL, "review"),
    fc.string({ maxLength: 12 }),
  );
  const texts = fc.array(typed, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...names), texts, (name, given) => {
      const form = formOf(name);
      const draft = Object.fromEntries(
        leaves(form.fields).map(({ path }, index) => [path, given[index] ?? ""]),
      );
      const { kwargs, faults } = readDraft(form, draft);
      if (faults.size === 0) expect(reading(name, kwargs)).toMatchObject({ ok: true });
    }),
  );
});

test("arguments are asked for as what they are", () => {
  expect(shapes("spawn")).toMatchObject({
    agent_id: "text",
    position: "tile",
    "needs.hunger": "number",
    wallet: "number",
    job_id: "text",
  });
  expect(shapes("rain")).toEqual({ on: "switch" });
  expect(shapes("drive")).toEqual({ agent_id: "text", primitive: "json" });
  expect(shapes("speed")).toEqual({ speed: "choice" });
  // What is read from the file, what has one value only, and the trial have no field.
  expect(shapes("reload_affordances")).toEqual({ path: "text", expected_checksum: "text" });
  expect(shapes("set_employment_param")).toEqual({ job_id: "text", value: "number" });
  expect(names.filter((name) => formOf(name).canTry)).toEqual([
    "reload_affordances",
    "reload_perturbations",
  ]);
});

const field = (name: CommandName, path: string): Field["shape"] | undefined =>
  leaves(formOf(name).fields).find((one) => one.path === path)?.shape;

test("the registry says who and what can be named, and how far a slider goes", () => {
  expect(field("kill", "agent_id")).toMatchObject({ names: ["person"], isList: false });
  expect(field("arrange_meet", "agents")).toMatchObject({ names: ["person"], isList: true });
  expect(field("spawn", "agent_id")).toMatchObject({ names: [] });
  expect(field("set_employment_param", "job_id")).toMatchObject({ names: ["job"] });
  expect(field("set_rel", "trust")).toMatchObject({ usual: [-1, 1] });
  expect(field("price", "value")).toMatchObject({ usual: [0, 2], maximum: 1000 });
  expect(field("speed", "speed")).toMatchObject({ choices: ["pause", "1", "10", "100"] });
});

test("arguments and choices are called by what the window calls them, and are sent by their names", () => {
  const labels = (name: CommandName) =>
    Object.fromEntries(leaves(formOf(name).fields).map(({ path, label }) => [path, label]));
  expect(labels("setneed")).toEqual({
    agent_id: "Person",
    "needs.hunger": "Fed",
    "needs.hygiene": "Clean",
    "needs.energy": "Rested",
  });
  expect(labels("price")).toEqual({ key: "Of what", value: "Price" });
  expect(labels("spawn")).toMatchObject({ home_position: "Tile of their home", job_id: "Job" });
  expect(field("price", "key")).toMatchObject({
    choices: ["meal_cost", "ingredients_cost", "shower_cost"],
    names: { meal_cost: "A meal" },
  });
  const all = names.flatMap((name) => Object.values(labels(name)));
  for (const label of all) expect(label).not.toMatch(/_|^(?:Key|Value|Agent|Hunger)$/u);
});

test("help speaks of fields as the form does, and of names that are words as they are", () => {
  const help = (name: CommandName): string => helpOf(formOf(name), COMMANDS[name].help);
  expect(help("spawn")).toContain("the home that holds “Tile of their home”");
  expect(help("announce_story")).toMatch(/“Same line as” is what .*; priority passes/u);
  expect(help("perturbation_trigger")).toContain("magnitude is a factor");
});

test("every label and name of a choice is that of an argument that there is", () => {
  const { labels, choices } = WORDS.commandFields;
  for (const name of names) {
    const paths = leaves(formOf(name).fields).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(labels[name] ?? {})));
    for (const [path, called] of Object.entries(choices[name] ?? {})) {
      const shape = field(name, path);
      const known = shape?.kind === "choice" ? shape.choices.map(String) : [];
      expect(known).toEqual(expect.arrayContaining(Object.keys(called)));
    }
  }
});

test("defaults are filled in, people are left to be chosen", () => {
  expect(emptyDraft(formOf("price"))).toEqual({ key: "meal_cost", value: "0.25" });
  expect(emptyDraft(formOf("rivalry_dump"))).toEqual({ agent_id: "", limit: "5" });
  expect(emptyDraft(formOf("kill"))).toEqual({ agent_id: "", reason: "console_kill" });
});

test.each([
  ["price", { value: "much" }, "value", "no number"],
  ["price", { value: "-1" }, "value", "From 0 to 1,000"],
  ["social_events", { limit: "2.5" }, "limit", "whole number"],
  ["teleport", { agent_id: "bob", position: "3" }, "position", "x and y"],
  ["kill", {}, "agent_id", "needed"],
  ["setneed", { agent_id: "bob" }, "needs", "at least one"],
  ["spawn", { agent_id: "Zoe!", position: "1, 2" }, "agent_id", "lower-case"],
  ["drive", { agent_id: "bob", primitive: "{" }, "primitive", "no JSON"],
  ["drive", { agent_id: "bob", primitive: '{"kind":"move","direction":"up"}' }, "primitive", ""],
] as const)("%s with %j is at fault at %s", (name, given, path, words) => {
  const form = formOf(name);
  const { faults } = readDraft(form, { ...emptyDraft(form), ...given });
  expect([...faults.keys()]).toEqual([path]);
  expect(faults.get(path)).toContain(words);
});

test("what is sent says what it needs, and no more", () => {
  expect(payloadOf("noop", {}, "id")).toEqual({ name: "noop", kwargs: {} });
  const price = { key: "meal_cost", value: 1 };
  const sent = { name: "price", kwargs: price, mode: "admin", cmd_id: "id" };
  expect(payloadOf("price", price, "id")).toEqual(sent);
  expect(payloadOf("kill", { agent_id: "bob" }, "id")).toMatchObject({ confirm: true });
  expect(payloadOf("employment_exit", { action: "review" }, "id")).not.toHaveProperty("mode");
  expect(payloadOf("employment_exit", { action: "approve" }, "id")).toMatchObject({
    mode: "admin",
    confirm: true,
  });
});

test("kill and possess have the person typed once more", () => {
  const specs: readonly (readonly [string, Spec])[] = names.map((name) => [name, COMMANDS[name]]);
  expect(specs.flatMap(([name, { retyped }]) => (retyped === undefined ? [] : [name]))).toEqual([
    "kill",
    "possess",
  ]);
});

test("a refusal stands at the field that it lists, names or quotes, else at none", () => {
  const draft = { agent_id: "nobody", position: "3, 4" };
  const at = (message: string, details: Record<string, unknown> = {}): string[] => [
    ...faultsOf(formOf("teleport"), draft, { code: "invalid_args", message, details }).keys(),
  ];
  expect(at("no", { problems: [{ path: "position.1", message: "no" }] })).toEqual(["position"]);
  expect(at("somebody stands there", { position: [3, 4] })).toEqual(["position"]);
  expect(at("nobody here is called 'nobody'")).toEqual(["agent_id"]);
  expect(at("the town shows tick 3, which is past")).toEqual([""]);
});
