import type { Town } from "../town.ts";
import { tableSpans } from "../world/world.ts";
import { hashBytes } from "./hash.ts";

/** Hash of every table of the state, by name: which part of two towns differs, without their columns. */
export function tableHashes({ world }: Town): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const { name, from, bytes } of tableSpans(world.capacity)) {
    hashes[name] = hashBytes(world.arena.subarray(from, from + bytes));
  }
  return hashes;
}
