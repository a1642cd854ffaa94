import { CITY } from "./specs/city.ts";
import { HOST } from "./specs/host.ts";
import { PEOPLE } from "./specs/people.ts";
import { READINGS } from "./specs/readings.ts";
import { SOCIETY } from "./specs/society.ts";
import type { Spec, Terms } from "./spec.ts";

/** Every command there is, by its name. All that is said about commands anywhere is made from this. */
export const COMMANDS = { ...READINGS, ...PEOPLE, ...SOCIETY, ...CITY, ...HOST } as const;

export type CommandName = keyof typeof COMMANDS;

/** Names that can be used, for refusals. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** The terms of one use of a command: to review the exit queue is not what it is to decide about it. */
export function termsOf(name: CommandName, kwargs: Readonly<Record<string, unknown>>): Terms {
  const spec: Spec = COMMANDS[name];
  const found = spec.cases?.find(({ argument, is }) => kwargs[argument] === is);
  return found === undefined ? spec : found.terms;
}
