import type { Problem } from "../preload/contract.ts";
import { WORDS } from "../preload/words/words.ts";
import { err, type Result } from "../sim/result.ts";

/** What came of something that a person or the machine may refuse. */
export type Outcome<T> = Result<T, Problem>;

const { titles } = WORDS.problems;

/**
 * Every kind of problem the main side can report, and whose fault it is.
 * `refused` is an input that does not hold (exit status 1), `machine` is the computer (exit status 3).
 */
const PROBLEMS = {
  bad_commands: "refused",
  bad_config: "refused",
  bad_request: "refused",
  damaged_file: "refused",
  damaged_settings: "refused",
  diverged: "refused",
  file_exists: "refused",
  file_in_use: "refused",
  foreign_file: "refused",
  invariant: "machine",
  newer_file: "refused",
  no_town: "refused",
  not_kept: "machine",
  not_found: "refused",
  not_yet: "refused",
  disk_full: "machine",
  internal: "machine",
  missing_module: "machine",
  not_writable: "machine",
  restored: "machine",
  read_failed: "machine",
  town_too_large: "machine",
  town_process: "machine",
} as const satisfies Record<keyof typeof titles, "refused" | "machine">;

export type ProblemCode = keyof typeof PROBLEMS;

/** One sentence of what happened, one of what to do next. */
export function problem(code: ProblemCode, message: string, next: string): Problem {
  return { code, title: titles[code], message, next };
}

/** `problem`, ready to be returned. */
export function refuse(code: ProblemCode, message: string, next: string): Outcome<never> {
  return err(problem(code, message, next));
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Exit status the command line ends with: 1 refused, 3 the machine failed. */
export function exitStatusOf(found: Problem): 1 | 3 {
  return isProblemCode(found.code) && PROBLEMS[found.code] === "refused" ? 1 : 3;
}

/** `code` of an error thrown by Node or SQLite, "" when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** The sentence inside whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A problem on its way to whoever can tell it, where an answer has no place for one. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

/** What to tell of anything that was thrown: the problem that it carries, or that it is a mistake of ours. */
export function thrownProblem(error: unknown, next = "The log file says more."): Problem {
  return error instanceof ProblemError
    ? error.problem
    : problem("internal", errorMessage(error), next);
}

/** Turns what Node or SQLite throws at a file into a problem; anything else is a bug and is thrown on. */
export function fileProblem(error: unknown, file: string): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = errorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG" || code === "SQLITE_FULL") {
    return problem(
      "disk_full",
      `There is no room left to write ${file}.`,
      "Free some space, then save again; nothing that was saved is lost.",
    );
  }
  if (code === "ENOENT" || code === "ENOTDIR") {
    return problem("not_found", `There is no file ${file}.`, "Check the name and the folder.");
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED" || code === "SQLITE_PROTOCOL") {
    return problem(
      "file_in_use",
      `Another program has ${file} open.`,
      "Close the town there, or open a copy of the file.",
    );
  }
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return problem(
      "damaged_file",
      `${file} is damaged and was left untouched.`,
      "Open an older copy of it.",
    );
  }
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/.test(code)) {
    return problem(
      "not_writable",
      `${file} cannot be written here.`,
      "Choose another folder, or change its permissions.",
    );
  }
  if (/^(E[A-Z]+|SQLITE_IOERR\w*|SQLITE_\w+)$/.test(code)) {
    return problem(
      "read_failed",
      `${file} cannot be used: ${errorMessage(error)}.`,
      "Check the disk and try again.",
    );
  }
  throw error;
}
