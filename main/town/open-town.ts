import { configHash } from "../../sim/config/config-id.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { Command } from "../../sim/console/commands.ts";
import { err, ok } from "../../sim/result.ts";
import { type Chooser, setEveryChooser } from "../../sim/options/choosers.ts";
import { decodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredSnapshot, TownIdentity } from "../store/identity.ts";
import { createStore, openStore } from "../store/open-store.ts";
import type { TownStore } from "../store/town-store.ts";
import { programVersion } from "../version.ts";
import { TownHost } from "./town-host.ts";

export interface NewTownParts {
  readonly config: TownConfig;
  readonly scenario: string;
  readonly title: string;
  /** Without a file the town lives in memory only. */
  readonly file: string | null;
  /** An existing town file may be replaced. */
  readonly replace: boolean;
  /** Who chooses everybody's options; the scripts when left out. */
  readonly chooser?: Chooser;
}

/** A new town at tick 0, with its file if it has one. `config.seed` is the seed. */
export async function newTown(parts: NewTownParts): Promise<Outcome<TownHost>> {
  const identity = identityOf(parts);
  let store: TownStore | null = null;
  if (parts.file !== null) {
    const created = await createStore(parts.file, identity, { replace: parts.replace });
    if (!created.ok) return created;
    store = created.value;
  }
  const town = createTown(parts.config);
  if (parts.chooser !== undefined) setEveryChooser(town, parts.chooser);
  const host = new TownHost(town, identity, store);
  const born = host.recordBirth();
  if (born.ok) return ok(host);
  host.abandon();
  return born;
}

function identityOf({ config, scenario, title }: NewTownParts): TownIdentity {
  return {
    title,
    scenario,
    config_id: config.config_id,
    config_hash: configHash(config),
    // As it is: the order of jobs and people is part of a configuration.
    config: JSON.stringify(config),
    seed: String(config.seed),
    created_at: new Date().toISOString(),
    created_by: `townlet ${programVersion()}`,
  };
}

/**
 * Opens a town file at `at`, or at the end of its record. The town is rebuilt from a stored state
 * and the inputs that followed; a stored state that is damaged is passed over for an earlier one.
 * `lookBack` starts that many ticks earlier, so that the stories of that time are known again.
 */
export async function openTown(
  file: string,
  { at, lookBack = 0 }: { at?: number; lookBack?: number } = {},
): Promise<Outcome<TownHost>> {
  const opened = await openStore(file);
  if (!opened.ok) return opened;
  const store = opened.value;
  const host = rebuild(store, at ?? store.lastTick, lookBack);
  if (!host.ok) store.close();
  return host;
}

function rebuild(store: TownStore, target: number, lookBack: number): Outcome<TownHost> {
  const file = store.file;
  if (target > store.lastTick) {
    return refuse(
      "bad_request",
      `${file} ends at tick ${store.lastTick}; tick ${target} is not in it.`,
      "Choose an earlier tick.",
    );
  }
  const known = readIdentity(store);
  if (!known.ok) return known;
  const { identity, config } = known.value;
  for (const from of new Set([Math.max(0, target - lookBack), target])) {
    const rebuilt = rebuildFrom(store, identity, config, target, from);
    if (!rebuilt.ok || rebuilt.value.divergedAt === null) return rebuilt;
    // Rules that changed since cannot repeat the past, but they can go on from a stored state.
  }
  return target === store.lastTick
    ? fromLastState(store, identity, config)
    : refuse(
        "diverged",
        `${file} does not repeat its own record up to tick ${target}: other rules wrote it.`,
        "Use the version of Townlet that wrote it.",
      );
}

/** What came after the last stored state cannot be had again: the town goes on from there. */
function fromLastState(
  store: TownStore,
  identity: TownIdentity,
  config: TownConfig,
): Outcome<TownHost> {
  const start = newestSound(store, config, store.lastTick);
  if (!start.ok) return start;
  const { tick, town } = start.value;
  const host = new TownHost(town, identity, store);
  host.notice = problem(
    "diverged",
    `The ticks ${tick + 1} to ${store.lastTick} of ${store.file} were made by other rules and cannot be had again.`,
    `The town goes on from its saved state of tick ${tick}.`,
  );
  const cut = store.cutAfter(tick);
  return cut.ok ? ok(host) : cut;
}

function rebuildFrom(
  store: TownStore,
  identity: TownIdentity,
  config: TownConfig,
  target: number,
  from: number,
): Outcome<TownHost> {
  const start = newestSound(store, config, from);
  if (!start.ok) return start;
  const { tick: begin, town } = start.value;
  const host = new TownHost(town, identity, store);
  const inputs = scheduleInputs(host, store, begin);
  if (!inputs.ok) return inputs;
  const hashes = store.hashesBetween(begin, store.lastTick);
  host.repeat({
    until: store.lastTick,
    hashes: new Map(hashes.map(({ tick, state_hash }) => [tick, state_hash])),
  });
  host.advance(target - begin);
  return host.problem === null ? ok(host) : err(host.problem);
}

/** Hands every recorded input after `tick` to its tick again. */
export function scheduleInputs(host: TownHost, store: TownStore, tick: number): Outcome<null> {
  for (const row of store.inputsAfter(tick)) {
    const input = Command.safeParse(parseJson(row.input));
    if (!input.success) {
      return refuse(
        "damaged_file",
        `${store.file} holds an input at tick ${row.tick} that cannot be understood.`,
        "Open an older copy of it.",
      );
    }
    host.schedule(row.tick, [input.data]);
  }
  return ok(null);
}

/**
 * The newest stored state at or before `tick` whose bytes still have their hash. Where none has,
 * a town whose record is complete can be born again.
 */
export function newestSound(
  store: TownStore,
  config: TownConfig,
  tick: number,
): Outcome<{ readonly tick: number; readonly town: Town }> {
  let reason = "there is none";
  for (const snapshot of store.snapshotsUpTo(tick)) {
    const town = readSnapshot(store, config, snapshot);
    if (town.ok) return ok({ tick: snapshot.tick, town: town.value });
    reason = town.error.message;
    if (snapshot.tick === 0) {
      const reborn = createTown(config);
      if (stateHash(reborn) === snapshot.state_hash) return ok({ tick: 0, town: reborn });
    }
  }
  return refuse(
    "damaged_file",
    `${store.file} holds no state that can be used: ${reason}`,
    "Open an older copy of it, or use the version of Townlet that wrote it.",
  );
}

/** A stored state brought back to life; refused when it is damaged or does not fit. */
export function readSnapshot(
  store: TownStore,
  config: TownConfig,
  snapshot: StoredSnapshot,
): Outcome<Town> {
  const bytes = store.snapshotBytes(snapshot.tick);
  if (!bytes.ok) return bytes;
  const town = decodeSnapshot(config, bytes.value);
  if (town.ok && stateHash(town.value) === snapshot.state_hash) return ok(town.value);
  const reason = town.ok ? "its hash differs" : town.error.message;
  return refuse(
    "damaged_file",
    `the state of tick ${snapshot.tick} cannot be used: ${reason}.`,
    "Open an older copy of it.",
  );
}

/** Who the town in the file is, its configuration checked like any other. */
export function readIdentity(
  store: TownStore,
): Outcome<{ readonly identity: TownIdentity; readonly config: TownConfig }> {
  const identity = store.identity();
  const config = TownFile.safeParse(parseJson(identity?.config ?? ""));
  if (identity === null || !config.success) {
    const [issue] = config.success ? [] : config.error.issues;
    const reason = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
    return err(
      problem(
        "damaged_file",
        `${store.file} holds a configuration that this Townlet cannot use (${reason}).`,
        "Open it with the version that wrote it.",
      ),
    );
  }
  if (configHash(config.data) !== identity.config_hash) {
    return refuse(
      "damaged_file",
      `${store.file} holds a configuration other than the one that it was made with.`,
      "Open an older copy of it.",
    );
  }
  return ok({ identity, config: config.data });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Refused by the schema that looks at it next.
  }
}
