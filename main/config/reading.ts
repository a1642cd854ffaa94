import path from "node:path";

import { shownPath } from "./app-root.ts";
import { type ConfigProblem, type Located, type Path, mistakeAt, without } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";

/** What has been read of a configuration so far. */
export interface Reading {
  readonly problems: ConfigProblem[];
  readonly files: string[];
  /** SHA-256 of each file. */
  readonly checksums: Map<string, string>;
}

export function startReading(): Reading {
  return { problems: [], files: [], checksums: new Map() };
}

/** Notes that a file keeps for its readers: no part of the rules. */
function isNote(key: string): boolean {
  return key === "meta" || key === "docs" || key.startsWith("x_");
}

/** A file without what it says to its readers only. */
export function withoutNotes(root: Located): Located {
  return without(root, isNote);
}

/** Reads a file, without its notes; null where that cannot be done. */
export function read(reading: Reading, file: string): Located | null {
  const { root, problems, sha256 } = readConfigFile(file);
  reading.files.push(file);
  if (sha256 !== null) reading.checksums.set(file, sha256);
  reading.problems.push(...problems);
  return root === null ? null : withoutNotes(root);
}

/** Reads the file that is named at `at`; a file that is not there is the mistake of the line that names it. */
export function readNamed(
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

/** Absolute path of the file that a value names, counted from the file in which it stands. */
export function namedFile(node: Located): string | null {
  return node.kind === "scalar" && typeof node.value === "string"
    ? path.resolve(path.dirname(node.file), node.value)
    : null;
}
