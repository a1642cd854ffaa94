import { readdirSync, statSync } from "node:fs";
import path from "node:path";

import { lintManifest } from "../../sim/affordances/lint-manifest.ts";
import { AffordancesFile } from "../../sim/config/manifest.ts";
import { checkMapTree, checkResolved, checkShape } from "./check-config.ts";
import { locate, locatedAt, mistake, mistakeAt, toPlain, withEntry } from "./located.ts";
import type { ConfigProblem, Located, Plain } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";
import { resolveScenario, withoutNotes } from "./resolve-scenario.ts";

export type FileKind = "town" | "scenario" | "map" | "affordances" | "unknown";

export interface FileReport {
  readonly path: string;
  readonly kind: FileKind;
  readonly ok: boolean;
  readonly sha256: string | null;
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
    problems: found,
  };
}

/** All configuration files under a folder, or the file itself, sorted by name. Schemas for editors are none. */
export function configFilesUnder(start: string): string[] {
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$/.test(name) && !name.endsWith(".schema.json"))
    .map((name) => path.join(start, name))
    .toSorted();
}

/** Keys that only one kind of file has. */
const SIGNS: readonly (readonly [string, FileKind])[] = [
  ["rows", "map"],
  ["scenario", "scenario"],
  ["extends", "scenario"],
  ["config_id", "town"],
];

function kindOf(root: Located): FileKind | ConfigProblem {
  if (root.kind === "list") {
    const isAffordances = root.items.every((item) => locate(item, ["object_type"]) !== undefined);
    return isAffordances ? "affordances" : notKnown(root);
  }
  const kinds = new Set(SIGNS.filter(([key]) => locate(root, [key])).map(([, kind]) => kind));
  if (kinds.has("map") && kinds.size > 1) {
    return mistake(root, { path: "", message: "this looks like a map and a scenario at once" });
  }
  if (kinds.has("scenario")) return "scenario";
  const [only] = kinds;
  return only ?? notKnown(root);
}

function notKnown(root: Located): ConfigProblem {
  const message = "this is no kind of file that Townlet knows (town, scenario, map, affordances)";
  return mistake(root, { path: "", message });
}

function check(kind: FileKind, file: string, root: Located): readonly ConfigProblem[] {
  if (kind === "map") return checkMapTree(withoutNotes(root)).problems;
  if (kind === "affordances") return checkManifestTree(root);
  const resolved = resolveScenario(file);
  if (resolved.root === null || kind !== "town") return checkResolved(resolved).problems;
  return checkResolved({ ...resolved, root: withSomebody(resolved.root) }).problems;
}

/** A list of objects and affordances by itself; what is only doubtful in it are warnings. */
function checkManifestTree(root: Located): readonly ConfigProblem[] {
  const { value, problems } = checkShape(root, AffordancesFile);
  if (value === null) return problems;
  const doubts = lintManifest(value).map(({ path: at, message }): ConfigProblem => ({
    ...mistakeAt(root, at, message),
    severity: "warning",
  }));
  return [...problems, ...doubts];
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
