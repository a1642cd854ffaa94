import type { z } from "zod";

import { closest } from "../config/closest.ts";
import { type Result, err, ok } from "../result.ts";
import type { CommandRefusal } from "./arguments.ts";
import { Command, HostCommand, Reading } from "./commands.ts";
import { COMMAND_NAMES, type CommandName, termsOf } from "./registry.ts";

/** A command as it is carried out, by who does so. */
export type Call =
  | { readonly place: "tick"; readonly command: Command }
  | { readonly place: "town"; readonly command: Reading }
  | { readonly place: "host"; readonly command: HostCommand };

/** What is said of a name that no command has. */
export function unknownCommand(given: string): CommandRefusal {
  const near = closest(given, COMMAND_NAMES);
  const hint = near === null ? "'help' lists them" : `did you mean '${near}'?`;
  return { code: "unsupported", message: `no command '${given}'; ${hint}` };
}

/**
 * The arguments of a command, spelt out, as its schema reads them. Refused: an argument that is missing or
 * unknown (`usage`), a price that there is not (`not_found`), any other value that will not do (`invalid_args`).
 */
export function readArguments(
  name: CommandName,
  kwargs: Readonly<Record<string, unknown>>,
  cmdId: string | null,
): Result<Call, CommandRefusal> {
  const given = { name, kwargs, ...(cmdId === null ? {} : { cmd_id: cmdId }) };
  const { place } = termsOf(name, kwargs);
  if (place === "tick") return read(Command, given, (command) => ({ place, command }));
  if (place === "town") return read(Reading, given, (command) => ({ place, command }));
  return read(HostCommand, given, (command) => ({ place, command }));
}

interface Given {
  readonly name: CommandName;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

function read<T>(
  schema: z.ZodType<T>,
  given: Given,
  call: (command: T) => Call,
): Result<Call, CommandRefusal> {
  const parsed = schema.safeParse(given);
  return parsed.success ? ok(call(parsed.data)) : err(explained(given, parsed.error.issues));
}

/** What the first mistake is, with all of them in the details. */
function explained({ name, kwargs }: Given, issues: readonly z.core.$ZodIssue[]): CommandRefusal {
  const problems = issues.map(({ path, message }) => ({ path: textOf(path), message }));
  const [first] = issues;
  const [{ path, message }] = problems;
  const missing = first.path.length === 2 && kwargs[String(first.path[1])] === undefined;
  if (missing) return { code: "usage", message: `'${name}' needs ${path}`, details: { problems } };
  const unknown = first.code === "unrecognized_keys" && first.path.length < 2;
  const code = unknown ? "usage" : isPrice(name, kwargs, path) ? "not_found" : "invalid_args";
  const where = path === "" ? `'${name}'` : `${path} of '${name}'`;
  return { code, message: `${where}: ${message}`, details: { problems } };
}

/** Whether the trouble is a price by a name that none has. */
function isPrice(
  name: CommandName,
  { key }: Readonly<Record<string, unknown>>,
  path: string,
): boolean {
  return name === "price" && path === "key" && typeof key === "string";
}

/** `kwargs` itself goes without saying. */
function textOf([, ...path]: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}
