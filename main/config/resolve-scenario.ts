import path from "node:path";

import { shownPath } from "./app-root.ts";
import type { ConfigProblem, Located, Path } from "./located.ts";
import { locate, merge, mistakeAt, withEntry, without } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";

const MAX_CHAIN = 8;

export interface ResolvedScenario {
  /** The whole configuration in one tree, every node still pointing at the file it came from. */
  readonly root: Located | null;
  readonly problems: readonly ConfigProblem[];
  /** Every file that was read, in the order of reading. */
  readonly files: readonly string[];
}

interface Reading {
  readonly problems: ConfigProblem[];
  readonly files: string[];
}

/**
 * Joins a scenario with what it extends and the files it names: the map under `map`, the list of
 * affordances under `manifest`. Paths count from the file that names them; the names stay as
 * they were written.
 */
export function resolveScenario(file: string): ResolvedScenario {
  const reading: Reading = { problems: [], files: [] };
  const merged = readChain(reading, path.resolve(file), []);
  if (merged === null) return { root: null, ...reading };
  const mapped = inline(reading, merged, ["world", "map_file"], "map");
  const root = inline(reading, mapped, ["affordances", "affordances_file"], "manifest");
  return { root, ...reading };
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
  const parent = locate(root, ["extends"]);
  if (parent === undefined) return root;
  const target = namedFile(parent);
  if (target === null) {
    reading.problems.push(mistakeAt(root, ["extends"], "expected the path of a file"));
    return null;
  }
  const chain = [...above, file];
  if (chain.includes(target)) {
    const message = `this file extends itself by way of ${shownPath(target)}`;
    reading.problems.push(mistakeAt(root, ["extends"], message));
    return null;
  }
  if (chain.length > MAX_CHAIN) {
    const message = `more than ${MAX_CHAIN} files extend one another`;
    reading.problems.push(mistakeAt(root, ["extends"], message));
    return null;
  }
  const base = readNamed(reading, target, root, ["extends"], () =>
    readChain(reading, target, chain),
  );
  return base === null ? null : merge(base, without(root, "extends"));
}

/** Reads the file that is named at `at`; a file that is not there is the mistake of the line that names it. */
function readNamed(
  reading: Reading,
  file: string,
  root: Located,
  at: Path,
  reader: () => Located | null,
): Located | null {
  const before = reading.problems.length;
  const content = reader();
  const missing = reading.problems[before];
  if (missing?.file === file && missing.code === "unreadable") {
    reading.problems[before] = mistakeAt(root, at, `${shownPath(file)}: ${missing.message}`);
  }
  return content;
}

function inline(reading: Reading, root: Located, at: [string, string], key: string): Located {
  const named = locate(root, at);
  if (named === undefined) return root;
  const file = namedFile(named);
  if (file === null) return root; // The schema says what it should be.
  const content = readNamed(reading, file, root, at, () => read(reading, file));
  return content === null ? root : withEntry(root, key, { key: named, value: content });
}

/** Absolute path of the file that a value names, counted from the file in which it stands. */
function namedFile(node: Located): string | null {
  return node.kind === "scalar" && typeof node.value === "string"
    ? path.resolve(path.dirname(node.file), node.value)
    : null;
}
