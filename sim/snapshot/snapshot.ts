import { utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";

import { Rulebook, isFirstBook } from "../affordances/rulebook.ts";
import type { TownConfig } from "../config/town-config.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import { type Rules, compileRules } from "../rules.ts";
import { type Town, assembleTown } from "../town.ts";
import { viewWorld, worldBytes, worldLayout } from "../world/world.ts";
import { hashBytes, hashWords } from "./hash.ts";

/** First bytes of a snapshot: "TWNS". */
const MAGIC = 0x534e5754;
export const SNAPSHOT_VERSION = 3;
/** Bytes before the header: magic, version, header length, header checksum, all uint32. */
const PREFIX_BYTES = 16;
/** A hundred thousand people who have ever lived there, and rules that were loaded a hundred times. */
const MAX_HEADER_BYTES = 32_000_000;

const Header = z.strictObject({
  config_id: z.string(),
  config_hash: z.string(),
  seed: z.string().regex(/^\d+$/),
  tick: z.int().nonnegative(),
  capacity: z.strictObject({
    agents: z.int().positive(),
    objects: z.int().nonnegative(),
    ties: z.int().positive(),
    embeddings: z.int().positive(),
  }),
  layout: z.string(),
  state_hash: z.string(),
  /** What manifests loaded since have made of the configuration; null where none was. */
  rulebook: Rulebook.nullable(),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      colour: z.string(),
      look: z.int(),
      arrived: z.int().nonnegative(),
      left: z.strictObject({ tick: z.int().positive(), reason: z.string() }).nullable(),
    }),
  ),
});

export type SnapshotHeader = z.infer<typeof Header>;

/**
 * A town as bytes: prefix, a JSON header that says what it is and who lives there, padding to 8,
 * then the arena as it lies in memory (little-endian).
 */
export function encodeSnapshot(town: Town): Uint8Array {
  const { world, config } = town;
  const header = utf8ToBytes(
    JSON.stringify({
      config_id: config.config_id,
      config_hash: town.rules.configHash,
      seed: String(town.seed),
      tick: world.town.tick[0],
      capacity: world.capacity,
      layout: worldLayout(world.capacity),
      state_hash: hashBytes(world.arena),
      rulebook: isFirstBook(town.rules.book) ? null : town.rules.book,
      people: town.people,
    } satisfies SnapshotHeader),
  );
  const arenaAt = paddedTo8(PREFIX_BYTES + header.length);
  const bytes = new Uint8Array(arenaAt + world.arena.byteLength);
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(0, MAGIC, true);
  prefix.setUint32(4, SNAPSHOT_VERSION, true);
  prefix.setUint32(8, header.length, true);
  bytes.set(header, PREFIX_BYTES);
  prefix.setUint32(12, headerChecksum(bytes, arenaAt), true);
  bytes.set(world.arena, arenaAt);
  return bytes;
}

/**
 * The town that a snapshot holds, under the configuration it was made with. Refused: anything that
 * is not a snapshot, another version or layout, another configuration, bytes that do not match
 * their hash. `compiled` is the compiled configuration, for callers who have it already.
 */
export function decodeSnapshot(
  config: TownConfig,
  bytes: Uint8Array,
  compiled?: Rules,
): Result<Town, Refusal> {
  const opened = openSnapshot(bytes);
  if (!opened.ok) return opened;
  const { header, arena } = opened.value;
  const rules =
    header.rulebook === null
      ? (compiled ?? compileRules(config))
      : compileRules(config, header.rulebook);
  if (header.config_id !== config.config_id || header.config_hash !== rules.configHash) {
    return refuse(
      "config_mismatch",
      `the snapshot belongs to configuration ${header.config_id} (${header.config_hash.slice(0, 12)}…), not to ${config.config_id} (${rules.configHash.slice(0, 12)}…)`,
    );
  }
  if (header.capacity.objects < rules.objects.length) {
    return refuse(
      "damaged",
      `the snapshot has room for ${header.capacity.objects} objects, the map has ${rules.objects.length}`,
    );
  }
  const world = viewWorld(arena, header.capacity);
  return ok(assembleTown(config, BigInt(header.seed), rules, world, header.people));
}

/** What a snapshot says of itself. Refused: what is none, or damaged. */
export function snapshotHeader(bytes: Uint8Array): Result<SnapshotHeader, Refusal> {
  const opened = openSnapshot(bytes);
  return opened.ok ? ok(opened.value.header) : opened;
}

interface OpenedSnapshot {
  readonly header: SnapshotHeader;
  readonly arena: ArrayBuffer;
}

function openSnapshot(bytes: Uint8Array): Result<OpenedSnapshot, Refusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) {
    return refuse("damaged", "these bytes are not a snapshot of a town");
  }
  const version = view.getUint32(4, true);
  if (version !== SNAPSHOT_VERSION) {
    return refuse(
      "unsupported",
      `the snapshot has version ${version}; this program reads version ${SNAPSHOT_VERSION}`,
    );
  }
  const headerBytes = view.getUint32(8, true);
  if (headerBytes > MAX_HEADER_BYTES) {
    return refuse("damaged", `the header of the snapshot is too long (${headerBytes} bytes)`);
  }
  const headerEnd = PREFIX_BYTES + headerBytes;
  const arenaAt = paddedTo8(headerEnd);
  if (arenaAt > bytes.length) return refuse("damaged", "the snapshot ends inside its header");
  if (headerChecksum(bytes, arenaAt) !== view.getUint32(12, true)) {
    return refuse("damaged", "the header of the snapshot does not match its checksum");
  }
  const header = parseHeader(bytes.subarray(PREFIX_BYTES, headerEnd));
  if (header === null) return refuse("damaged", "the header of the snapshot cannot be read");
  if (header.layout !== worldLayout(header.capacity)) {
    return refuse("unsupported", "the snapshot was written by a version with other state columns");
  }
  // A copy of its own: the bytes may be a window on memory that others share.
  const arena = new Uint8Array(bytes.subarray(arenaAt)).buffer;
  if (arena.byteLength !== worldBytes(header.capacity)) {
    return refuse(
      "damaged",
      `the snapshot holds ${arena.byteLength} bytes of state, expected ${worldBytes(header.capacity)}`,
    );
  }
  if (hashWords(new Int32Array(arena)) !== header.state_hash) {
    return refuse("damaged", "the state does not match its hash");
  }
  return ok({ header, arena });
}

function paddedTo8(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** Of everything between prefix and state: a changed seed or name would go unnoticed otherwise. */
function headerChecksum(bytes: Uint8Array, arenaAt: number): number {
  const words = new Int32Array(bytes.slice(PREFIX_BYTES, arenaAt).buffer);
  return Number.parseInt(hashWords(words).slice(0, 8), 16);
}

function parseHeader(bytes: Uint8Array): SnapshotHeader | null {
  let text = "";
  for (const byte of bytes) text += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return Header.parse(JSON.parse(decodeURIComponent(text)));
  } catch {
    return null;
  }
}

function refuse(code: string, message: string): Result<never, Refusal> {
  return err({ code, message });
}
