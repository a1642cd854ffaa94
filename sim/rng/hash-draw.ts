import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** First eight bytes, big-endian, of SHA-256 of a text: two uint32. */
export function hash64(text: string): { readonly high: number; readonly low: number } {
  const bytes = new DataView(sha256(utf8ToBytes(text)).buffer);
  return { high: bytes.getUint32(0), low: bytes.getUint32(4) };
}

/** Uniform in [0, 1) that depends on the text alone: its top 53 hash bits over 2^53. */
export function hashUniform(text: string): number {
  const { high, low } = hash64(text);
  return (high * 2097152 + (low >>> 11)) / 9007199254740992;
}
