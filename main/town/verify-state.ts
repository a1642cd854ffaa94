import { isDeepStrictEqual } from "node:util";

import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Rules } from "../../sim/rules.ts";
import { decodeSnapshot, snapshotHeader } from "../../sim/snapshot/snapshot.ts";
import type { Town } from "../../sim/town.ts";
import type { Keyframe, StoredKeyframe } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";
import { differingColumn } from "./compare-towns.ts";

/** Under which rules a state was stored. */
export interface Under {
  readonly config: TownConfig;
  /** As far as they are compiled. */
  readonly rules: Rules | undefined;
}

/** In a word, how a stored state differs from the one expected; null where it does not. See `Verification`. */
export function stateDiffers(
  store: TownStore,
  stored: StoredKeyframe,
  expected: Keyframe,
  under: Under,
): string | null {
  const bytes = store.keyframeBytes(stored);
  if (!bytes.ok) return "snapshot";
  const found = contentDiffers(bytes.value, expected.bytes, under);
  if (found !== null) return found;
  if (stored.state_hash !== expected.state_hash) return "snapshot.state_hash";
  return sameSystems(store.keyframeSystems(stored), expected.systems) ? null : "systems";
}

/** Whether everything that is stored of a state says the same of it, be it the right one or not. */
export function isWhole(store: TownStore, stored: StoredKeyframe): boolean {
  const bytes = store.keyframeBytes(stored);
  const header = bytes.ok ? snapshotHeader(bytes.value) : bytes;
  return header.ok && header.value.state_hash === stored.state_hash;
}

function contentDiffers(bytes: Uint8Array, expected: Uint8Array, under: Under): string | null {
  const [header, right] = [snapshotHeader(bytes), snapshotHeader(expected)];
  if (!header.ok || !right.ok) return "snapshot";
  const [town, twin] = [revived(bytes, under), revived(expected, under)];
  const column = town === null || twin === null ? null : differingColumn(twin, town);
  if (column !== null) return column;
  const said = new Map<string, unknown>(Object.entries(header.value));
  for (const [name, value] of Object.entries(right.value)) {
    if (!isDeepStrictEqual(said.get(name), value)) return `snapshot.${name}`;
  }
  return town === null ? "snapshot" : null;
}

/** Null where it does not fit together. */
function revived(bytes: Uint8Array, { config, rules }: Under): Town | null {
  try {
    const town = decodeSnapshot(config, bytes, rules);
    return town.ok ? town.value : null;
  } catch {
    return null; // People and state that do not belong together.
  }
}

/** Files of before the parts of a state were recorded have none. */
function sameSystems(stored: string, expected: string): boolean {
  return stored === "{}" || stored === expected;
}
