/** Halvings of the interval in which the answer lies: more than a double can tell apart. */
const HALVINGS = 60;

/**
 * The chance of one tick that makes a day of `ticks` ticks see something with the chance `perDay`:
 * 1 − (1 − p)^(1/ticks), so that 0.3 is three days in ten. From 1 on it is so many a day, perDay/ticks,
 * at most 1. Solved by multiplications and comparisons alone, which every engine rounds alike.
 * Simulation §13.4.
 */
export function chancePerTick(perDay: number, ticks: number): number {
  if (perDay <= 0) return 0;
  if (perDay >= 1) return Math.min(1, perDay / ticks);
  const quiet = 1 - perDay;
  let least = 0;
  let most = perDay;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const chance = (least + most) * 0.5;
    if (power(1 - chance, ticks) > quiet) least = chance;
    else most = chance;
  }
  return most;
}

/** A whole power, by squaring. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}
