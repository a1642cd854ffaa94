import type { Town } from "../town.ts";

/**
 * 128-bit hash of the whole state: four lanes of multiply-and-rotate over the words of the arena,
 * after MurmurHash3's body and finaliser (Appleby, 2011). Not cryptographic: it finds divergence,
 * not forgery. 32 hex digits.
 */
export function stateHash({ world }: Town): string {
  return hashBytes(world.arena);
}

/** Hash of bytes that begin at a multiple of 4 and are as many; by themselves, whatever lies around them. */
export function hashBytes({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return hashWords(new Int32Array(buffer, byteOffset, byteLength / 4));
}

/** Hash over every event so far, in order: towns with equal histories agree whatever their generators hold. */
export function outcomeHash({ world }: Town): string {
  return hex(world.town.outcome[0]) + hex(world.town.outcome[1]);
}

export function hashWords(words: Int32Array): string {
  let a = 0x239b961b;
  let b = 0xab0e9789 | 0;
  let c = 0x38b34ae5;
  let d = 0xa1e38b93 | 0;
  const whole = words.length - (words.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a = (Math.imul(rotate(a ^ scramble(words[i]), 19) + b, 5) + 0x561ccd1b) | 0;
    b = (Math.imul(rotate(b ^ scramble(words[i + 1]), 17) + c, 5) + 0x0bcaa747) | 0;
    c = (Math.imul(rotate(c ^ scramble(words[i + 2]), 15) + d, 5) + 0x96cd1c35) | 0;
    d = (Math.imul(rotate(d ^ scramble(words[i + 3]), 13) + a, 5) + 0x32ac3b17) | 0;
  }
  for (let i = whole; i < words.length; i++) a = rotate(a ^ scramble(words[i]), 19);
  a ^= words.length;
  a = (a + b + c + d) | 0;
  return (
    hex(finish(a)) + hex(finish((a + b) | 0)) + hex(finish((a + c) | 0)) + hex(finish((a + d) | 0))
  );
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finish(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
