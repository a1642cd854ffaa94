import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node, Range } from "yaml";

import { mistake } from "./located.ts";
import type { ConfigProblem, Located, LocatedEntry, Place } from "./located.ts";

/** Far above any town, far below what would hurt. */
export const MAX_CONFIG_BYTES = 5_000_000;
const MAX_DEPTH = 24;
const MAX_ALIASES = 50;

interface Reading {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: ConfigProblem[];
}

/** Reads one YAML (or JSON) text, keeping the place of every value; all mistakes of form at once. */
export function parseYaml(
  text: string,
  file: string,
): { readonly root: Located | null; readonly problems: readonly ConfigProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // No tags but YAML's own core ones: a file cannot name anything to build.
    schema: "core",
    customTags: [],
    uniqueKeys: true,
    prettyErrors: false,
    version: "1.2",
  });
  const reading: Reading = { file, document, lines, problems: [] };
  for (const error of document.errors) note(reading, error.pos[0], sentence(error.message));
  for (const warning of document.warnings) {
    note(reading, warning.pos[0], sentence(warning.message));
  }
  if (reading.problems.length > 0) return { root: null, problems: reading.problems };
  if (document.contents === null) {
    note(reading, 0, "the file is empty");
    return { root: null, problems: reading.problems };
  }
  const root = readNode(reading, document.contents, 0, { aliases: 0 });
  return { root: reading.problems.length > 0 ? null : root, problems: reading.problems };
}

function readNode(
  reading: Reading,
  node: Node,
  depth: number,
  count: { aliases: number },
): Located {
  const place = placeOf(reading, node.range);
  if (depth > MAX_DEPTH) return giveUp(reading, place, `nested deeper than ${MAX_DEPTH} levels`);
  if (isAlias(node)) {
    count.aliases += 1;
    const target = node.resolve(reading.document);
    if (count.aliases > MAX_ALIASES) {
      return giveUp(reading, place, `more than ${MAX_ALIASES} aliases`);
    }
    if (target === undefined) {
      return giveUp(reading, place, `nothing is anchored as ${node.source}`);
    }
    return readNode(reading, target, depth + 1, count);
  }
  if (isMap(node)) {
    const entries = new Map<string, LocatedEntry>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        giveUp(reading, place, "a key must be a word");
        continue;
      }
      const keyed = placeOf(reading, key.range ?? node.range);
      entries.set(String(key.value), {
        key: keyed,
        value: valueNode(reading, value, depth, count, keyed),
      });
    }
    return { ...place, kind: "map", entries };
  }
  if (isSeq(node)) {
    return {
      ...place,
      kind: "list",
      items: node.items.map((item) => valueNode(reading, item, depth, count, place)),
    };
  }
  return { ...place, kind: "scalar", value: isScalar(node) ? scalarOf(node.value) : null };
}

function valueNode(
  reading: Reading,
  value: unknown,
  depth: number,
  count: { aliases: number },
  fallback: Place,
): Located {
  if (isAlias(value) || isMap(value) || isSeq(value) || isScalar(value)) {
    return readNode(reading, value, depth + 1, count);
  }
  return { ...fallback, kind: "scalar", value: null };
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return typeof value === "bigint" ? Number(value) : null;
}

function placeOf(reading: Reading, range: Range | null | undefined): Place {
  const { line, col } = reading.lines.linePos(range?.[0] ?? 0);
  return { file: reading.file, line: Math.max(1, line), column: Math.max(1, col) };
}

function note(reading: Reading, offset: number, message: string): void {
  giveUp(reading, placeOf(reading, [offset, offset, offset]), message);
}

function giveUp(reading: Reading, place: Place, message: string): Located {
  reading.problems.push(mistake(place, { path: "", message }));
  return { ...place, kind: "scalar", value: null };
}

function sentence(message: string): string {
  return message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;
}
