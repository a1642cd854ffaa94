import { type JsonSchema, jsonSchemaOf } from "../config/json-schema.ts";
import { ok } from "../result.ts";
import { type Answer, type Arguments, refused } from "./arguments.ts";
import type { ErrorCode } from "./error-codes.ts";
import { unknownCommand } from "./read-arguments.ts";
import { COMMANDS, COMMAND_NAMES, type CommandName, isCommandName, termsOf } from "./registry.ts";
import type { Case, Example, Spec, Terms } from "./spec.ts";
import { READ_FROM_FILE } from "./specs/values.ts";
import { ALIASES, spellOut } from "./spell-out.ts";

/** Who may use a command, who answers it and what it does, as programs are told. */
interface PublicTerms {
  readonly mode: Terms["mode"];
  readonly place: Terms["place"];
  readonly needs_id: boolean;
  readonly effect: Terms["effect"];
}

/** Everything that there is to know about a command, as plain data. */
export interface CommandMetadata extends PublicTerms {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly help: string;
  /** `setneed AGENT NEED VALUE`: the arguments in order, those in brackets may be left out. */
  readonly usage: string;
  /** Draft 7, of the arguments by name. */
  readonly arguments: JsonSchema;
  /** Uses of it under other terms: with this argument being this. */
  readonly cases: readonly (PublicTerms & { readonly argument: string; readonly is: string })[];
  /** Whole envelopes. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
  /** Codes of its own, beside those of every command. */
  readonly errors: readonly ErrorCode[];
}

export function commandMetadata(): CommandMetadata[] {
  return COMMAND_NAMES.filter(isCommandName).map(metadataOf);
}

export function metadataOf(name: CommandName): CommandMetadata {
  const spec: Spec = COMMANDS[name];
  const { summary, help, errors, cases = [], examples } = spec;
  const schema = argumentsOf(spec);
  return {
    name,
    aliases: [...ALIASES].flatMap(([alias, meant]) => (meant === name ? [alias] : [])),
    ...publicTerms(spec),
    summary,
    help,
    usage: usageOf(name, spec.order, schema),
    arguments: schema,
    cases: cases.map(publicCase),
    examples: examples.map((example) => envelopeOf(name, example)),
    errors,
  };
}

/** All commands in short, or one in full. */
export function explainCommands({ command }: Arguments<"help">): Answer {
  if (command !== undefined) {
    const { name } = spellOut(command, [], {});
    if (isCommandName(name)) return ok({ ...metadataOf(name) });
    return refused("not_found", unknownCommand(command).message);
  }
  const commands: Record<string, { mode: string; usage: string; description: string }> = {};
  for (const { name, mode, usage, summary } of commandMetadata()) {
    commands[name] = { mode, usage, description: summary };
  }
  return ok({ commands });
}

function publicCase({ argument, is, terms }: Case): CommandMetadata["cases"][number] {
  return { argument, is, ...publicTerms(terms) };
}

function publicTerms({ mode, place, needsId, effect }: Terms): PublicTerms {
  return { mode, place, needs_id: needsId, effect };
}

/** What is read from a file that is named may be left out. */
function argumentsOf({ kwargs }: Spec): JsonSchema {
  const { $schema: _, required, ...schema } = jsonSchemaOf(kwargs);
  const asked = required?.filter((key) => !READ_FROM_FILE.includes(key)) ?? [];
  return asked.length === 0 ? schema : { ...schema, required: asked };
}

function usageOf(name: CommandName, order: readonly string[], schema: JsonSchema): string {
  const words = order.map((argument) => {
    const member = schema.properties?.[argument];
    const word = (typeof member === "object" ? choicesOf(member) : null) ?? inCapitals(argument);
    const isOptional = member !== undefined && schema.required?.includes(argument) !== true;
    return isOptional ? `[${word}]` : word;
  });
  return [name, ...words].join(" ");
}

function inCapitals(argument: string): string {
  return argument.replace(/_id$/, "").toUpperCase();
}

/** Most words that a usage line offers to choose from. */
const FEW = 5;

function choicesOf({ anyOf, enum: choices }: JsonSchema): string | null {
  const members = anyOf?.flatMap((member) => (typeof member === "object" ? [member] : [])) ?? [];
  if (members.some(({ type }) => type === "boolean")) return "on|off";
  const words = choices ?? members.flatMap((member) => member.enum ?? []);
  const distinct = [...new Set(words.map(String))];
  return distinct.length > 0 && distinct.length <= FEW ? distinct.join("|") : null;
}

/** An example as it would be sent. */
function envelopeOf(name: CommandName, example: Example): Readonly<Record<string, unknown>> {
  const { args = [], kwargs = {} } = example;
  const { mode, needsId } = termsOf(name, spellOut(name, args, kwargs).kwargs);
  return {
    name,
    ...example,
    ...(mode === "admin" ? { mode } : {}),
    ...(needsId ? { cmd_id: "a-1" } : {}),
  };
}
