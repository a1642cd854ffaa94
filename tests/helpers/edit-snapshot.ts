import { deflateSync, inflateSync } from "node:zlib";

import type { Database } from "better-sqlite3";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { hashWords, stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { tableHashes } from "../../sim/snapshot/table-hashes.ts";
import type { Town } from "../../sim/town.ts";
import { required } from "./required.ts";

const PREFIX_BYTES = 16;

/** Where a state stands in a file. */
export interface Place {
  readonly timeline: number;
  readonly tick: number;
}

export function storedState(database: Database, { timeline, tick }: Place): Uint8Array {
  const row = database
    .prepare<[number, number], { deflated: Buffer }>(
      "SELECT deflated FROM keyframes WHERE timeline = ? AND tick = ?",
    )
    .get(timeline, tick);
  return new Uint8Array(inflateSync(required(row).deflated));
}

export function storeState(database: Database, { timeline, tick }: Place, bytes: Uint8Array): void {
  database
    .prepare<[Buffer, number, number, number]>(
      "UPDATE keyframes SET deflated = ?, raw_bytes = ? WHERE timeline = ? AND tick = ?",
    )
    .run(deflateSync(bytes), bytes.length, timeline, tick);
}

/**
 * Changes a stored state and makes the hash in its header anew, so that it is sound by itself; `wholly`
 * also what stands beside it in the file.
 */
export function editTown(
  database: Database,
  place: Place,
  config: TownConfig,
  { change, wholly }: { readonly change: (town: Town) => void; readonly wholly: boolean },
): void {
  const read = decodeSnapshot(config, storedState(database, place));
  if (!read.ok) throw new Error(read.error.message);
  const town = read.value;
  change(town);
  storeState(database, place, encodeSnapshot(town));
  if (!wholly) return;
  database
    .prepare<[string, string, number, number]>(
      "UPDATE keyframes SET state_hash = ?, systems = ? WHERE timeline = ? AND tick = ?",
    )
    .run(stateHash(town), JSON.stringify(tableHashes(town)), place.timeline, place.tick);
}

/** Changes what a stored state says of itself, and makes the checksum of that anew. */
export function editHeader(
  database: Database,
  place: Place,
  change: (text: string) => string,
): void {
  const bytes = storedState(database, place);
  const before = new DataView(bytes.buffer).getUint32(8, true);
  const text = Buffer.from(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + before)).toString();
  const header = Buffer.from(change(text));
  if (header.toString() === text) throw new Error("nothing was changed");
  const arenaAt = Math.ceil((PREFIX_BYTES + header.length) / 8) * 8;
  const arena = bytes.subarray(Math.ceil((PREFIX_BYTES + before) / 8) * 8);
  const edited = new Uint8Array(arenaAt + arena.length);
  edited.set(bytes.subarray(0, PREFIX_BYTES));
  edited.set(header, PREFIX_BYTES);
  edited.set(arena, arenaAt);
  const prefix = new DataView(edited.buffer);
  prefix.setUint32(8, header.length, true);
  const words = new Int32Array(edited.slice(PREFIX_BYTES, arenaAt).buffer);
  prefix.setUint32(12, Number.parseInt(hashWords(words).slice(0, 8), 16), true);
  storeState(database, place, edited);
}
