import type { z } from "zod";

import { checkMap } from "../../sim/config/check-map.ts";
import type { CrossProblem } from "../../sim/config/checks/problem.ts";
import { MapFile } from "../../sim/config/map.ts";
import { type TownConfig, TownShape } from "../../sim/config/town-config.ts";
import { type TownSections, checkTown } from "../../sim/config/town-file.ts";
import { explainIssue } from "./explain-issue.ts";
import { knownKeys } from "./known-keys.ts";
import { inOrder, locate, mistake, nearestPlace, pathText, toPlain } from "./located.ts";
import type { ConfigProblem, Located } from "./located.ts";
import { type ResolvedScenario, asWritten } from "./resolve-scenario.ts";

export interface Checked<T> {
  /** Null when there is an error; warnings leave it. */
  readonly value: T | null;
  readonly problems: readonly ConfigProblem[];
}

/** Holds a tree against a schema; every issue becomes a mistake with its place. */
export function checkShape<T>(root: Located, schema: z.ZodType<T>): Checked<T> {
  const plain = toPlain(root);
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) =>
    explainIssue(root, issue, (path) => knownKeys(schema, path, plain)).map((found) =>
      withEntryId(root, issue.path, found),
    ),
  );
  return { value: null, problems };
}

/** Names the entry of a list of affordances and objects that a mistake is in, where it has an id. */
function withEntryId(
  root: Located,
  path: readonly PropertyKey[],
  found: ConfigProblem,
): ConfigProblem {
  const [first, second] = path;
  const at = typeof first === "number" ? [first] : first === "manifest" ? [first, second] : [];
  const steps = at.filter((step) => typeof step === "number" || typeof step === "string");
  const id = steps.length === 0 ? undefined : locate(root, [...steps, "id"]);
  if (id?.kind !== "scalar" || typeof id.value !== "string") return found;
  if (found.message.includes(`'${id.value}'`)) return found;
  return { ...found, message: `'${id.value}': ${found.message}` };
}

/** A map file by itself: its shape, then whether everything in it is where it can be. */
export function checkMapTree(root: Located): Checked<MapFile> {
  const shape = checkShape(root, MapFile);
  if (shape.value === null) return shape;
  return judged(shape.value, checkMap(shape.value).map(located(root)));
}

/**
 * A complete configuration. Rules that span sections are asked wherever their sections have their
 * shape, so that one round shows all there is.
 */
function checkTownTree(root: Located): Checked<TownConfig> {
  const shape = checkShape(root, TownShape);
  const sound = shape.value ?? soundSections(root);
  const crossed = checkTown(sound).map(located(root));
  return judged(shape.value, [...shape.problems, ...crossed]);
}

const Sections = TownShape.partial();

/** A scenario or a town with all its files: its configuration, or null and why not; with all that is to be said. */
export function checkResolved(resolved: ResolvedScenario): {
  readonly config: TownConfig | null;
  readonly problems: readonly ConfigProblem[];
} {
  const { root, files } = resolved;
  if (root === null) return { config: null, problems: resolved.problems };
  const checked = checkTownTree(root);
  const all = [...resolved.problems, ...checked.problems];
  const problems = inOrder(withoutEchoes(all), files).map((found) => asWritten(found, resolved));
  return { config: resolved.problems.length > 0 ? null : checked.value, problems };
}

/** A file that could not be read leaves its key empty; saying that as well would only distract. */
function withoutEchoes(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const told = problems.filter(
    ({ path, found }) => found !== "nothing" || (path !== "map" && path !== "manifest"),
  );
  return told.length > 0 ? told : problems;
}

/** The sections that hold by themselves. */
function soundSections(root: Located): TownSections {
  const plain = toPlain(root);
  if (plain === null || typeof plain !== "object" || Array.isArray(plain)) return {};
  const broken = new Set(
    TownShape.safeParse(plain).error?.issues.flatMap((issue) =>
      issue.path.length === 0 ? [] : [String(issue.path[0])],
    ),
  );
  const rest = Object.entries(plain).filter(([key]) => key in TownShape.shape && !broken.has(key));
  return Sections.parse(Object.fromEntries(rest));
}

function judged<T>(value: T | null, problems: readonly ConfigProblem[]): Checked<T> {
  const failed = problems.some(({ severity }) => severity === "error");
  return { value: failed ? null : value, problems };
}

function located(root: Located): (found: CrossProblem) => ConfigProblem {
  return ({ path, message, severity, found, expected }) => {
    const { file, line, column } = nearestPlace(root, path);
    const place = { file, line, column };
    return { ...mistake(place, { path: pathText(path), message, found, expected }), severity };
  };
}
