import type { StoredKeyframe } from "../store/identity.ts";
import { REPEATED, type Row } from "../store/record-rows.ts";
import type { TownStore } from "../store/town-store.ts";
import type { Twin } from "../store/twin.ts";
import type { TickInputs } from "./inputs.ts";
import { wantedRows } from "./late-rows.ts";
import type { ByTick } from "./recorded.ts";
import { HASH_EVERY_TICKS } from "./record.ts";
import type { Divergence } from "./verify-file.ts";
import { type Under, stateDiffers } from "./verify-state.ts";

/** A piece of a timeline that was simulated again: its ticks are those in (from, to]. */
export interface Piece extends Under {
  readonly timeline: number;
  readonly from: number;
  readonly to: number;
  /** States that the file has of these ticks, in order. */
  readonly keyframes: readonly StoredKeyframe[];
  readonly inputs: ByTick<TickInputs>;
}

/** Of what differs at the same tick, the first says most. */
const TELLING = [
  "inputs",
  "events",
  "snapshot",
  "hashes",
  "event_people",
  "stories",
  "kpis",
] as const;

/** Lays what a file says of a piece of time beside what was written of it anew; the first difference. */
export function pieceDiffers(store: TownStore, twin: Twin, piece: Piece): Divergence | null {
  const found = new Map<string, Divergence>();
  for (const table of REPEATED) {
    const stored = store.ownRows(table, piece.timeline, piece.from, piece.to);
    const expected = twin.ownRows(table, piece.timeline, piece.from, piece.to);
    const wanted = wantedRows(store, table, stored, expected);
    const tick = firstDiffering(stored, wanted);
    if (tick === null) continue;
    if (table === "hashes") found.set(...chainDiffers(tick, stored, wanted, piece));
    else found.set(table, { tick, system: table });
  }
  const earliest = Math.min(piece.to, ...[...found.values()].map(({ tick }) => tick));
  for (const keyframe of piece.keyframes) {
    if (keyframe.tick > earliest || found.has("snapshot")) break;
    const expected = twin.keyframes.get(keyframe.tick);
    const system = expected && stateDiffers(store, keyframe, expected, piece);
    if (typeof system === "string") found.set("snapshot", { tick: keyframe.tick, system });
  }
  return (
    TELLING.flatMap((part) => found.get(part) ?? []).toSorted((a, b) => a.tick - b.tick)[0] ?? null
  );
}

/**
 * What the chain tells. A state that comes out right later on was right: then the entry itself is wrong, missing
 * or out of place. Otherwise a tick with commands, or with an entry that only commands leave, had other ones.
 */
function chainDiffers(
  tick: number,
  stored: readonly Row[],
  expected: readonly Row[],
  { inputs }: Piece,
): ["inputs" | "hashes", Divergence] {
  const chain = new Map(stored.map(([at, hash]) => [at, hash]));
  if (expected.some(([at, hash]) => at > tick && chain.get(at) === hash)) {
    return ["hashes", { tick, system: "hash" }];
  }
  const isCommanded = (inputs.get(tick)?.commands.length ?? 0) > 0;
  if (isCommanded || tick % HASH_EVERY_TICKS !== 0) return ["inputs", { tick, system: "inputs" }];
  return ["hashes", { tick, system: chain.has(tick) ? "state" : "hash" }];
}

/** Tick of the first row in which two lists of rows in the same order differ; null where none does. */
function firstDiffering(a: readonly Row[], b: readonly Row[]): number | null {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left !== undefined && right !== undefined && sameRow(left, right)) continue;
    return Math.min(left?.[0] ?? Infinity, right?.[0] ?? Infinity);
  }
  return null;
}

function sameRow(a: Row, b: Row): boolean {
  return a.length === b.length && a.every((cell, index) => Object.is(cell, b[index]));
}
