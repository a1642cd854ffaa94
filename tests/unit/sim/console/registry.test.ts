import { expect, test } from "vitest";

import { INPUT_NAMES, Reading, HostCommand } from "../../../../sim/console/commands.ts";
import { readArguments } from "../../../../sim/console/read-arguments.ts";
import {
  COMMANDS,
  COMMAND_NAMES,
  isCommandName,
  termsOf,
} from "../../../../sim/console/registry.ts";
import type { Spec } from "../../../../sim/console/spec.ts";
import { spellOut } from "../../../../sim/console/spell-out.ts";

const names = COMMAND_NAMES.filter(isCommandName);

test.each(names)("every example of %s is one that it takes", (name) => {
  const { examples }: Spec = COMMANDS[name];
  expect(examples.length).toBeGreaterThan(0);
  for (const { args = [], kwargs = {} } of examples) {
    const spelt = spellOut(name, args, kwargs);
    expect(spelt.name).toBe(name);
    const entries = name.startsWith("reload_") ? { entries: [], checksum: "0".repeat(64) } : {};
    const call = readArguments(name, { ...spelt.kwargs, ...entries }, "an-id");
    expect(call, JSON.stringify(call)).toMatchObject({
      ok: true,
      value: { place: termsOf(name, spelt.kwargs).place, command: { name, cmd_id: "an-id" } },
    });
  }
});

test("every command is answered where its terms say", () => {
  const readings: readonly string[] = Reading.options.map(({ shape }) => shape.name.value);
  const host: readonly string[] = HostCommand.options.map(({ shape }) => shape.name.value);
  for (const name of names) {
    const { place } = COMMANDS[name];
    expect(place === "tick" ? INPUT_NAMES : place === "town" ? readings : host).toContain(name);
  }
});

test("what is in a command's order is among its arguments, or a short form of them", () => {
  const short = new Map([["setneed", ["need", "value"]]]);
  for (const name of names) {
    const known = [...Object.keys(COMMANDS[name].kwargs.shape), ...(short.get(name) ?? [])];
    for (const argument of COMMANDS[name].order) expect(known, name).toContain(argument);
  }
});

test("to review the exit queue is for everybody, to decide about it is not", () => {
  const terms = (action: string): unknown => termsOf("employment_exit", { action });
  expect(terms("review")).toMatchObject({ place: "town", mode: "viewer", effect: "reads" });
  expect(terms("defer")).toMatchObject({ place: "tick", mode: "admin", effect: "changes" });
  expect(terms("approve")).toMatchObject({ mode: "admin", needsId: true, effect: "destroys" });
  expect(termsOf("employment_exit", {}).mode).toBe("admin");
  expect(termsOf("employment_exit", { action: "review" }).needsId).toBe(false);
});

test("what reads needs no id and is for the town or its host", () => {
  for (const name of names) {
    const { effect, place, needsId: id }: Spec = COMMANDS[name];
    if (effect === "reads") expect([name, place === "tick", id]).toEqual([name, false, false]);
  }
});

test.each([
  ["queue_inspect", {}, "usage", "'queue_inspect' needs object_id"],
  ["teleport", { agent_id: "bob" }, "usage", "'teleport' needs position"],
  ["noop", { why: 1 }, "usage", "'noop': Unrecognized key: \"why\""],
  ["setneed", { agent_id: "bob", needs: { joy: 1 } }, "invalid_args", "needs of 'setneed'"],
  ["social_events", { limit: -1 }, "invalid_args", "limit of 'social_events'"],
  ["price", { key: "gold", value: 1 }, "not_found", "key of 'price'"],
  ["price", { key: 7, value: 1 }, "invalid_args", "key of 'price'"],
  ["speed", { speed: 7 }, "invalid_args", "speed of 'speed'"],
] as const)("%s with %j is refused as %s", (name, kwargs, code, message) => {
  const call = readArguments(name, kwargs, null);
  expect(call).toMatchObject({ ok: false, error: { code } });
  expect(call.ok ? "" : call.error.message).toContain(message);
});
