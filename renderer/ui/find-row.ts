/** Row that a key leads to in a list of so many, from row `at`; undefined for keys that lead nowhere. */
export function rowByKey(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/**
 * Row whose name begins with what was typed; undefined where none does. One letter goes on to the next such row
 * after `at`, more letters stay where they fit.
 */
export function rowByName(typed: string, at: number, names: readonly string[]): number | undefined {
  const wanted = typed.toLowerCase();
  const from = typed.length === 1 ? at + 1 : at;
  for (let step = 0; step < names.length; step++) {
    const row = (from + step) % names.length;
    if (names[row]?.toLowerCase().startsWith(wanted) === true) return row;
  }
  return undefined;
}
