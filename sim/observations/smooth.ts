/**
 * Curves worked out from multiplications alone, so that every engine gives the same last bits: an
 * observation is the same everywhere. Each is within 1e-9 of the true value.
 */

const STEPS = 16;
/** tanh is 1 in single precision from here on. */
const FLAT = 10;
/** e^(−i/16), as `tanh` looks it up. */
export const DECAY = expTable();

/** tanh(x) for x ≥ 0: (1 − e^(−2x)) / (1 + e^(−2x)), the power from a table and a short series. */
export function tanh(x: number): number {
  if (x >= FLAT) return 1;
  const place = Math.floor(2 * x * STEPS);
  const power = DECAY[place] * shortExp(place / STEPS - 2 * x);
  return (1 - power) / (1 + power);
}

/** e^(−i/16), by repeated multiplication. */
function expTable(): Float64Array {
  const table = new Float64Array(2 * FLAT * STEPS + 1);
  const step = shortExp(-1 / STEPS);
  table[0] = 1;
  for (let place = 1; place < table.length; place++) table[place] = table[place - 1] * step;
  return table;
}

/** e^x for |x| ≤ 1/16, Taylor to the seventh power. */
function shortExp(x: number): number {
  let sum = 1;
  for (let term = 7; term >= 1; term--) sum = 1 + (sum * x) / term;
  return sum;
}

const TAU = 6.283185307179586;

/** sin(2π × phase), phase in [0, 1]: Taylor within an eighth of a turn. */
export function sineOfTurn(phase: number): number {
  const eighth = Math.floor(phase * 8);
  const rest = (phase - eighth / 8) * TAU;
  switch (eighth & 7) {
    case 0:
      return sine(rest);
    case 1:
      return cosine(TAU / 8 - rest);
    case 2:
      return cosine(rest);
    case 3:
      return sine(TAU / 8 - rest);
    case 4:
      return -sine(rest);
    case 5:
      return -cosine(TAU / 8 - rest);
    case 6:
      return -cosine(rest);
    default:
      return -sine(TAU / 8 - rest);
  }
}

/** cos(2π × phase), phase in [0, 1]. */
export function cosineOfTurn(phase: number): number {
  return sineOfTurn(phase < 0.75 ? phase + 0.25 : phase - 0.75);
}

function sine(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let term = 12; term >= 2; term -= 2) sum = 1 - (sum * square) / (term * (term + 1));
  return sum * x;
}

function cosine(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let term = 13; term >= 1; term -= 2) sum = 1 - (sum * square) / (term * (term + 1));
  return sum;
}
