import { setImmediate } from "node:timers/promises";

import { ok } from "../../sim/result.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import type { Outcome } from "../problem.ts";
import type { TownStore } from "../store/town-store.ts";
import { newestSound, readIdentity, readSnapshot, scheduleInputs } from "./open-town.ts";
import { TownHost } from "./town-host.ts";

export interface Verification {
  readonly ticks_checked: number;
  readonly snapshots_checked: number;
  readonly hashes_checked: number;
  /** `system` says what differed: the state, a stored snapshot, or an event. */
  readonly first_divergence: { readonly tick: number; readonly system: string } | null;
}

/** Signals and progress get their turn this often. */
const SLICE_TICKS = 100;

/**
 * Simulates a stretch again and compares every hash and every stored state on the way. Reads only.
 * `goOn` is asked now and then with the tick that is reached.
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
  const hashes = new Map(
    store.hashesBetween(from - 1, to).map(({ tick, state_hash }) => [tick, state_hash]),
  );
  const snapshots = new Map(
    store
      .snapshotsUpTo(to)
      .filter(({ tick }) => tick >= from)
      .map((snapshot) => [snapshot.tick, snapshot]),
  );
  const counted = { ticks_checked: 0, snapshots_checked: 0, hashes_checked: 0 };
  const compare = (tick: number): string | null => {
    const expected = hashes.get(tick);
    const snapshot = snapshots.get(tick);
    if (expected !== undefined) {
      counted.hashes_checked += 1;
      if (expected !== stateHash(host.town)) return "state";
    }
    if (snapshot !== undefined) {
      counted.snapshots_checked += 1;
      if (snapshot.state_hash !== stateHash(host.town)) return "state";
      if (!readSnapshot(store, config, snapshot).ok) return "snapshot";
    }
    return null;
  };
  host.advance(from - host.tick);
  let differs = compare(host.tick);
  while (differs === null && host.tick < to && host.problem === null) {
    if (host.tick % SLICE_TICKS === 0) {
      if (!goOn(host.tick)) break;
      await setImmediate();
    }
    host.advance(1);
    counted.ticks_checked += 1;
    differs = compare(host.tick);
  }
  if (host.problem !== null) return { ok: false, error: host.problem };
  const first_divergence = differs === null ? null : { tick: host.tick, system: differs };
  return ok({ ...counted, first_divergence });
}
