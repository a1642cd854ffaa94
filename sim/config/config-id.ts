import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import type { TownConfig } from "./town-config.ts";

/** JSON with sorted keys and no spaces: equal configurations give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${pairs.join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 (hex) of the canonical configuration: the identity of the rules. The seed is left out, and so
 * are the names of files and the size of an open floor, which the map and the manifest themselves tell, and the
 * checksums of files, whose comments and spaces are no rules.
 */
export function configHash(config: TownConfig): string {
  const {
    seed: _seed,
    manifest_checksum: _checksum,
    perturbation_checksum: _eventSum,
    world,
    affordances,
    narration,
    perturbations,
    ...rules
  } = config;
  const { map_file: _map, grid_size: _size, ...ground } = world;
  const { affordances_file: _manifest, ...offers } = affordances;
  const { file: _stories, ...lines } = narration;
  const { file: _events, ...chances } = perturbations;
  const whole = {
    ...rules,
    world: ground,
    affordances: offers,
    narration: lines,
    perturbations: chances,
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(whole))));
}
