import { ITEMS } from "../config/affordances.ts";
import { AffordancesFile, type ManifestEntry } from "../config/manifest.ts";
import { stubsOf } from "../config/schedule-stubs.ts";
import { checkTown } from "../config/town-file.ts";
import { stockFresh } from "../economy/meal-ages.ts";
import { emit } from "../events/event-log.ts";
import { EVENT, RELOAD_ERRORS, type ReloadError } from "../events/kinds.ts";
import { clearTarget, startWay } from "../options/commitment.ts";
import { waysIn } from "../paths/ways-in.ts";
import { grantFreePlaces } from "../queues/reservations.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import { type Rules, compileRules } from "../rules.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS } from "../world/object-table.ts";
import { AFFORDANCE_SLOTS, TYPE_SLOTS } from "../world/world.ts";
import { type Revision, reviseRulebook } from "./revise-rulebook.ts";
import type { Reload } from "./rulebook.ts";

export interface ReloadRequest {
  /** Name of the file, as it is told. */
  readonly path: string;
  /** SHA-256 (hex) of the file's bytes, and what the caller expects it to be, if anything. */
  readonly checksum: string;
  readonly expectedChecksum?: string;
  /** Only says what would change. */
  readonly dryRun?: boolean;
}

/** Why a reload is refused; `error` is what `tellReloadFailed` tells. */
export interface ReloadRefusal extends Refusal<"invalid_args" | "conflict"> {
  readonly error: ReloadError;
}

/** Most mistakes that a refusal spells out. */
const TOLD = 5;

/**
 * Replaces the manifest of a running town. Uses that run go on by the rules they started under.
 * Refused, with not a byte of the town changed: another checksum than expected, entries that are
 * not valid or do not fit the map, an object that goes or moves while somebody holds it or waits for
 * it, an object put where somebody stands, more objects, affordances or types than there is room for.
 */
export function reloadManifest(
  town: Town,
  entries: unknown,
  { path, checksum, expectedChecksum, dryRun = false }: ReloadRequest,
): Result<Reload, ReloadRefusal> {
  if (expectedChecksum !== undefined && expectedChecksum !== checksum) {
    return refuse(
      "checksum_mismatch",
      `expected the checksum ${expectedChecksum}, found ${checksum}`,
    );
  }
  const manifest = validEntries(town, entries);
  if (!manifest.ok) return manifest;
  const revision = reviseRulebook(
    town.rules.book,
    town.config.map.objects,
    [...manifest.value, ...stubsOf(town.config, manifest.value)],
    path,
    checksum,
    (affordance) => isRunning(town, affordance),
  );
  const { book } = revision;
  if (book.objects.length > town.world.capacity.objects) {
    const room = town.world.capacity.objects;
    return refuse(
      "no_room",
      `${book.objects.length} objects, but room for ${room} (world.spare_objects)`,
    );
  }
  if (book.affordances.length > AFFORDANCE_SLOTS || book.types.length > TYPE_SLOTS) {
    const what = `${book.affordances.length} affordances and ${book.types.length} object types`;
    return refuse("no_room", `${what}, but room for ${AFFORDANCE_SLOTS} and ${TYPE_SLOTS}`);
  }
  const rules = compileRules(town.config, book, town.rules);
  const conflict = conflictOf(town, rules, revision);
  if (conflict !== null) return refuse("conflict", conflict);
  const reload = book.reloads[book.reloads.length - 1];
  if (!dryRun) {
    apply(town, rules, revision);
    const number = book.reloads.length - 1;
    emit(town.world, town.events, EVENT.affordance_manifest_reloaded, 0, number);
    grantNewPlaces(town);
  }
  return ok(reload);
}

/** Tells that a manifest was not loaded. The refusal itself has changed nothing; this is an event like any other. */
export function tellReloadFailed(town: Town, { error }: ReloadRefusal): void {
  const { affordance_manifest_reload_failed } = EVENT;
  emit(town.world, town.events, affordance_manifest_reload_failed, 0, RELOAD_ERRORS.indexOf(error));
}

function refuse(error: ReloadError, message: string): Result<never, ReloadRefusal> {
  const code = error === "conflict" || error === "no_room" ? "conflict" : "invalid_args";
  return err({ code, error, message });
}

/** The entries, if they are valid by themselves and for this town. */
function validEntries(
  { config }: Town,
  entries: unknown,
): Result<readonly ManifestEntry[], ReloadRefusal> {
  const parsed = AffordancesFile.safeParse(entries);
  if (!parsed.success) {
    return refuse(
      "invalid",
      listed(
        parsed.error.issues.map(({ path, message }) => {
          return `${placeText(path, entries)}: ${message}`;
        }),
      ),
    );
  }
  const problems = checkTown({ ...config, manifest: parsed.data }).filter(
    ({ severity }) => severity === "error",
  );
  if (problems.length === 0) return ok(parsed.data);
  return refuse(
    "invalid",
    listed(problems.map(({ path, message }) => `${path.join(".")}: ${message}`)),
  );
}

function listed(mistakes: readonly string[]): string {
  const rest = mistakes.length > TOLD ? ` (and ${mistakes.length - TOLD} more)` : "";
  return `${mistakes.slice(0, TOLD).join("; ")}${rest}`;
}

/** `[3] 'use_shower' duration`: index, id and key of a mistake. */
function placeText(path: readonly PropertyKey[], entries: unknown): string {
  const [index, ...keys] = path;
  if (typeof index !== "number") return "the file";
  const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
  const entry = list[index];
  const id = typeof entry === "object" && entry !== null && "id" in entry ? entry.id : undefined;
  const name = typeof id === "string" ? ` '${id}'` : "";
  return [`[${index}]${name}`, keys.map(String).join(".")].filter((part) => part !== "").join(" ");
}

function isRunning({ world }: Town, affordance: number): boolean {
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    if (world.agents.runningAffordance[world.live[place]] === affordance) return true;
  }
  return false;
}

/** What somebody does that the new rules leave no place for; null when nothing is in the way. */
function conflictOf(town: Town, rules: Rules, { uprooted }: Revision): string | null {
  const { agents, objects, live, town: counters } = town.world;
  for (const object of uprooted) {
    if (holdersOf(town, object) > 0 || objects.queueLength[object] > 0) {
      return `'${town.rules.objects[object].id}' is held or waited for`;
    }
  }
  for (const [object, { id, places, queueCells }] of rules.objects.entries()) {
    const waiting = objects.queueLength[object];
    if (holdersOf(town, object) > places || waiting > Math.max(1, queueCells.length)) {
      return `'${id}' is held or waited for by more people than it would have room for`;
    }
  }
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (rules.grid.walkable[agents.cell[slot]] === 1) continue;
    return `${town.people[agents.person[slot]].id} stands where an object would stand`;
  }
  return null;
}

function holdersOf({ world: { objects } }: Town, object: number): number {
  let holders = 0;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (objects.holders[at] !== NONE) holders += 1;
  }
  return holders;
}

function apply(town: Town, rules: Rules, { uprooted, planted }: Revision): void {
  const { world } = town;
  const { agents, objects, live } = world;
  const before = town.rules;
  town.rules = rules;
  for (const object of planted) {
    for (let item = 0; item < ITEMS.length; item++) {
      objects.stock[object * ITEMS.length + item] = Math.max(0, rules.objects[object].stocks[item]);
    }
    stockFresh(town, object);
  }
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (uprooted.includes(agents.targetObject[slot])) clearTarget(world, slot);
    agents.targetAffordance[slot] = successor(rules, agents.targetAffordance[slot]);
    if (rules.fields === before.fields) continue;
    const field = agents.targetField[slot];
    if (field !== NONE) {
      agents.targetField[slot] = rules.fields.ofCell[before.fields.target[field]];
    }
    startWay(agents, slot);
  }
  if (rules.fields === before.fields) return;
  town.scratch.ways = waysIn(rules, world.town.weather[0]);
}

/** Whoever waited gets the places that things have gained. */
function grantNewPlaces(town: Town): void {
  const { queueLength } = town.world.objects;
  for (let object = 0; object < town.rules.objects.length; object++) {
    if (queueLength[object] > 0) grantFreePlaces(town, object);
  }
}

/** The affordance that is now called what this one was; itself where there is none, so that starting it says so. */
function successor({ affordances }: Rules, affordance: number): number {
  if (affordance === NONE || affordances[affordance].current) return affordance;
  const { id } = affordances[affordance];
  const next = affordances.findIndex((rule) => rule.current && rule.id === id);
  return next === NONE ? affordance : next;
}
