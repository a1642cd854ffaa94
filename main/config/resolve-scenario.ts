import path from "node:path";

import { openFloor } from "../../sim/config/open-floor.ts";
import { MapFile } from "../../sim/config/map.ts";
import { shownPath } from "./app-root.ts";
import type { ConfigProblem, Located, Path } from "./located.ts";
import {
  locate,
  locatedAt,
  merge,
  mistakeAt,
  toPlain,
  withChange,
  withEntry,
  without,
} from "./located.ts";
import { namedFile, read, readNamed, type Reading, startReading } from "./reading.ts";
import { withOldNames } from "./old-names.ts";
import { withCrowd } from "./resolve-crowd.ts";
import { withTimeline } from "./resolve-timeline.ts";

const MAX_CHAIN = 8;

export interface ResolvedScenario {
  /** The whole configuration in one tree, every node still pointing at the file it came from. */
  readonly root: Located | null;
  readonly problems: readonly ConfigProblem[];
  /** Every file that was read, in the order of reading. */
  readonly files: readonly string[];
  /** Objects that the map file has; those after them are the scenario's own. */
  readonly mapObjects: number;
}

/**
 * Joins a scenario with what it extends and the files it names: the map under `map`, the list of
 * affordances under `manifest`; the wordings and limits of its story under what the scenario itself
 * says of them. Paths count from the file that names them; the names stay as
 * they were written. The scenario's own objects join those of the map.
 */
export function resolveScenario(file: string): ResolvedScenario {
  const reading = startReading();
  const merged = readChain(reading, path.resolve(file), []);
  if (merged === null) return { root: null, mapObjects: 0, ...reading };
  const kept = RECORDS.reduce((root, at) => withChange(root, at, withoutRemoved), merged);
  const floored = withOpenFloor(kept);
  const crowded = withCrowd(reading, floored);
  const mapped = inline(reading, crowded, ["world", "map_file"], "map");
  const manifest = ["affordances", "affordances_file"] as const;
  const offered = inline(reading, mapped, manifest, "manifest");
  const whole = withChecksum(reading, offered, manifest, "manifest_checksum");
  const telling = withNarration(reading, withEvents(reading, whole));
  const timed = withTimeline(reading, telling);
  const objects = locate(timed, ["map", "objects"]);
  const mapObjects = objects?.kind === "list" ? objects.items.length : 0;
  return { root: withOwnObjects(reading, timed), mapObjects, ...reading };
}

/** Where the keys are names that a file chose: `null` there takes away what the extended file has. */
const RECORDS = [
  ["jobs"],
  ["personalities", "profiles"],
  ["personalities", "distribution"],
  ["personalities", "overrides"],
  ["perturbations", "events"],
];

function withoutRemoved(record: Located): Located {
  return without(record, (_, { value }) => value.kind === "scalar" && value.value === null);
}

function readChain(reading: Reading, file: string, above: readonly string[]): Located | null {
  const written = read(reading, file);
  if (written === null) return null;
  const root = withOldNames(reading, written);
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
  const own = without(root, (key) => key === "extends");
  return base === null ? null : merge(base, own);
}

function inline(
  reading: Reading,
  root: Located,
  at: readonly [string, string],
  key: string,
): Located {
  const named = locate(root, at);
  if (named === undefined) return root;
  const file = namedFile(named);
  if (file === null) return root; // The schema says what it should be.
  const content = readNamed(reading, file, root, at, () => read(reading, file));
  return content === null ? root : withEntry(root, key, { key: named, value: content });
}

/** What the town tells, from its file, with what town and scenario say themselves over it. */
function withNarration(reading: Reading, root: Located): Located {
  const at = ["narration", "file"];
  const named = locate(root, at);
  const file = named === undefined ? null : namedFile(named);
  if (file === null) return root;
  const content = readNamed(reading, file, root, at, () => read(reading, file));
  const base = content === null ? undefined : locate(content, ["narration"]);
  if (base === undefined) {
    if (content !== null) {
      reading.problems.push(mistakeAt(content, [], "expected the key 'narration'"));
    }
    return root;
  }
  return withChange(root, ["narration"], (own) => merge(base, own));
}

/** What the file of disturbances lays over them stands beside them, so that another file can take its place. */
function withEvents(reading: Reading, root: Located): Located {
  const at = ["perturbations", "file"] as const;
  const named = locate(root, at);
  const file = named === undefined ? null : namedFile(named);
  if (named === undefined || file === null) return root;
  const content = readNamed(reading, file, root, at, () => read(reading, file));
  if (content === null) return root;
  const { problems } = reading;
  const changes = eventsIn(content, problems);
  if (changes === null) return root;
  const joined = withEntry(root, "perturbation_file", { key: named, value: changes });
  return withChecksum(reading, joined, at, "perturbation_checksum");
}

/** What a file of disturbances holds under its only key; null, with a problem, where it has none. */
function eventsIn(content: Located, problems: ConfigProblem[]): Located | null {
  const changes = locate(content, ["perturbations"]);
  const others = content.kind === "map" ? [...content.entries.keys()] : [];
  for (const key of others) {
    if (key === "perturbations") continue;
    problems.push({ ...mistakeAt(content, [key], `unknown key '${key}'`), found: key });
  }
  if (changes !== undefined) return withoutRemovedEvents(changes);
  problems.push(mistakeAt(content, [], "expected the key 'perturbations'"));
  return null;
}

function withoutRemovedEvents(changes: Located): Located {
  return withChange(changes, ["events"], withoutRemoved);
}

/** Notes of which bytes a file is made, so that a town can say which file it lives by. */
function withChecksum(reading: Reading, root: Located, at: Path, key: string): Located {
  const named = locate(root, at);
  const file = named === undefined ? null : namedFile(named);
  const checksum = file === null ? undefined : reading.checksums.get(file);
  if (named === undefined || checksum === undefined) return root;
  return withEntry(root, key, { key: named, value: locatedAt(named, checksum) });
}

/** Without a map file the town is open floor; a size that does not hold is left to the schema. */
function withOpenFloor(root: Located): Located {
  const named = locate(root, ["world", "map_file"]);
  const size = locate(root, ["world", "grid_size"]);
  if (named?.kind !== "scalar" || named.value !== null || size === undefined) return root;
  const parsed = MapFile.shape.size.safeParse(toPlain(size));
  if (!parsed.success) return root;
  return withEntry(root, "map", { key: named, value: locatedAt(named, openFloor(parsed.data)) });
}

/** The scenario's objects, moved behind those of the map. */
function withOwnObjects(reading: Reading, root: Located): Located {
  const own = locate(root, ["scenario", "objects"]);
  if (own === undefined) return root;
  if (own.kind !== "list") {
    reading.problems.push(mistakeAt(root, ["scenario", "objects"], "expected a list"));
  }
  const moved = own.kind === "list" ? own.items.map(withUseTile) : [];
  const joined = withChange(root, ["map", "objects"], (list) =>
    list.kind === "list" ? { ...list, items: [...list.items, ...moved] } : list,
  );
  return withChange(joined, ["scenario"], (scenario) =>
    without(scenario, (key) => key === "objects"),
  );
}

/** An object that the scenario gives no use tile is used from where it stands. */
function withUseTile(object: Located): Located {
  const place = locate(object, ["position"]);
  if (place === undefined || locate(object, ["use_tile"]) !== undefined) return object;
  return withEntry(object, "use_tile", { key: place, value: place });
}

/** A timeline file by itself, as if it were that of a scenario. */
export function resolveTimeline(file: string): ResolvedScenario {
  const reading = startReading();
  const place = { file, line: 1, column: 1 };
  const root = locatedAt(place, { scenario: { timeline: path.basename(file) } });
  return { root: withTimeline(reading, root), mapObjects: 0, ...reading };
}

/** Paths as they are written in the file, where resolving has moved what they name. */
export function asWritten(found: ConfigProblem, { mapObjects }: ResolvedScenario): ConfigProblem {
  const moved = found.path
    .replace(/^perturbation_file\b/, "perturbations")
    .replace(/^map\.objects\[(\d+)\]/, (same, digits: string) => {
      const index = Number(digits) - mapObjects;
      return index < 0 ? same : `scenario.objects[${index}]`;
    })
    .replace(/^(scenario\.timeline\[\d+\]\.)command\.(kwargs|name)/, (_, entry: string, key) =>
      key === "name" ? `${entry}command` : `${entry}kwargs`,
    );
  return { ...found, path: moved };
}
