import { expect, test } from "vitest";
import { z } from "zod";

import {
  commandMetadata,
  explainCommands,
  metadataOf,
} from "../../../../sim/console/command-metadata.ts";
import { ERROR_CODES, detailsOf } from "../../../../sim/console/error-codes.ts";
import { COMMAND_NAMES } from "../../../../sim/console/registry.ts";
import { spellOut } from "../../../../sim/console/spell-out.ts";

test("a usage line names the arguments in order, choices where they are few, and what may be left out", () => {
  const usage = new Map(commandMetadata().map((command) => [command.name, command.usage]));
  expect(usage.get("setneed")).toBe("setneed AGENT NEED VALUE");
  expect(usage.get("kill")).toBe("kill AGENT [REASON]");
  expect(usage.get("rain")).toBe("rain on|off");
  expect(usage.get("employment_exit")).toBe("employment_exit review|approve|defer [AGENT]");
  expect(usage.get("noop")).toBe("noop");
});

test("the schema of the arguments takes every example, spelt out", () => {
  for (const { name, examples, arguments: schema } of commandMetadata()) {
    const taken = z.fromJSONSchema(schema);
    for (const { args = [], kwargs = {} } of examples.map((example) => Example.parse(example))) {
      const parsed = taken.safeParse(spellOut(name, args, kwargs).kwargs);
      expect(parsed.success, `${name} ${String(parsed.error)}`).toBe(true);
    }
  }
});

const Example = z.object({
  args: z.array(z.unknown()).optional(),
  kwargs: z.record(z.string(), z.unknown()).optional(),
});

test("examples are whole envelopes: those of admins say so, and have an id where one is needed", () => {
  expect(metadataOf("setneed").examples[0]).toEqual({
    name: "setneed",
    args: ["alice", "energy", 0.9],
    mode: "admin",
    cmd_id: "a-1",
  });
  expect(metadataOf("employment_exit").examples).toEqual([
    { name: "employment_exit", args: ["review"] },
    { name: "employment_exit", args: ["defer", "alice"], mode: "admin", cmd_id: "a-1" },
  ]);
});

test("all of it is plain data", () => {
  const metadata = commandMetadata();
  expect(JSON.parse(JSON.stringify(metadata))).toEqual(metadata);
});

test("what is asked for help with is explained by any of its names, and everything in short", () => {
  expect(explainCommands({ command: "set_need" })).toMatchObject({ value: { name: "setneed" } });
  expect(explainCommands({ command: "setned" })).toMatchObject({
    error: { code: "not_found", message: "no command 'setned'; did you mean 'setneed'?" },
  });
  const short = commandMetadata().map(({ name, mode, usage, summary }) => [
    name,
    { mode, usage, description: summary },
  ]);
  expect(short.map(([name]) => name)).toEqual(COMMAND_NAMES);
  expect(explainCommands({})).toEqual({
    ok: true,
    value: { commands: Object.fromEntries(short) as unknown },
  });
});

test("a refusal tells the code that it had before, its own where it has one", () => {
  expect(detailsOf({ code: "not_found" })).toEqual({ legacy_code: "E_NOT_FOUND" });
  expect(detailsOf({ code: "conflict", details: { at: 1 } })).toEqual({ at: 1 });
  const blocked = { legacy_code: "E_BLOCKED_TILE" };
  expect(detailsOf({ code: "invalid_args", details: blocked })).toEqual(blocked);
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});
