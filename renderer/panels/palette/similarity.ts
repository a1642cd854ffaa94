/** What a text that holds the query as it stands is worth at least: at the beginning of a word, and inside one. */
const AT_A_WORD = 0.8;
const INSIDE = 0.6;

/**
 * How alike a query and a text are, 0 to 1: twice the letters that they share in order (Ratcliff and Obershelp's
 * longest common pieces) by the letters of both. A text that holds the query whole is worth more, the
 * sooner and the more of it the query is, so that what is typed as it stands is found first.
 */
export function similarity(query: string, text: string): number {
  const a = plain(query);
  const b = plain(text);
  if (a === "" || b === "") return a === b ? 1 : 0;
  const ratio = (2 * shared(a, b)) / (a.length + b.length);
  if (!b.includes(a)) return ratio;
  const floor = ` ${b}`.includes(` ${a}`) ? AT_A_WORD : INSIDE;
  return Math.max(ratio, floor + (1 - floor) * (a.length / b.length));
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll("_", " ");

/** Letters in the longest common piece, in what is left of it, and in what is right of it. */
function shared(a: string, b: string): number {
  const { length, inA, inB } = longestCommon(a, b);
  if (length === 0) return 0;
  const before = shared(a.slice(0, inA), b.slice(0, inB));
  return before + length + shared(a.slice(inA + length), b.slice(inB + length));
}

function longestCommon(a: string, b: string) {
  let best = { length: 0, inA: 0, inB: 0 };
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = (row[j] ?? 0) + 1;
      next[j + 1] = length;
      if (length > best.length) best = { length, inA: i - length + 1, inB: j - length + 1 };
    }
    row = next;
  }
  return best;
}
