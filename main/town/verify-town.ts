import { setImmediate } from "node:timers/promises";

import type { EventRecord } from "../../sim/events/decode-event.ts";
import { ok } from "../../sim/result.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { tableHashes } from "../../sim/snapshot/table-hashes.ts";
import type { Town } from "../../sim/town.ts";
import type { Outcome } from "../problem.ts";
import type { StoredKeyframe, StoredTimeline } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";
import { differingColumn, sameEvents } from "./compare-towns.ts";
import {
  type Archive,
  type Past,
  configIn,
  ownerOf,
  readArchive,
  readKeyframe,
  rebuildAt,
  repeatTick,
} from "./rebuild.ts";
import { HASH_EVERY_TICKS } from "./record.ts";

export interface Verification {
  readonly ticks_checked: number;
  readonly snapshots_checked: number;
  readonly hashes_checked: number;
  /**
   * `system` says what differs first: `events`, a column such as `agents.wallet` where a stored
   * state tells, `state` where only the hash does, `snapshot` for a state that cannot be read, `systems`
   * for its stored parts, `hash` for one that is missing from the chain, `inputs` for what cannot be
   * carried out again.
   */
  readonly first_divergence: { readonly tick: number; readonly system: string } | null;
}

/** The record is read in pieces of this many ticks; signals and progress get their turn in between. */
const PIECE_TICKS = 500;

/**
 * Simulates a stretch of a timeline again and compares every event, every hash and every stored state on
 * the way. Reads only. `goOn` is asked now and then with the tick that is reached.
 */
export async function verifyTown(
  store: TownStore,
  timeline: number,
  { from, to }: { readonly from: number; readonly to: number },
  goOn: (tick: number) => boolean,
): Promise<Outcome<Verification>> {
  const known = await readArchive(store.file, store);
  if (!known.ok) return known;
  const archive = known.value;
  const timelines = store.timelines();
  const rebuilt = await rebuildAt(archive, timelines, timeline, from);
  if (!rebuilt.ok) return rebuilt;
  const { town, past, divergedAt } = rebuilt.value;
  if (divergedAt !== null) return ok(nothingBut({ tick: divergedAt, system: "state" }));
  const comparison = new Comparison(archive, store, timelines, timeline);
  comparison.expect(from - 1, from);
  let differs = await comparison.differsAt(town, from, { events: false });
  let now = town;
  let tick = from;
  if (past === null) return ok(nothingBut(differs === null ? null : { tick, system: differs }));
  while (differs === null && tick < to && goOn(tick)) {
    const end = Math.min(to, tick + PIECE_TICKS);
    comparison.expect(tick, end);
    while (differs === null && tick < end) {
      tick += 1;
      const stopped = repeated(now, past, tick);
      differs = stopped ?? (await comparison.differsAt(now, tick, { events: true }));
      now = past.parts.get(tick) ?? now;
    }
    await setImmediate();
  }
  return ok({
    ticks_checked: tick - from,
    snapshots_checked: comparison.snapshots_checked,
    hashes_checked: comparison.hashes_checked,
    first_divergence: differs === null ? null : { tick, system: differs },
  });
}

function nothingBut(divergence: Verification["first_divergence"]): Verification {
  return {
    ticks_checked: 0,
    snapshots_checked: 0,
    hashes_checked: 0,
    first_divergence: divergence,
  };
}

/** Runs a recorded tick again; a town that cannot go on where it once did had other inputs. */
function repeated(town: Town, past: Past, tick: number): string | null {
  try {
    repeatTick(town, past, tick);
    return null;
  } catch {
    return "inputs";
  }
}

/** What the record says of a piece of time, and whether the town agrees. */
class Comparison {
  readonly #archive: Archive;
  readonly #store: TownStore;
  readonly #timelines: readonly StoredTimeline[];
  readonly #timeline: number;
  #hashes = new Map<number, string>();
  #keyframes: readonly StoredKeyframe[] = [];
  #events = new Map<number, EventRecord[]>();
  snapshots_checked = 0;
  hashes_checked = 0;

  constructor(
    archive: Archive,
    store: TownStore,
    timelines: readonly StoredTimeline[],
    timeline: number,
  ) {
    this.#archive = archive;
    this.#store = store;
    this.#timelines = timelines;
    this.#timeline = timeline;
  }

  /** Reads what is on record for the ticks in (from, to]. */
  expect(from: number, to: number): void {
    const hashes = this.#store.hashesBetween(this.#timeline, from, to);
    this.#hashes = new Map(hashes.map(({ tick, state_hash }) => [tick, state_hash]));
    this.#keyframes = this.#store
      .keyframesUpTo(this.#timeline, to)
      .filter(({ tick }) => tick > from);
    this.#events = new Map();
    for (const event of this.#store.eventsBetween(this.#timeline, from, to)) {
      const ofTick = this.#events.get(event.tick);
      if (ofTick === undefined) this.#events.set(event.tick, [event]);
      else ofTick.push(event);
    }
  }

  /** What differs at the tick that the town has reached, in a word; null when nothing does. */
  async differsAt(
    town: Town,
    tick: number,
    { events }: { readonly events: boolean },
  ): Promise<string | null> {
    if (events && !sameEvents(town, this.#events.get(tick) ?? [])) return "events";
    const expected = this.#hashes.get(tick);
    if (expected === undefined && events && tick % HASH_EVERY_TICKS === 0) return "hash";
    const keyframes = this.#keyframes.filter((keyframe) => keyframe.tick === tick);
    if (expected === undefined && keyframes.length === 0) return null;
    const hash = stateHash(town);
    if (expected !== undefined) this.hashes_checked += 1;
    for (const keyframe of keyframes) {
      const found = await this.#differsFrom(town, keyframe, hash);
      if (found !== null) return found;
    }
    return expected === undefined || expected === hash ? null : "state";
  }

  async #differsFrom(town: Town, keyframe: StoredKeyframe, hash: string): Promise<string | null> {
    this.snapshots_checked += 1;
    const owner = ownerOf(this.#timelines, this.#timeline, keyframe.tick);
    const config = configIn(this.#archive, this.#timelines, keyframe.timeline);
    if (!config.ok) return "snapshot";
    const stored = await readKeyframe(this.#archive, config.value, keyframe);
    if (!stored.ok) return "snapshot";
    if (!sameSystems(stored.value, this.#store.keyframeSystems(keyframe))) return "systems";
    // A timeline may begin with another state than the one that it parts from.
    const begins = owner?.timeline === keyframe.timeline && owner.at === keyframe.tick;
    if (keyframe.state_hash === hash || (begins && owner.parent !== null)) return null;
    return differingColumn(town, stored.value) ?? "state";
  }
}

/** Files of before the parts of a state were recorded have none. */
function sameSystems(town: Town, stored: string): boolean {
  return stored === "{}" || JSON.stringify(tableHashes(town)) === stored;
}
