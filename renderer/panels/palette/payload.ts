import { WORDS } from "../../../preload/words/words.ts";
import { readArguments } from "../../../sim/console/read-arguments.ts";
import { type CommandName, termsOf } from "../../../sim/console/registry.ts";
import type { Terms } from "../../../sim/console/spec.ts";
import { READ_FROM_FILE } from "../../../sim/console/specs/values.ts";
import type { Field, Form, NumberShape } from "./fields.ts";
import { textOf } from "./fields.ts";
import { isRecord } from "../../../sim/is-record.ts";
import { plain } from "../../format/number.ts";

const { faults: words, form: formWords } = WORDS.palette;

/** What stands in a form, by path; empty for what is left out. Tiles are "x, y". */
export type Draft = Readonly<Record<string, string>>;

/** What is wrong with a field, by its path; "" is the form as a whole. */
export type Faults = ReadonlyMap<string, string>;

/** Arguments that a draft comes to. */
export type Kwargs = Readonly<Record<string, unknown>>;

/** A command as it is sent. */
export interface Payload {
  readonly name: CommandName;
  readonly kwargs: Kwargs;
  readonly mode?: "admin";
  readonly cmd_id?: string;
  readonly confirm?: true;
}

/** The word for "any number", where a number may be null. */
export const NULL = "null";

export function leaves(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.shape.kind === "group" ? leaves(field.shape.fields) : [field],
  );
}

/** Help as a form says it: its fields go by their labels where their names are no words. */
export const helpOf = ({ fields }: Form, help: string): string =>
  leaves(fields)
    .filter(({ path }) => path.includes("_"))
    .reduce((said, { path, label }) => said.replaceAll(path, formWords.field(label)), help);

export function emptyDraft({ fields }: Form): Draft {
  return Object.fromEntries(leaves(fields).map(({ path, initial }) => [path, initial]));
}

/** A draft that comes to these arguments. */
export function draftOf(form: Form, kwargs: Kwargs): Draft {
  const draft: Record<string, string> = {};
  for (const { path, shape } of leaves(form.fields)) {
    const value = at(kwargs, path);
    const isNull = value === null && shape.kind === "number" && shape.takesNull;
    draft[path] = isNull ? NULL : textOf(value);
  }
  return draft;
}

function at(kwargs: Kwargs, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), kwargs);
}

/** The arguments of a draft, and what is wrong with it: first by itself, then as the registry's own reader sees it. */
export function readDraft(
  { command, fields }: Form,
  draft: Draft,
): { readonly kwargs: Kwargs; readonly faults: Faults } {
  const faults = new Map<string, string>();
  const kwargs = membersOf(fields, draft, faults);
  if (faults.size > 0) return { kwargs, faults };
  const read = readArguments(command, kwargs, null);
  if (read.ok) return { kwargs, faults };
  for (const [path, message] of problemsIn(read.error.details)) {
    // What is read from the file that is named is not known here.
    if (!READ_FROM_FILE.includes(path)) faults.set(pathIn(fields, path), message);
  }
  return { kwargs, faults };
}

/** Paths and messages of what a refusal lists as wrong. */
export function problemsIn(details: Kwargs | undefined): [string, string][] {
  const problems: unknown = details?.["problems"];
  if (!Array.isArray(problems)) return [];
  return problems.flatMap((problem: unknown) =>
    isRecord(problem) ? [[String(problem["path"]), String(problem["message"])]] : [],
  );
}

/** The field that a path leads to, or into: "position.1" is a matter of "position". Empty where there is none. */
export function pathIn(fields: readonly Field[], path: string): string {
  const all = leaves(fields).map((field) => field.path);
  const found = all.find((one) => one === path || path.startsWith(`${one}.`));
  return found ?? fields.find((field) => field.path === path)?.path ?? "";
}

function membersOf(fields: readonly Field[], draft: Draft, faults: Map<string, string>): Kwargs {
  const members = fields.flatMap((field) => {
    const key = field.path.split(".").at(-1) ?? field.path;
    const value = valueOf(field, draft, faults);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(members);
}

/** Undefined for what is left out, or wrong. */
function valueOf(field: Field, draft: Draft, faults: Map<string, string>): unknown {
  const { path, shape, isRequired } = field;
  const fail = (message: string): undefined => {
    faults.set(path, message);
    return undefined;
  };
  if (shape.kind === "group") {
    const members = membersOf(shape.fields, draft, faults);
    if (Object.keys(members).length > 0) return members;
    return isRequired ? fail(words.noMember) : undefined;
  }
  const text = (draft[path] ?? "").trim();
  if (text === "" || (shape.kind === "tile" && text === ",")) {
    return isRequired ? fail(words.missing) : undefined;
  }
  switch (shape.kind) {
    case "switch":
      return text === "on";
    case "choice":
      return shape.choices.find((choice) => String(choice) === text) ?? text;
    case "number":
      return numberIn(shape, text, fail);
    case "tile":
      return tileIn(text, fail);
    case "json":
      return jsonIn(text, fail);
    case "text":
      return shape.isList ? listIn(text) : text;
  }
}

export function listIn(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

type Fail = (message: string) => undefined;

function numberIn({ isWhole, minimum, maximum, takesNull }: NumberShape, text: string, fail: Fail) {
  if (takesNull && text === NULL) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return fail(words.noNumber);
  if (isWhole && !Number.isInteger(value)) return fail(words.notWhole);
  const isOutside = value < (minimum ?? -Infinity) || value > (maximum ?? Infinity);
  return isOutside ? fail(rangeWords(minimum, maximum)) : value;
}

function rangeWords(minimum: number | null, maximum: number | null): string {
  if (minimum === null) return words.atMost(plain(maximum ?? 0));
  if (maximum === null) return words.atLeast(plain(minimum));
  return words.between(plain(minimum), plain(maximum));
}

function tileIn(text: string, fail: Fail) {
  const parts = text.split(",").map((part) => part.trim());
  const numbers = parts.map(Number);
  const isTile = numbers.length === 2 && !parts.includes("") && numbers.every(isTileNumber);
  return isTile ? numbers : fail(words.noTile);
}

const isTileNumber = (value: number): boolean => Number.isInteger(value) && value >= 0;

function jsonIn(text: string, fail: Fail): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    return fail(words.noJson(error instanceof Error ? error.message : String(error)));
  }
}

/** The command as it goes to the town; `cmdId` is left out of what changes nothing. */
export function payloadOf(command: CommandName, kwargs: Kwargs, cmdId: string): Payload {
  const terms: Terms = termsOf(command, kwargs);
  return {
    name: command,
    kwargs,
    ...(terms.mode === "admin" ? { mode: "admin" } : {}),
    ...(terms.effect === "reads" ? {} : { cmd_id: cmdId }),
    ...(terms.effect === "destroys" ? { confirm: true } : {}),
  };
}
