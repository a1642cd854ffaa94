import path from "node:path";

import { shownPath } from "./app-root.ts";
import type { ConfigProblem, Located, Path } from "./located.ts";
import { locate, merge, nearestPlace, withEntry, without } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";

const MAX_CHAIN = 8;

export interface ResolvedScenario {
  /** The whole configuration in one tree, every node still pointing at the file it came from. */
  readonly root: Located | null;
  readonly problems: readonly ConfigProblem[];
  /** Every file that was read, in the order of reading. */
  readonly files: readonly string[];
}

/**
 * Joins a scenario with what it extends and the files it names: `extends`, `world.map_file`
 * (becomes `map`) and `affordances.affordances_file` (becomes the list under `affordances`).
 * Paths count from the file that names them.
 */
export function resolveScenario(file: string): ResolvedScenario {
  const reading: Reading = { problems: [], files: [] };
  const merged = readChain(reading, path.resolve(file), []);
  if (merged === null) return { root: null, ...reading };
  const mapped = inline(reading, merged, ["world", "map_file"], "map");
  const root = inline(reading, mapped, ["affordances", "affordances_file"], "affordances");
  return { root, ...reading };
}

interface Reading {
  readonly problems: ConfigProblem[];
  readonly files: string[];
}

function read(reading: Reading, file: string): Located | null {
  const { root, problems } = readConfigFile(file);
  reading.files.push(file);
  reading.problems.push(...problems);
  return root;
}

function readChain(reading: Reading, file: string, above: readonly string[]): Located | null {
  const root = read(reading, file);
  if (root === null) return null;
  if (root.kind !== "map") {
    reading.problems.push(mistake(root, [], "a list", "a scenario (keys and values)"));
    return null;
  }
  const parent = root.entries.get("extends");
  if (parent === undefined) return withFolder(root, path.dirname(file));
  const name = textOf(parent.value);
  if (name === null) {
    reading.problems.push(mistake(root, ["extends"], "no text", "the path of a file"));
    return null;
  }
  const target = path.resolve(path.dirname(file), name);
  const chain = [...above, file];
  if (chain.includes(target) || chain.length >= MAX_CHAIN) {
    const message = chain.includes(target)
      ? `extends itself by way of ${shownPath(target)}`
      : `extends more than ${MAX_CHAIN} files`;
    reading.problems.push({ ...mistake(root, ["extends"], name, null), message });
    return null;
  }
  const base = readChain(reading, target, chain);
  const own = withFolder(without(root, "extends"), path.dirname(file));
  return base === null ? null : merge(base, own);
}

/** Makes the file names inside `root` absolute, so that merging does not lose what they count from. */
function withFolder(root: Located, folder: string): Located {
  return NAMED_FILES.reduce((tree, [section, key]) => {
    const named = locate(tree, [section, key]);
    const owner = locate(tree, [section]);
    const name = named === undefined ? null : textOf(named);
    if (named === undefined || owner === undefined || name === null) return tree;
    const value: Located = { ...named, kind: "scalar", value: path.resolve(folder, name) };
    return withEntry(tree, section, {
      key: owner,
      value: withEntry(owner, key, { key: named, value }),
    });
  }, root);
}

const NAMED_FILES = [
  ["world", "map_file"],
  ["affordances", "affordances_file"],
] as const;

function inline(
  reading: Reading,
  root: Located,
  [section, key]: readonly [string, string],
  target: string,
): Located {
  const named = locate(root, [section, key]);
  const owner = locate(root, [section]);
  if (named === undefined || owner === undefined) return root;
  const file = textOf(named);
  if (file === null) {
    reading.problems.push(mistake(root, [section, key], "no text", "the path of a file"));
    return root;
  }
  const content = read(reading, file);
  if (content === null) return root;
  const rest = without(owner, key);
  const empty = rest.kind === "map" && rest.entries.size === 0;
  const trimmed = empty ? without(root, section) : withEntry(root, section, { key: owner, value: rest });
  return withEntry(trimmed, target, { key: named, value: content });
}

function textOf(node: Located): string | null {
  return node.kind === "scalar" && typeof node.value === "string" ? node.value : null;
}

function mistake(root: Located, at: Path, found: string, expected: string | null): ConfigProblem {
  return {
    ...onlyPlace(root, at),
    severity: "error",
    path: at.join("."),
    found,
    expected,
    message: expected === null ? found : `expected ${expected}, found ${found}`,
  };
}

function onlyPlace(root: Located, at: Path): { file: string; line: number; column: number } {
  const { file, line, column } = nearestPlace(root, at);
  return { file, line, column };
}
