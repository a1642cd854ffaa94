import { WORDS } from "../../../preload/words/words.ts";
import type { JsonSchema } from "../../../sim/config/json-schema.ts";
import { metadataOf } from "../../../sim/console/command-metadata.ts";
import { COMMANDS, type CommandName } from "../../../sim/console/registry.ts";
import type { Spec } from "../../../sim/console/spec.ts";
import { READ_FROM_FILE } from "../../../sim/console/specs/values.ts";
import { spellOut } from "../../../sim/console/spell-out.ts";
import { isRecord } from "../../../sim/is-record.ts";
import { labelOf } from "../../format/argument-words.ts";

const { templates } = WORDS.palette.form;
const { choices: choiceNames } = WORDS.commandFields;

/** How an argument is asked for. */
export type Shape =
  | { readonly kind: "text"; readonly names: readonly string[]; readonly isList: boolean }
  | ChoiceShape
  | NumberShape
  | { readonly kind: "switch" }
  /** x and y. */
  | { readonly kind: "tile" }
  /** An object whose members are fields themselves. */
  | { readonly kind: "group"; readonly fields: readonly Field[] }
  | { readonly kind: "json"; readonly templates: readonly Template[] };

export interface ChoiceShape {
  readonly kind: "choice";
  readonly choices: readonly (string | number)[];
  /** What they are called, as far as they have other names. */
  readonly names: Readonly<Record<string, string>>;
}

export interface NumberShape {
  readonly kind: "number";
  readonly isWhole: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What a slider offers; more may be typed. Null where there is no slider. */
  readonly usual: readonly [number, number] | null;
  readonly takesNull: boolean;
}

/** A beginning of something that is written as JSON. */
export interface Template {
  readonly name: string;
  readonly text: string;
}

/** One argument in a form. Drafts hold its text under its path: "agent_id", "needs.hunger". */
export interface Field {
  readonly path: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly shape: Shape;
  /** What stands there at first; empty for what is left out. */
  readonly initial: string;
  /** A value from the registry's own examples; empty where it has none. */
  readonly example: string;
}

/** What a form says and does, from the registry alone. */
export interface Form {
  readonly command: CommandName;
  readonly fields: readonly Field[];
  /** Whether it can be tried without changing anything. */
  readonly canTry: boolean;
}

/** Choices up to this many stand open, and the first one is chosen. */
export const FEW_CHOICES = 5;
const DRY_RUN = "dry_run";
/** A slider needs no hint where no more than this lies between the bounds. */
const SMALL_SPAN = 100;

export function formOf(command: CommandName): Form {
  const schema = metadataOf(command).arguments;
  const members = membersOf(schema).filter(
    ([name, member]) => !READ_FROM_FILE.includes(name) && member.const === undefined,
  );
  const examples = exampleOf(command);
  return {
    command,
    canTry: members.some(([name]) => name === DRY_RUN),
    fields: members
      .filter(([name]) => name !== DRY_RUN)
      .map(([name, member]) =>
        fieldOf(
          { command, path: name },
          member,
          schema.required?.includes(name) === true,
          examples[name],
        ),
      ),
  };
}

/** The arguments of a command's examples, spelt out; of two that give the same argument the first counts. */
function exampleOf(command: CommandName): Readonly<Record<string, unknown>> {
  const { examples }: Spec = COMMANDS[command];
  const spelt = examples.flatMap(({ args = [], kwargs = {} }) =>
    Object.entries(spellOut(command, args, kwargs).kwargs),
  );
  return Object.fromEntries(spelt.toReversed());
}

function membersOf({ properties = {} }: JsonSchema): [string, JsonSchema][] {
  return Object.entries(properties).flatMap(([name, member]) =>
    typeof member === "object" ? [[name, member]] : [],
  );
}

/** Whose argument it is, and which. */
interface Place {
  readonly command: CommandName;
  readonly path: string;
}

function fieldOf(place: Place, schema: JsonSchema, isRequired: boolean, given: unknown): Field {
  const { path } = place;
  const shape = shapeOf(place, schema, given);
  const example = textOf(given);
  return {
    path,
    label: labelOf(place.command, place.path),
    isRequired,
    shape,
    example,
    initial:
      schema.default === undefined ? beginning(shape, isRequired, example) : textOf(schema.default),
  };
}

/** Who and where is left for people to say; of everything else that is needed there is a first value. */
function beginning(shape: Shape, isRequired: boolean, example: string): string {
  if (!isRequired) return "";
  switch (shape.kind) {
    case "choice":
      return shape.choices.length <= FEW_CHOICES ? String(shape.choices[0] ?? "") : example;
    case "switch":
      return example === "false" || example === "off" ? "off" : "on";
    case "number":
      return example;
    case "json":
      return shape.templates[0]?.text ?? "";
    case "text":
    case "tile":
    case "group":
      return "";
  }
}

function shapeOf({ command, path }: Place, schema: JsonSchema, given: unknown): Shape {
  const members = anyOf(schema);
  const main = members.find(({ type }) => type !== "null") ?? schema;
  if (members.some(({ type }) => type === "boolean") || schema.type === "boolean") {
    return { kind: "switch" };
  }
  if (members.some(({ type }) => type === "array")) {
    return { kind: "text", names: namesIn(schema), isList: true };
  }
  if (schema.enum !== undefined) {
    const names = choiceNames[command]?.[path] ?? {};
    return { kind: "choice", choices: choicesOf(schema.enum), names };
  }
  if (main.type === "number" || main.type === "integer") {
    return numberOf(
      main,
      members.some(({ type }) => type === "null"),
    );
  }
  if (main.type === "string") return { kind: "text", names: namesIn(main), isList: false };
  if (isTile(schema)) return { kind: "tile" };
  if (schema.type === "object") {
    const examples = isRecord(given) ? given : {};
    const fields = membersOf(schema).map(([name, member]) =>
      fieldOf(
        { command, path: `${path}.${name}` },
        member,
        schema.required?.includes(name) === true,
        examples[name],
      ),
    );
    return { kind: "group", fields };
  }
  return { kind: "json", templates: templatesOf(schema, given) };
}

function anyOf({ anyOf: members = [] }: JsonSchema): JsonSchema[] {
  return members.flatMap((member) => (typeof member === "object" ? [member] : []));
}

/** Of a value that may be written as a text or a number, the texts. */
function choicesOf(values: readonly unknown[]): (string | number)[] {
  const texts = values.filter((value) => typeof value === "string");
  return texts.length > 0 ? texts : values.filter((value) => typeof value === "number");
}

function numberOf(schema: JsonSchema, takesNull: boolean): NumberShape {
  const minimum = schema.minimum ?? null;
  const maximum = schema.maximum ?? null;
  const bounded =
    minimum !== null && maximum !== null && maximum - minimum <= SMALL_SPAN
      ? ([minimum, maximum] as const)
      : null;
  const isWhole = schema.type === "integer";
  return {
    kind: "number",
    isWhole,
    minimum,
    maximum,
    usual: rangeIn(schema) ?? bounded,
    takesNull,
  };
}

function rangeIn({ x_range: range }: JsonSchema): readonly [number, number] | null {
  if (!Array.isArray(range)) return null;
  const [from = 0, to = 0] = range.map(Number);
  return [from, to];
}

function namesIn({ x_names: names }: JsonSchema): readonly string[] {
  return Array.isArray(names) ? names.map(String) : [];
}

function isTile({ type, items, maxItems }: JsonSchema): boolean {
  return type === "array" && Array.isArray(items) && items.length === 2 && maxItems === 2;
}

/** One for every form that the value may have, the registry's example first. */
function templatesOf({ oneOf = [] }: JsonSchema, given: unknown): Template[] {
  const example = given === undefined ? [] : [{ name: templates.example, text: textOf(given) }];
  const forms = oneOf.flatMap((one) => {
    if (typeof one !== "object") return [];
    const value = Object.fromEntries(
      membersOf(one).map(([name, member]) => [name, member.const ?? member.enum?.[0] ?? ""]),
    );
    return [{ name: String(Object.values(value)[0] ?? templates.form), text: textOf(value) }];
  });
  return [...example, ...forms];
}

/** A value as it stands in a draft. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return value.join(", ");
  }
  return JSON.stringify(value, null, 2);
}
