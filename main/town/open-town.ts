import { configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Chooser } from "../../sim/options/choosers.ts";
import { err, ok } from "../../sim/result.ts";
import { fileProblem, problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { MAIN, type StoredTimeline, type TownIdentity } from "../store/identity.ts";
import { LiveStore } from "../store/live-store.ts";
import { createStore } from "../store/open-store.ts";
import { programVersion } from "../version.ts";
import { bornWith, policyOf } from "./beginning.ts";
import {
  type Archive,
  archiveOf,
  configIn,
  newestSound,
  ownerOf,
  readArchive,
  rebuildAt,
} from "./rebuild.ts";
import { TownHost } from "./town-host.ts";
import { branch, otherRules } from "./travel.ts";

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
  const policy = policyOf(parts.chooser ?? "script");
  const town = bornWith(parts.config, policy);
  if (parts.file === null) return born(new TownHost(town, identity, null));
  const created = await createStore(parts.file, identity, { replace: parts.replace, policy });
  if (!created.ok) return created;
  created.value.close();
  const opened = await LiveStore.open(parts.file);
  if (!opened.ok) return opened;
  const store = opened.value;
  const archive = archiveOf(store.file, store.reads, identity, parts.config);
  const timelines = await store.reads.timelines();
  return born(
    new TownHost(town, identity, { store, archive, firstTick: 0, timeline: MAIN, timelines }),
  );
}

async function born(host: TownHost): Promise<Outcome<TownHost>> {
  const recorded = await host.recordBirth();
  if (recorded.ok) return ok(host);
  await host.abandon();
  return recorded;
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

/** Wherever the town was when it was closed. */
export const SHOWN = Symbol("shown");

/** Which part of a town file is meant. */
export interface Address {
  /** Tick of the record; its end when left out. */
  readonly at?: number;
  /** Name of a timeline, or `shown`: the one that was shown last. The first one when left out. */
  readonly timeline?: string | typeof SHOWN;
}

/**
 * Opens a town file at a tick of a timeline. The town is rebuilt from a stored state and the inputs
 * that followed; a stored state that is damaged is passed over for an earlier one.
 */
export async function openTown(file: string, address: Address = {}): Promise<Outcome<TownHost>> {
  const opened = await LiveStore.open(file);
  if (!opened.ok) return opened;
  const store = opened.value;
  const host = await hostAt(store, address).catch((error: unknown) =>
    err(fileProblem(error, file)),
  );
  if (!host.ok) await store.abandon();
  return host;
}

async function hostAt(store: LiveStore, address: Address): Promise<Outcome<TownHost>> {
  const known = await readArchive(store.file, store.reads);
  if (!known.ok) return known;
  const archive = known.value;
  const timelines = await store.reads.timelines();
  const firstTick = await store.reads.firstTick();
  const name = address.timeline === SHOWN ? await nameOfShown(store, timelines) : address.timeline;
  const found = findTimeline(archive.file, timelines, name);
  if (!found.ok) return found;
  const { timeline, last_tick } = found.value;
  const target = address.at ?? last_tick;
  if (target > last_tick) {
    return refuse(
      "bad_request",
      `${store.file} ends at tick ${last_tick}; tick ${target} is not in it.`,
      "Choose an earlier tick.",
    );
  }
  const rebuilt = await rebuildAt(archive, timelines, timeline, target);
  if (!rebuilt.ok) return rebuilt;
  if (rebuilt.value.divergedAt !== null) {
    return target === last_tick
      ? goOnFromState(store, archive, timelines, found.value)
      : otherRules(store.file, target);
  }
  const { town, past, day } = rebuilt.value;
  const host = new TownHost(
    town,
    archive.identity,
    { store, archive, firstTick, timeline, timelines },
    { past, day },
  );
  await host.recall();
  return ok(host);
}

async function nameOfShown(
  { reads }: LiveStore,
  timelines: readonly StoredTimeline[],
): Promise<string | undefined> {
  const current = await reads.current();
  return timelines.find(({ timeline }) => timeline === current)?.name;
}

/** The timeline of that name, or the first one. */
export function findTimeline(
  file: string,
  timelines: readonly StoredTimeline[],
  name?: string,
): Outcome<StoredTimeline> {
  const found = name === undefined ? timelines[0] : timelines.find((one) => one.name === name);
  if (found !== undefined) return ok(found);
  const names = timelines.map((one) => `'${one.name}'`).join(", ");
  return refuse("not_found", `${file} has no timeline '${name ?? ""}'.`, `It has ${names}.`);
}

/**
 * Rules that changed since cannot repeat the past, but they can go on from a stored state: as a branch,
 * so that what is on record stays there.
 */
async function goOnFromState(
  store: LiveStore,
  archive: Archive,
  timelines: readonly StoredTimeline[],
  { timeline, last_tick }: StoredTimeline,
): Promise<Outcome<TownHost>> {
  const owner = ownerOf(timelines, timeline, last_tick)?.timeline ?? timeline;
  const config = configIn(archive, timelines, owner);
  if (!config.ok) return config;
  const start = await newestSound(archive, config.value, owner, last_tick);
  if (!start.ok) return start;
  const { tick, town } = start.value;
  const firstTick = await store.reads.firstTick();
  const host = new TownHost(town, archive.identity, {
    store,
    archive,
    firstTick,
    timeline,
    timelines,
  });
  const parted = await branch(host, null, { change: "other rules" });
  if (!parted.ok) return parted;
  await host.recall();
  host.notice = problem(
    "diverged",
    `The ticks ${tick + 1} to ${last_tick} of ${store.file} were made by other rules and cannot be simulated again.`,
    `The town goes on from its saved state of tick ${tick} as '${parted.value.name}'; what is on record stays.`,
  );
  return ok(host);
}
