/** Floats in a row of the kernel, rows in a plane and planes in a copy: a map of 6 × 11 × 11. */
const ROW = 11;
const PLANES = 6;
const STRIDE = 58;
const COPIES = 400;

/** Rows that one call copies. */
const ROWS = COPIES * PLANES * ROW;

/**
 * A yardstick that depends on the machine alone, bound by throughput as observing is: rows of eleven
 * floats copied out of six layers into a matrix, one number after the other. Returns a function that
 * copies for a while and says how many rows a second of CPU time copied. A figure divided by it can be
 * compared with one of another machine, or of the same in a busier hour.
 */
export function createCalibration(): () => number {
  const layers = new Float32Array(PLANES * STRIDE * STRIDE).map((_, index) => index % 7);
  const out = new Float32Array(64 * PLANES * ROW * ROW);
  return () => {
    const start = process.cpuUsage();
    for (let copy = 0; copy < COPIES; copy++) copyMap(layers, out, copy);
    const { user, system } = process.cpuUsage(start);
    return (ROWS * 1e6) / Math.max(1, user + system);
  };
}

function copyMap(layers: Float32Array, out: Float32Array, copy: number): void {
  let to = (copy % 64) * PLANES * ROW * ROW;
  for (let plane = 0; plane < PLANES; plane++) {
    let from = plane * STRIDE * STRIDE + (copy % 40) * (STRIDE + 1);
    for (let row = 0; row < ROW; row++) {
      for (let column = 0; column < ROW; column++) out[to + column] = layers[from + column] ?? 0;
      from += STRIDE;
      to += ROW;
    }
  }
}

/** The middle one of some figures; 0 without any. */
export function middle(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
