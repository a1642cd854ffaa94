import type { z } from "zod";

import { closest } from "../../sim/config/closest.ts";
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
    return issue.keys.map((key) => unknownKey(root, path, key, known(path)));
  }
  if (issue.code === "invalid_union") {
    const branch = closestBranch(issue);
    if (branch !== null) {
      return branch.flatMap((inner) =>
        explainIssue(root, { ...inner, path: [...issue.path, ...inner.path] }, known),
      );
    }
  }
  const node = locate(root, path);
  const place = nearestPlace(root, path);
  const found = node === undefined ? "nothing" : describe(node);
  const wanted = expectation(issue);
  const near = node?.kind === "scalar" ? nearestValue(issue, node.value) : null;
  return [
    mistake(place, {
      path: pathText(path),
      found,
      expected: near ?? wanted,
      message: sentence(issue, path, found, wanted, near),
    }),
  ];
}

function unknownKey(
  root: Located,
  path: Path,
  key: string,
  known: readonly string[],
): ConfigProblem {
  const near = closest(key, known);
  const hint = near === null ? "" : `; did you mean '${near}'?`;
  return mistake(keyPlace(root, path, key), {
    path: pathText([...path, key]),
    found: key,
    expected: near,
    message: `unknown key '${key}'${hint}`,
  });
}

function sentence(
  issue: Issue,
  path: Path,
  found: string,
  wanted: string | null,
  near: string | null,
): string {
  if (issue.code === "custom" || wanted === null) {
    const message = issue.message.replace(/^Invalid input: /, "");
    return message.startsWith("expected ") ? `${message}, found ${found}` : message;
  }
  const hint = near === null ? "" : `; did you mean '${near}'?`;
  if (issue.code !== "invalid_union" || found === "nothing") {
    return `expected ${wanted}, found ${found}${hint}`;
  }
  // A choice that decides about the rest: it is called what the thing itself is called.
  const own = issue.discriminator;
  const what = own === "name" ? (path.at(-2) ?? own) : own;
  return `unknown ${what} ${found}${hint === "" ? `; known: ${optionsOf(issue).join(", ")}` : hint}`;
}

/** Of the shapes that a value may have, what keeps it from the one that it is nearest to. */
function closestBranch(issue: z.core.$ZodIssueInvalidUnion): readonly Issue[] | null {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const deep = branches.filter((branch) => branch.some(({ path }) => path.length > 0));
  const [first, ...others] = deep.length > 0 ? deep : branches;
  if (first === undefined) return null;
  return others.reduce((best, branch) => (branch.length < best.length ? branch : best), first);
}

function optionsOf(issue: Issue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code !== "invalid_union" || !("options" in issue)) return [];
  const options: readonly unknown[] = Array.isArray(issue.options) ? issue.options : [];
  return options.filter((option) => typeof option === "string");
}

function expectation(issue: Issue): string | null {
  switch (issue.code) {
    case "invalid_type":
      return KIND_WORDS[issue.expected] ?? issue.expected;
    case "invalid_value":
    case "invalid_union": {
      const options = optionsOf(issue).map((value) => `'${value}'`);
      if (options.length === 0) return null;
      return options.length === 1 ? options.join("") : `one of ${options.join(", ")}`;
    }
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
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") {
    return `'${node.value.length > 40 ? `${node.value.slice(0, 40)}…` : node.value}'`;
  }
  return String(node.value);
}

function nearestValue(issue: Issue, value: unknown): string | null {
  return typeof value === "string" ? closest(value, optionsOf(issue)) : null;
}
