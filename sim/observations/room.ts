import { invariant } from "../result.ts";

/** Every array begins at a multiple of this, and may be read a little beyond its end. */
const ALIGNMENT = 16;

/**
 * Where arrays of an observer are made: each in memory of its own, or one behind the other in a piece
 * of memory that others read as well. They begin as zeros.
 */
export class Room {
  readonly #buffer: ArrayBufferLike | null;
  readonly #from: number;
  readonly #bytes: number;
  #used = 0;

  /** `bytes` bytes of a buffer from `from` on, a multiple of 16; without a buffer, room for everything. */
  constructor(buffer: ArrayBufferLike | null = null, from = 0, bytes = Infinity) {
    this.#buffer = buffer;
    this.#from = from;
    this.#bytes = bytes;
  }

  /** Bytes of all that was made so far. */
  get used(): number {
    return this.#used;
  }

  /** All that was made is done with, and is made again in the same places. */
  clear(): void {
    this.#used = 0;
  }

  doubles(length: number): Float64Array {
    const { buffer, at } = this.#take(length * 8);
    return new Float64Array(buffer, at, length).fill(0);
  }

  floats(length: number): Float32Array {
    const { buffer, at } = this.#take(length * 4);
    return new Float32Array(buffer, at, length).fill(0);
  }

  ints(length: number): Int32Array {
    const { buffer, at } = this.#take(length * 4);
    return new Int32Array(buffer, at, length).fill(0);
  }

  shorts(length: number): Uint16Array {
    const { buffer, at } = this.#take(length * 2);
    return new Uint16Array(buffer, at, length).fill(0);
  }

  bytes(length: number): Uint8Array {
    const { buffer, at } = this.#take(length);
    return new Uint8Array(buffer, at, length).fill(0);
  }

  #take(bytes: number): { readonly buffer: ArrayBufferLike; readonly at: number } {
    const before = this.#used;
    this.#used += (Math.ceil(bytes / ALIGNMENT) + 1) * ALIGNMENT;
    invariant(this.#used <= this.#bytes, "there is room for what was planned");
    if (this.#buffer === null) return { buffer: new ArrayBuffer(bytes), at: 0 };
    return { buffer: this.#buffer, at: this.#from + before };
  }
}
