import { readdirSync, statSync } from "node:fs";
import path from "node:path";

import {
  checkEventsTree,
  checkGoldenTree,
  checkManifestTree,
  checkMapTree,
  checkNarrationTree,
  checkResolved,
  checkTimelineFile,
} from "./check-config.ts";
import { inOrder, locate, locatedAt, mistake, toPlain, withEntry } from "./located.ts";
import type { ConfigProblem, Located, Plain } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";
import { withoutNotes } from "./reading.ts";
import { resolveScenario, resolveTimeline } from "./resolve-scenario.ts";

export type FileKind =
  | "town"
  | "scenario"
  | "map"
  | "affordances"
  | "narration"
  | "perturbations"
  | "timeline"
  | "golden"
  | "unknown";

export interface FileReport {
  readonly path: string;
  readonly kind: FileKind;
  readonly ok: boolean;
  readonly sha256: string | null;
  /** Objects and affordances of a manifest. */
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly ConfigProblem[];
}

/** Checks one configuration file of any kind; what it is follows from what it holds. */
export function validateFile(file: string): FileReport {
  const { root, problems, sha256 } = readConfigFile(file);
  const kind = root === null ? "unknown" : kindOf(root);
  const found =
    root === null ? problems : typeof kind === "string" ? check(kind, file, root) : [kind];
  return {
    path: file,
    kind: typeof kind === "string" ? kind : "unknown",
    ok: found.every(({ severity }) => severity !== "error"),
    sha256,
    counts: root !== null && kind === "affordances" ? countEntries(root) : {},
    problems: found,
  };
}

function countEntries(root: Located): Record<string, number> {
  const plain = toPlain(root);
  const entries = Array.isArray(plain) ? plain : [];
  const objects = entries.filter(
    (entry) =>
      entry !== null &&
      typeof entry === "object" &&
      !Array.isArray(entry) &&
      entry["type"] === "object",
  ).length;
  return { objects, affordances: entries.length - objects };
}

/** Written for editors and other programs: no configuration. */
const FOR_PROGRAMS = /(\.(schema|layout)|(^|[\\/])commands)\.json$/;

/** All configuration files under a folder, or the file itself, sorted by name. */
export function configFilesUnder(start: string): string[] {
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$/.test(name) && !FOR_PROGRAMS.test(name))
    .map((name) => path.join(start, name))
    .toSorted();
}

/** Keys that only one kind of file has. */
const SIGNS: readonly (readonly [string, FileKind])[] = [
  ["rows", "map"],
  ["scenario", "scenario"],
  ["extends", "scenario"],
  ["config_id", "town"],
  ["timeline", "timeline"],
  // A town has these keys too: whatever says more about a file goes first.
  ["narration", "narration"],
  ["perturbations", "perturbations"],
];

function kindOf(root: Located): FileKind | ConfigProblem {
  if (root.kind === "list") {
    const isAffordances = root.items.every((item) => locate(item, ["object_type"]) !== undefined);
    if (isAffordances) return "affordances";
    const isTimeline = root.items.every((item) => locate(item, ["tick"]) !== undefined);
    return isTimeline ? "timeline" : notKnown(root);
  }
  if (locate(root, ["golden"]) !== undefined) return "golden";
  const kinds = new Set(SIGNS.filter(([key]) => locate(root, [key])).map(([, kind]) => kind));
  if (kinds.has("map") && kinds.size > 1) {
    return mistake(root, { path: "", message: "this looks like a map and a scenario at once" });
  }
  if (kinds.has("scenario")) return "scenario";
  if (!kinds.has("town") && kinds.has("narration") && kinds.has("perturbations")) {
    const message = "this looks like a narration and a file of perturbations at once";
    return mistake(root, { path: "", message });
  }
  const [only] = kinds;
  return only ?? notKnown(root);
}

function notKnown(root: Located): ConfigProblem {
  const message =
    "this is no kind of file that Townlet knows (town, scenario, map, affordances, narration, perturbations, timeline)";
  return mistake(root, { path: "", message });
}

function check(kind: FileKind, file: string, root: Located): readonly ConfigProblem[] {
  if (kind === "map") return inOrder(checkMapTree(withoutNotes(root)).problems, [file]);
  if (kind === "perturbations") return inOrder(checkEventsTree(withoutNotes(root)), [file]);
  if (kind === "affordances") return inOrder(checkManifestTree(root), [file]);
  if (kind === "golden") return inOrder(checkGoldenTree(root), [file]);
  if (kind === "timeline") return inOrder(checkTimelineFile(resolveTimeline(file)), [file]);
  if (kind === "narration") return inOrder(checkNarrationTree(withoutNotes(root)), [file]);
  const resolved = resolveScenario(file);
  if (resolved.root === null || kind !== "town") return checkResolved(resolved).problems;
  return checkResolved({ ...resolved, root: withSomebody(resolved.root) }).problems;
}

/** A town file has no people of its own: one stands in, so that everything else can be checked. */
function withSomebody(root: Located): Located {
  if (locate(root, ["scenario"]) !== undefined) return root;
  const somebody = {
    id: "somebody",
    name: "Somebody",
    home: null,
    job: null,
    position: startTile(root),
    needs: { hunger: 1, hygiene: 1, energy: 1 },
    wallet: 0,
    colour: "#000000",
    look: 0,
  };
  const scenario = { description: "Stands in.", agents: [somebody] };
  return withEntry(root, "scenario", { key: root, value: locatedAt(root, scenario) });
}

/** The first entry tile, where there is one. */
function startTile(root: Located): Plain {
  const tile = locate(root, ["map", "entry_tiles", 0]);
  return tile === undefined ? [0, 0] : toPlain(tile);
}
