import { canonicalJson } from "../config/config-id.ts";
import {
  type EventSpec,
  type PerturbationChanges,
  PerturbationsFile,
} from "../config/blocks/perturbations.ts";
import { checkPerturbations } from "../config/checks/perturbations.ts";
import { placeObjects } from "../config/place-objects.ts";
import { emit } from "../events/event-log.ts";
import { EVENT, RELOAD_ERRORS, type ReloadError } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import { compileRules } from "../rules.ts";
import type { Town } from "../town.ts";
import { SPEC_SLOTS } from "../world/world.ts";
import { type EventBook, type EventReload, joinedEvents, inOrder } from "./event-book.ts";

export interface EventReloadRequest {
  /** Name of the file, as it is told, and SHA-256 (hex) of its bytes. */
  readonly path: string;
  readonly checksum: string;
  readonly expectedChecksum?: string | undefined;
  /** Only says what would change. */
  readonly dryRun: boolean;
}

interface ReloadRefusal extends Refusal<"invalid_args" | "conflict"> {
  readonly error: ReloadError;
}

/** Most mistakes that a refusal spells out. */
const TOLD = 5;

/**
 * Another file of disturbances from this tick on. What is on or planned goes on by its old terms.
 * Refused, with nothing changed: another checksum than expected, a file that does not hold by itself or
 * in this town, more disturbances than there is room for.
 */
export function reloadEvents(
  town: Town,
  content: unknown,
  { path, checksum, expectedChecksum, dryRun }: EventReloadRequest,
): Result<EventReload, ReloadRefusal> {
  if (expectedChecksum !== undefined && expectedChecksum !== checksum) {
    const message = `expected the checksum ${expectedChecksum}, found ${checksum}`;
    return refuse("checksum_mismatch", message);
  }
  const changes = validChanges(town, content);
  if (!changes.ok) return changes;
  const { book } = town.rules;
  const events = reviseEvents(town, book.events, changes.value, path, checksum);
  if (events.specs.length > SPEC_SLOTS) {
    const message = `${events.specs.length} disturbances with those of before, but room for ${SPEC_SLOTS}`;
    return refuse("no_room", message);
  }
  const reload = events.reloads[events.reloads.length - 1];
  if (dryRun) return ok(reload);
  town.rules = compileRules(town.config, { ...book, events }, town.rules);
  const number = events.reloads.length - 1;
  emit(town.world, town.events, EVENT.perturbation_config_reloaded, 0, number);
  return ok(reload);
}

/** Tells that a file was not loaded. */
export function tellEventReloadFailed(town: Town, { error }: ReloadRefusal): void {
  const { perturbation_config_reload_failed } = EVENT;
  emit(town.world, town.events, perturbation_config_reload_failed, 0, RELOAD_ERRORS.indexOf(error));
}

function refuse(error: ReloadError, message: string): Result<never, ReloadRefusal> {
  return err({ code: error === "no_room" ? "conflict" : "invalid_args", error, message });
}

function validChanges(
  { config, rules }: Town,
  content: unknown,
): Result<PerturbationChanges, ReloadRefusal> {
  const parsed = PerturbationsFile.safeParse(content);
  if (!parsed.success) {
    return refuse(
      "invalid",
      listed(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)),
    );
  }
  const changes = parsed.data.perturbations;
  // What a reloaded manifest has put there counts, too.
  const standing = rules.book.objects.flatMap(({ entry, present }) => (present ? [entry] : []));
  const map = { ...config.map, objects: placeObjects(standing, []) };
  const problems = checkPerturbations({ ...config, map, manifest: [], perturbation_file: changes });
  if (problems.length === 0) return ok(changes);
  return refuse(
    "invalid",
    listed(
      problems.map(
        ({ path, message }) => `${["perturbations", ...path.slice(1)].join(".")}: ${message}`,
      ),
    ),
  );
}

function listed(mistakes: readonly string[]): string {
  const rest = mistakes.length > TOLD ? ` (and ${mistakes.length - TOLD} more)` : "";
  return `${mistakes.slice(0, TOLD).join("; ")}${rest}`;
}

/** Every index keeps its meaning: a name of the same kind keeps its row, whatever else is new about it. */
function reviseEvents(
  { config }: Town,
  before: EventBook,
  changes: PerturbationChanges,
  path: string,
  checksum: string,
): EventBook {
  const { settings, events } = joinedEvents(config, changes);
  const specs = [...before.specs];
  const current: number[] = [];
  const added: string[] = [];
  const changed: string[] = [];
  for (const { name, spec } of inOrder(events)) {
    const old = before.current.find((row) => before.specs[row].name === name);
    if (old === undefined) added.push(name);
    else if (!isSame(before.specs[old].spec, spec)) changed.push(name);
    const own = specs.findIndex((row) => row.name === name && row.spec.kind === spec.kind);
    const row = own < 0 ? specs.length : own;
    specs[row] = { name, spec };
    current.push(row);
  }
  const removed = before.current
    .map((row) => before.specs[row].name)
    .filter((name) => !Object.hasOwn(events, name));
  const reload = {
    path,
    checksum,
    previous_checksum: before.checksum,
    spec_count: current.length,
    added,
    changed,
    removed,
  };
  return { path, checksum, settings, specs, current, reloads: [...before.reloads, reload] };
}

function isSame(a: EventSpec, b: EventSpec): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
