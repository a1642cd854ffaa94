import { setImmediate } from "node:timers/promises";

import type { TownConfig } from "../../sim/config/town-config.ts";
import type { EventRecord } from "../../sim/events/decode-event.ts";
import { ok } from "../../sim/result.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import type { Outcome } from "../problem.ts";
import type { StoredSnapshot } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";
import { differingColumn, sameEvents } from "./compare-towns.ts";
import { newestSound, readIdentity, readSnapshot, scheduleInputs } from "./open-town.ts";
import { TownHost } from "./town-host.ts";

export interface Verification {
  readonly ticks_checked: number;
  readonly snapshots_checked: number;
  readonly hashes_checked: number;
  /**
   * `system` says what differs first: `events`, a column such as `agents.wallet` where a stored
   * state tells, `state` where only the hash does, `snapshot` for a state that cannot be read.
   */
  readonly first_divergence: { readonly tick: number; readonly system: string } | null;
}

/** The record is read in pieces of this many ticks; signals and progress get their turn in between. */
const PIECE_TICKS = 500;

/**
 * Simulates a stretch again and compares every event, every hash and every stored state on the way.
 * Reads only. `goOn` is asked now and then with the tick that is reached.
 */
export async function verifyTown(
  store: TownStore,
  { from, to }: { readonly from: number; readonly to: number },
  goOn: (tick: number) => boolean,
): Promise<Outcome<Verification>> {
  const known = readIdentity(store);
  if (!known.ok) return known;
  const { identity, config } = known.value;
  const start = newestSound(store, config, from);
  if (!start.ok) return start;
  const host = new TownHost(start.value.town, identity, null);
  const inputs = scheduleInputs(host, store, start.value.tick);
  if (!inputs.ok) return inputs;
  host.advance(from - host.tick);
  const comparison = new Comparison(store, config, host);
  comparison.expect(from - 1, from);
  let differs = comparison.differsAt(from, { events: false });
  while (differs === null && host.tick < to && host.problem === null && goOn(host.tick)) {
    const end = Math.min(to, host.tick + PIECE_TICKS);
    comparison.expect(host.tick, end);
    while (differs === null && host.tick < end && host.advance(1) === 1) {
      differs = comparison.differsAt(host.tick, { events: true });
    }
    await setImmediate();
  }
  if (host.problem !== null) return { ok: false, error: host.problem };
  return ok({
    ticks_checked: host.tick - from,
    snapshots_checked: comparison.snapshots_checked,
    hashes_checked: comparison.hashes_checked,
    first_divergence: differs === null ? null : { tick: host.tick, system: differs },
  });
}

/** What the record says of a piece of time, and whether the town agrees. */
class Comparison {
  readonly #store: TownStore;
  readonly #config: TownConfig;
  readonly #host: TownHost;
  #hashes = new Map<number, string>();
  #snapshots = new Map<number, StoredSnapshot>();
  #events = new Map<number, EventRecord[]>();
  snapshots_checked = 0;
  hashes_checked = 0;

  constructor(store: TownStore, config: TownConfig, host: TownHost) {
    this.#store = store;
    this.#config = config;
    this.#host = host;
  }

  /** Reads what is on record for the ticks in (from, to]. */
  expect(from: number, to: number): void {
    const hashes = this.#store.hashesBetween(from, to);
    this.#hashes = new Map(hashes.map(({ tick, state_hash }) => [tick, state_hash]));
    const snapshots = this.#store.snapshotsUpTo(to).filter(({ tick }) => tick > from);
    this.#snapshots = new Map(snapshots.map((snapshot) => [snapshot.tick, snapshot]));
    this.#events = new Map();
    for (const event of this.#store.eventsBetween(from, to)) {
      const ofTick = this.#events.get(event.tick);
      if (ofTick === undefined) this.#events.set(event.tick, [event]);
      else ofTick.push(event);
    }
  }

  /** What differs at the tick that the town has reached, in a word; null when nothing does. */
  differsAt(tick: number, { events }: { readonly events: boolean }): string | null {
    const { town } = this.#host;
    if (events && !sameEvents(town, this.#events.get(tick) ?? [])) return "events";
    const expected = this.#hashes.get(tick);
    const snapshot = this.#snapshots.get(tick);
    if (expected === undefined && snapshot === undefined) return null;
    const hash = stateHash(town);
    if (expected !== undefined) this.hashes_checked += 1;
    if (snapshot !== undefined) {
      this.snapshots_checked += 1;
      const stored = readSnapshot(this.#store, this.#config, snapshot);
      if (!stored.ok) return "snapshot";
      if (snapshot.state_hash !== hash) return differingColumn(town, stored.value) ?? "state";
    }
    return expected === undefined || expected === hash ? null : "state";
  }
}
