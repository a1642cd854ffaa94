import { closest } from "../closest.ts";

/** A rule that spans keys and does not hold, at the key that has to change. */
export interface CrossProblem {
  /** Keys from the root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: "error" | "warning";
  /** In words; null where there is nothing to compare. */
  readonly found: string | null;
  readonly expected: string | null;
}

type Path = CrossProblem["path"];

/** Something that cannot work. */
export function wrong(path: Path, message: string): CrossProblem {
  return { path, message, severity: "error", found: null, expected: null };
}

/** A value that cannot work: what is there and what would do. */
export function expected(
  path: Path,
  wanted: string,
  found: string | number,
  because = "",
): CrossProblem {
  const message = `expected ${wanted}, found ${found}${because}`;
  return { path, message, severity: "error", found: String(found), expected: wanted };
}

/** Something that works, and is hardly meant. */
export function doubtful(path: Path, message: string): CrossProblem {
  return { ...wrong(path, message), severity: "warning" };
}

/** A name that stands for nothing, with what was meant or what there is. */
export function unknown(
  path: Path,
  what: string,
  found: string,
  known: readonly string[],
): CrossProblem {
  const near = closest(found, known);
  const all = known.length === 0 ? "there is none" : `known: ${known.join(", ")}`;
  const hint = near === null ? all : `did you mean '${near}'?`;
  return {
    path,
    message: `unknown ${what} '${found}'; ${hint}`,
    severity: "error",
    found,
    expected: near,
  };
}

/** An id that is taken. */
export function duplicate(path: Path, id: string): CrossProblem {
  const message = `duplicate id '${id}'`;
  return { path, message, severity: "error", found: id, expected: "an id of its own" };
}
