import { expect, test } from "vitest";

import {
  MOST_ROWS,
  type PersonEntry,
  commandEntries,
  ranked,
  scoreOf,
} from "../../../../../renderer/panels/palette/entries.ts";
import { commandMetadata } from "../../../../../sim/console/command-metadata.ts";
import { COMMAND_NAMES } from "../../../../../sim/console/registry.ts";

const commands = commandEntries(commandMetadata());
const found = (query: string): string[] => ranked(commands, query, "all").map(({ name }) => name);

test("every command of the registry is found first by its own name", () => {
  expect(commands.map(({ name }) => name)).toEqual(COMMAND_NAMES);
  for (const name of COMMAND_NAMES) expect(found(name)[0]).toBe(name);
});

test("an empty query shows the first seven by name", () => {
  const sorted = [...COMMAND_NAMES].sort((a, b) => a.localeCompare(b, "en-GB"));
  expect(found("")).toEqual(sorted.slice(0, MOST_ROWS));
});

test("best first, and those of one score by name", () => {
  const equal = (name: string) => ({
    ...commands[0],
    kind: "command" as const,
    command: "noop" as const,
    mode: "viewer" as const,
    key: name,
    name,
    usage: "x",
    description: "x",
    also: [],
  });
  const rows = ranked([equal("ac"), equal("ab"), equal("aa"), equal("a")], "a", "all");
  expect(rows.map(({ name }) => name)).toEqual(["a", "aa", "ab", "ac"]);
  const scores = ranked(commands, "status", "all", 99).map((entry) => scoreOf("status", entry));
  expect(scores.length).toBeGreaterThan(MOST_ROWS);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test("what is said of a command leads to it, for a little less than its name", () => {
  expect(found("power off")[0]).toBe("blackout");
  const plain = { key: "", name: "x", usage: "x", description: "rain", also: [] };
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
    usage: "bob",
    description: "Follow Bob.",
    also: [],
    person: { person: 1, id: "bob", name: "Bob", profile: "stoic", colour: "#000000", look: 1 },
  };
  const all = [...commands, person];
  expect(ranked(all, "bob", "all")[0]).toBe(person);
  expect(ranked(all, "", "people")).toEqual([person]);
  expect(ranked(all, "bob", "viewer")).not.toContain(person);
  for (const entry of ranked(commands, "", "admin", 99)) expect(entry.mode).toBe("admin");
  expect(ranked(commands, "", "window")).toEqual([]);
});
