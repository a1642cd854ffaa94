/**
 * xoshiro128** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021):
 * four uint32 of state, kept in the arena so that a snapshot carries it.
 */
export type RngState = Int32Array; // [4]

/** Next 32 bits, as a signed whole number: those are not boxed. */
function nextBits(state: RngState): number {
  const times5 = Math.imul(state[1], 5);
  const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
  const shifted = state[1] << 9;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = (state[3] << 11) | (state[3] >>> 21);
  return result;
}

/** Next whole number, 0 to 2^32 − 1. */
export function nextUint32(state: RngState): number {
  return nextBits(state) >>> 0;
}

/** Uniform in [0, 1), a multiple of 2^−32. */
export function nextFloat(state: RngState): number {
  return (nextBits(state) >>> 0) / 4294967296;
}

/** Uniform in [low, high). */
export function nextBetween(state: RngState, low: number, high: number): number {
  return low + (high - low) * nextFloat(state);
}

/** Uniform in [−spread, spread), into a cell of a column. */
export function drawAround(
  state: RngState,
  spread: number,
  column: Float64Array,
  at: number,
): void {
  column[at] = 2 * spread * ((nextBits(state) >>> 0) / 4294967296) - spread;
}

/** Fills the state from 64 bits by splitmix32 over both halves; never all zero. */
export function seedRng(state: RngState, high: number, low: number): void {
  let mix = high | 0;
  for (let i = 0; i < 4; i++) {
    mix = (mix + 0x9e3779b9 + (i === 2 ? low : 0)) | 0;
    let z = mix ^ (i < 2 ? low : high);
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    state[i] = z ^ (z >>> 15);
  }
  if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 1;
}
