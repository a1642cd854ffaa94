/** A rule that spans sections and does not hold, at the key that has to change. */
export interface CrossProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** `unknown job 'king'; known: clerk, grocer`. */
export function unknown(what: string, found: string, known: readonly string[]): string {
  return `unknown ${what} '${found}'; known: ${known.join(", ")}`;
}
