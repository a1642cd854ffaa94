import { writeFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

import { readCommandFile } from "../../../main/cli/command-file.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** What is wrong with one command of an operator, as column, path and message. */
function mistakesIn(command: object): string[] {
  const file = path.join(temporaryFolder(), "commands.jsonl");
  writeFileSync(file, `${JSON.stringify({ mode: "admin", ...command })}\n`);
  const read = readCommandFile(file);
  return read.ok
    ? []
    : read.error.map((found) => `${found.column} ${found.path}: ${found.message}`);
}

it("shows a wrong argument where it was written: in order, in a payload, by another name", () => {
  expect(mistakesIn({ name: "price", args: ["meel_cost", 0.4] })).toEqual([
    "40 args[0]: expected one of 'meal_cost', 'ingredients_cost', 'shower_cost', found 'meel_cost'; did you mean 'meal_cost'?",
  ]);
  expect(mistakesIn({ name: "price", kwargs: { item: "meal_cost", value: "dear" } })).toEqual([
    "69 kwargs.value: expected a number, found 'dear'",
  ]);
  expect(mistakesIn({ name: "price", kwargs: { payload: { item: "rent", value: 1 } } })).toEqual([
    expect.stringMatching(/^60 kwargs\.payload\.item: .*found 'rent'$/),
  ]);
  expect(mistakesIn({ name: "teleport", args: ["bob", 3, "x"] })).toEqual([
    expect.stringMatching(/args\[2\]: expected .*, found 'x'$/),
  ]);
  expect(mistakesIn({ name: "setneed", args: ["bob", "hunger", "full"] })).toEqual([
    expect.stringMatching(/args\[2\]: expected a number, found 'full'$/),
  ]);
  expect(mistakesIn({ name: "set_exit_cap", args: [-1] })).toEqual([
    expect.stringMatching(/args\[0\]: expected at least 0, found -1$/),
  ]);
});

it("suggests every argument that a command has, not only those that are given in order", () => {
  const kwargs = { agent_id: "zed", position: [1, 1], walet: 3 };
  expect(mistakesIn({ name: "spawn", kwargs })).toEqual([
    expect.stringMatching(/kwargs\.walet: unknown key 'walet'; did you mean 'wallet'\?$/),
  ]);
  expect(mistakesIn({ name: "spawn", kwargs: { payload: kwargs } })).toEqual([
    expect.stringMatching(/kwargs\.payload\.walet: unknown key 'walet'; did you mean 'wallet'\?$/),
  ]);
});
