import { expect, test } from "vitest";

import {
  MOST_ROWS,
  type PersonEntry,
  commandEntries,
  namesIn,
  peopleIn,
  ranked,
  scoreOf,
} from "../../../../../renderer/panels/palette/entries.ts";
import { commandMetadata } from "../../../../../sim/console/command-metadata.ts";
import { COMMAND_NAMES } from "../../../../../sim/console/registry.ts";

const commands = commandEntries(commandMetadata());
const found = (query: string): string[] =>
  ranked(commands, query, "all").map(({ command }) => command);

test("every command of the registry is found first by its own name, and by its title", () => {
  expect(commands.map(({ command }) => command)).toEqual(COMMAND_NAMES);
  for (const name of COMMAND_NAMES) expect(found(name)[0]).toBe(name);
  for (const { command, name } of commands) expect(found(name)[0]).toBe(command);
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

test("an empty query shows what was taken last, and then the first by title", () => {
  const sorted = commands.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
  expect(ranked(commands, "", "all")).toEqual(sorted.slice(0, MOST_ROWS));
  const recent = ["command-rain", "command-blackout"];
  const rows = ranked(commands, " ", "all", { recent });
  expect(rows.slice(0, 2).map(({ key }) => key)).toEqual(recent);
  expect(rows.slice(2)).toEqual(sorted.slice(0, MOST_ROWS - 2));
  expect(ranked(commands, "price", "all", { recent })).toEqual(ranked(commands, "price", "all"));
});

test("best first, and those of one score by name", () => {
  const equal = (name: string) => ({
    ...commands[0],
    kind: "command" as const,
    command: "noop" as const,
    mode: "viewer" as const,
    key: name,
    name,
    written: "x",
    usage: "x",
    description: "x",
    also: [],
  });
  const rows = ranked([equal("ac"), equal("ab"), equal("aa"), equal("a")], "a", "all");
  expect(rows.map(({ name }) => name)).toEqual(["a", "aa", "ab", "ac"]);
  const scores = ranked(commands, "status", "all", { most: 99 }).map((entry) =>
    scoreOf("status", entry),
  );
  expect(scores.length).toBeGreaterThan(MOST_ROWS);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test("what is said of a command leads to it, for a little less than its name", () => {
  expect(found("power off")[0]).toBe("blackout");
  const plain = { key: "", name: "x", written: "x", description: "rain", also: [] };
  expect(scoreOf("rain", plain)).toBeCloseTo(0.85);
  expect(scoreOf("rain", { ...plain, name: "rain" })).toBe(1);
});

test("commands are found by what people call them, and nothing by what is no word", () => {
  expect(found("visitor")[0]).toBe("spawn");
  expect(found("cut the power")[0]).toBe("blackout");
  expect(found("water")[0]).toBe("outage");
  expect(found("bring together").slice(0, 1)).toEqual(["arrange_meet"]);
  expect(found("zzz")).toEqual([]);
});

test("a filter lets through one kind only", () => {
  const person: PersonEntry = {
    kind: "person",
    key: "person-bob",
    name: "Bob",
    written: "bob",
    description: "Follow Bob.",
    also: [],
    person: { person: 1, id: "bob", name: "Bob", profile: "stoic", colour: "#000000", look: 1 },
  };
  const all = [...commands, person];
  expect(ranked(all, "bob", "all")[0]).toBe(person);
  expect(ranked(all, "", "people")).toEqual([person]);
  expect(ranked(all, "bob", "viewer")).not.toContain(person);
  for (const entry of ranked(commands, "", "admin", { most: 99 })) expect(entry.mode).toBe("admin");
  expect(ranked(commands, "", "window")).toEqual([]);
});

const person = (id: string, name: string): PersonEntry => ({
  kind: "person",
  key: `person-${id}`,
  name,
  written: id,
  description: `Follow ${name}.`,
  also: [],
  person: { person: 1, id, name, profile: "stoic", colour: "#000000", look: 1 },
});

test("what shall happen to somebody is found by what shall happen, and people by their names", () => {
  const people = [person("bob", "Bob"), person("hugo", "Hugo"), person("alice_2", "Alice")];
  const all = [...commands, ...people];
  const agents = people.map((one) => one.person);
  const rect: [number, number, number, number] = [0, 0, 4, 4];
  const door: [number, number] = [0, 1];
  const park = { id: "park_1", name: "Fountain Park", type: "park", rect, door };
  const names = namesIn({ agents, venues: [park] });
  const first = (query: string) => ranked(all, query, "all", { names })[0]?.key;
  expect(first("put Bob in the park")).toBe("command-teleport");
  expect(first("make Hugo meet Alice")).toBe("command-arrange_meet");
  expect(first("have Hugo talk with Alice")).toBe("command-force_chat");
  expect(first("cut the power")).toBe("command-blackout");
  expect(first("hugo")).toBe("person-hugo");
  expect(peopleIn("make Hugo meet alice", agents)).toEqual(["hugo", "alice_2"]);
  expect(peopleIn("let it rain", agents)).toEqual([]);
});
