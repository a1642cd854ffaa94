import type { Problem } from "../../preload/contract.ts";
import { problem } from "../problem.ts";
import { shownPath } from "./app-root.ts";

/** A place in a file, as an editor counts: line and column from 1. */
export interface Place {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A parsed configuration value that still knows where each part of it was written. */
export type Located = Place &
  (
    | { readonly kind: "map"; readonly entries: ReadonlyMap<string, LocatedEntry> }
    | { readonly kind: "list"; readonly items: readonly Located[] }
    | { readonly kind: "scalar"; readonly value: string | number | boolean | null }
  );

export interface LocatedEntry {
  readonly key: Place;
  readonly value: Located;
}

/** One mistake in one file. `found` and `expected` are words, null where there is nothing to compare. */
export interface ConfigProblem extends Place {
  readonly severity: "error" | "warning";
  /** `unreadable`: the file as a whole could not be read. */
  readonly code: "mistake" | "unreadable";
  /** Dotted, as in `economy.rent.amount` or `scenario.agents[2].home`. */
  readonly path: string;
  readonly found: string | null;
  readonly expected: string | null;
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** Any value a configuration file can hold. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The same value without its places. */
export function toPlain(node: Located): Plain {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toPlain);
  const plain: { [key: string]: Plain } = {};
  for (const [key, { value }] of node.entries) plain[key] = toPlain(value);
  return plain;
}

/** A value as if all of it had been written at one place. */
export function locatedAt({ file, line, column }: Place, value: Plain): Located {
  const place = { file, line, column };
  if (Array.isArray(value)) {
    return { ...place, kind: "list", items: value.map((item) => locatedAt(place, item)) };
  }
  if (value === null || typeof value !== "object") return { ...place, kind: "scalar", value };
  const entries = Object.entries(value).map(
    ([key, member]) => [key, { key: place, value: locatedAt(place, member) }] as const,
  );
  return { ...place, kind: "map", entries: new Map(entries) };
}

/** The value at `path`, or undefined where nothing was written. */
export function locate(root: Located, path: Path): Located | undefined {
  let node: Located | undefined = root;
  for (const step of path) node = node === undefined ? undefined : child(node, step);
  return node;
}

/** Where to point a reader at for `path`: the key written for it, else the nearest enclosing thing. */
export function nearestPlace(root: Located, path: Path): Place {
  let node = root;
  let place: Place = root;
  for (const step of path) {
    const next = child(node, step);
    if (next === undefined) return place;
    place = next;
    node = next;
  }
  return place;
}

/** Where the key of a map entry stands; its map when there is no such key. */
export function keyPlace(root: Located, parent: Path, key: string): Place {
  const node = locate(root, parent);
  const entry = node?.kind === "map" ? node.entries.get(key) : undefined;
  return entry?.key ?? nearestPlace(root, parent);
}

function child(node: Located, step: string | number): Located | undefined {
  if (node.kind === "map") return node.entries.get(String(step))?.value;
  if (node.kind === "list") return typeof step === "number" ? node.items[step] : undefined;
  return undefined;
}

/** `over` on top of `base`: maps merge key by key, everything else replaces. */
export function merge(base: Located, over: Located): Located {
  if (base.kind !== "map" || over.kind !== "map") return over;
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    entries.set(
      key,
      below === undefined ? entry : { key: entry.key, value: merge(below.value, entry.value) },
    );
  }
  return { ...over, entries };
}

/** A map without some of its entries. */
export function without(
  node: Located,
  drop: (key: string, entry: LocatedEntry) => boolean,
): Located {
  if (node.kind !== "map") return node;
  const kept = [...node.entries].filter(([key, entry]) => !drop(key, entry));
  return { ...node, entries: new Map(kept) };
}

/** The tree with the value at `path` changed; the same tree where nothing is written there. */
export function withChange(
  node: Located,
  path: readonly string[],
  change: (value: Located) => Located,
): Located {
  const [key, ...rest] = path;
  if (key === undefined) return change(node);
  const entry = node.kind === "map" ? node.entries.get(key) : undefined;
  if (entry === undefined) return node;
  return withEntry(node, key, { key: entry.key, value: withChange(entry.value, rest, change) });
}

/** A map with one value set. */
export function withEntry(node: Located, key: string, entry: LocatedEntry): Located {
  if (node.kind !== "map") return node;
  return { ...node, entries: new Map(node.entries).set(key, entry) };
}

export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`,
    "",
  );
}

/** `economy.yaml:12:3: economy.rent: …`, one line per mistake; a warning says that it is one. */
export function problemLine(found: ConfigProblem): string {
  const at = found.path === "" ? "" : ` ${found.path}:`;
  const grade = found.severity === "warning" ? " warning:" : "";
  return `${shownPath(found.file)}:${found.line}:${found.column}:${grade}${at} ${found.message}`;
}

/** By file, in the order of the given files, then by line. */
export function inOrder(
  problems: readonly ConfigProblem[],
  files: readonly string[],
): ConfigProblem[] {
  return problems.toSorted(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** All mistakes as one problem for the window or the end of a command. */
export function configProblem(problems: readonly ConfigProblem[]): Problem {
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return problem(
    "bad_config",
    `${first === undefined ? "The configuration does not hold." : problemLine(first)}${more}`,
    "Correct the file named here and try again.",
  );
}

/** A mistake in the value at `path`. */
export function mistakeAt(root: Located, path: Path, message: string): ConfigProblem {
  const { file, line, column } = nearestPlace(root, path);
  return mistake({ file, line, column }, { path: pathText(path), message });
}

export function mistake(
  place: Place,
  rest: { path: string; message: string; found?: string | null; expected?: string | null },
): ConfigProblem {
  const { file, line, column } = place;
  return {
    severity: "error",
    code: "mistake",
    file,
    line,
    column,
    found: null,
    expected: null,
    ...rest,
  };
}
