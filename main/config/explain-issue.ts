import type { z } from "zod";

import { keyPlace, locate, mistake, nearestPlace, pathText } from "./located.ts";
import type { ConfigProblem, Located, Path } from "./located.ts";

type Issue = z.core.$ZodIssue;

/**
 * One zod issue as mistakes that a person can find and mend. `known` lists the keys that may stand
 * at a path, for "did you mean".
 */
export function explainIssue(
  root: Located,
  issue: Issue,
  known: (path: Path) => readonly string[],
): ConfigProblem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = closest(key, known(path));
      const hint = near === null ? "" : `; did you mean '${near}'?`;
      return mistake(keyPlace(root, path, key), {
        path: pathText([...path, key]),
        found: key,
        expected: near,
        message: `unknown key '${key}'${hint}`,
      });
    });
  }
  const node = locate(root, path);
  const expected = expectation(issue);
  const found = node === undefined ? "nothing" : describe(node);
  const text = pathText(path);
  const place = nearestPlace(root, path);
  if (issue.code === "custom" || issue.code === "invalid_union" || expected === null) {
    return [mistake(place, { path: text, found, expected, message: plainMessage(issue.message) })];
  }
  const hint = node?.kind === "scalar" ? nearestValue(issue, node.value) : "";
  return [
    mistake(place, {
      path: text,
      found,
      expected,
      message: `expected ${expected}, found ${found}${hint}`,
    }),
  ];
}

function expectation(issue: Issue): string | null {
  switch (issue.code) {
    case "invalid_type":
      return KIND_WORDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? `'${String(issue.values[0])}'`
        : `one of ${issue.values.map((value) => `'${String(value)}'`).join(", ")}`;
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return null;
  }
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  object: "keys and values",
  record: "keys and values",
  array: "a list",
  tuple: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}

function describe(node: Located): string {
  if (node.kind === "map") return "keys and values";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (typeof node.value === "string") {
    return `'${node.value.length > 40 ? `${node.value.slice(0, 40)}…` : node.value}'`;
  }
  return String(node.value);
}

function nearestValue(issue: Issue, value: unknown): string {
  if (issue.code !== "invalid_value" || typeof value !== "string") return "";
  const near = closest(value, issue.values.map(String));
  return near === null ? "" : `; did you mean '${near}'?`;
}

function plainMessage(message: string): string {
  return message.replace(/^Invalid input: /, "");
}

/** The most similar of `words`, when one is similar enough to be what was meant. */
export function closest(word: string, words: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of words) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Insertions, removals, replacements and swaps of neighbours that lead from one word to the other. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return above[to.length] ?? 0;
}
