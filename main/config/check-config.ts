import { z } from "zod";

import { lintManifest } from "../../sim/affordances/lint-manifest.ts";
import { PerturbationsFile } from "../../sim/config/blocks/perturbations.ts";
import { checkTargets } from "../../sim/config/checks/perturbations.ts";
import { AffordancesFile } from "../../sim/config/manifest.ts";
import { checkMap } from "../../sim/config/check-map.ts";
import type { CrossProblem } from "../../sim/config/checks/problem.ts";
import { Scenario } from "../../sim/config/blocks/scenario.ts";
import { checkNarration } from "../../sim/config/checks/narration.ts";
import { NarrationFile } from "../../sim/config/blocks/narration.ts";
import { MapFile } from "../../sim/config/map.ts";
import { type TownConfig, TownShape } from "../../sim/config/town-config.ts";
import { type TownSections, checkTown } from "../../sim/config/town-file.ts";
import { GoldenFile } from "../golden/golden-file.ts";
import { explainIssue } from "./explain-issue.ts";
import { knownKeys } from "./known-keys.ts";
import { inOrder, locate, mistake, nearestPlace, pathText, toPlain } from "./located.ts";
import type { ConfigProblem, Located } from "./located.ts";
import { type ResolvedScenario, asWritten } from "./resolve-scenario.ts";

interface Checked<T> {
  /** Null when there is an error; warnings leave it. */
  readonly value: T | null;
  readonly problems: readonly ConfigProblem[];
}

/** Holds a tree against a schema; every issue becomes a mistake with its place. */
function checkShape<T>(root: Located, schema: z.ZodType<T>): Checked<T> {
  const plain = toPlain(root);
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) =>
    explainIssue(root, issue, (path) => knownKeys(schema, path, plain)),
  );
  return { value: null, problems };
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
  const problems = inOrder(withoutEchoes(all), files).map((found) =>
    asWritten(withEntryId(root, found), resolved),
  );
  return { config: resolved.problems.length > 0 ? null : checked.value, problems };
}

const TimelineFile = z.strictObject({ scenario: Scenario.pick({ timeline: true }) });

/** A timeline file by itself: what its entries do. Whether there is whom they name, its scenario knows. */
export function checkTimelineFile(resolved: ResolvedScenario): readonly ConfigProblem[] {
  const { root, problems } = resolved;
  const found = root === null ? [] : checkShape(root, TimelineFile).problems;
  return withoutEchoes([...problems, ...found]).map((each) => byItself(asWritten(each, resolved)));
}

function byItself(found: ConfigProblem): ConfigProblem {
  return { ...found, path: found.path.replace(/^scenario\./, "") };
}

/** What is on record of a golden run. */
export function checkGoldenTree(root: Located): readonly ConfigProblem[] {
  return checkShape(root, GoldenFile).problems;
}

/** An affordances file by itself. */
export function checkManifestTree(root: Located): readonly ConfigProblem[] {
  const { value, problems } = checkShape(root, AffordancesFile);
  const doubts = (value === null ? [] : lintManifest(value)).map(
    ({ path: at, message }): ConfigProblem =>
      Object.assign(mistake(nearestPlace(root, at), { path: pathText(at), message }), {
        severity: "warning" as const,
      }),
  );
  return [...problems, ...doubts].map((found) => withEntryId(root, found));
}

/** A narration file by itself. */
export function checkNarrationTree(root: Located): readonly ConfigProblem[] {
  const { value, problems } = checkShape(root, NarrationFile);
  const crossed =
    value === null ? [] : checkNarration({ narration: { file: "", ...value.narration } });
  return [...problems, ...crossed.map(located(root))];
}

/** A file of disturbances by itself. */
export function checkEventsTree(root: Located): readonly ConfigProblem[] {
  const { value, problems } = checkShape(root, PerturbationsFile);
  if (value === null) return problems;
  const path = ["perturbations", "events"];
  return checkTargets(value.perturbations.events, path).map(located(root));
}

/** Entries of a manifest are known by their id, not by their number: the message says it. */
function withEntryId(root: Located, found: ConfigProblem): ConfigProblem {
  const [, section, index] = /^(manifest)?\[(\d+)\]/.exec(found.path) ?? [];
  if (index === undefined) return found;
  const entry = [...(section === undefined ? [] : [section]), Number(index)];
  const id = locate(root, [...entry, "id"]);
  const type = locate(root, [...entry, "type"]);
  const kind = type?.kind === "scalar" && type.value === "object" ? "object" : "affordance";
  if (id?.kind !== "scalar" || found.message.includes(`'${id.value}'`)) return found;
  return { ...found, message: `${kind} '${id.value}': ${found.message}` };
}

/** Keys that are filled from files. */
const FROM_FILES = /^(map|manifest)$|^narration\.(?!file$)\w+$|\.kwargs\.(checksum|entries)$/;

/** A file that could not be read leaves its key empty; saying that as well would only distract. */
function withoutEchoes(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const told = problems.filter(({ path, found }) => found !== "nothing" || !FROM_FILES.test(path));
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
