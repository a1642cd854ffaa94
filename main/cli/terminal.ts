import type { Problem } from "../../preload/contract.ts";
import type { ConfigProblem } from "../config/located.ts";
import { problemLine } from "../config/located.ts";
import { shownPath } from "../config/app-root.ts";
import { exitStatusOf, problem } from "../problem.ts";

/** How a command ended: what to print and what to exit with. */
export interface Ending {
  readonly status: number;
  /** For `--json`; null where everything was said in lines on the way. */
  readonly document: { readonly ok: boolean; readonly [key: string]: unknown } | null;
  /** For people, on stdout. Left out, a refusal is printed from `document.error`. */
  readonly text?: string;
  /** For people, on stderr: why it did not go well. */
  readonly complaint?: string;
}

/** stdout carries the result, stderr everything else. */
export class Terminal {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** stderr is a terminal that somebody looks at. */
  readonly live: boolean;
  /** What becomes of everything that is said, before it is. */
  #worded: (text: string) => string = (text) => text;

  constructor(options: { json?: boolean; quiet?: boolean; verbose?: boolean }) {
    this.json = options.json === true;
    this.quiet = options.quiet === true;
    this.verbose = options.verbose === true;
    this.live = process.stderr.isTTY;
  }

  /** From now on everything that is said is put in other words first. */
  putInWordsOf(worded: (text: string) => string): void {
    this.#worded = worded;
  }

  /** One line of progress or log. */
  say(line: string): void {
    if (!this.quiet) process.stderr.write(`${this.#worded(line)}\n`);
  }

  /** Detail that only `--verbose` shows. */
  detail(line: string): void {
    if (this.verbose) this.say(line);
  }

  /** Overwrites the present line; only where somebody looks. */
  sayOver(line: string): void {
    if (!this.quiet && this.live) process.stderr.write(`\r${this.#worded(line)}\u001b[K`);
  }

  clearLine(): void {
    if (!this.quiet && this.live) process.stderr.write("\r\u001b[K");
  }

  /** Prints the ending; resolves when all of it has left. */
  async end({ document, text, complaint }: Ending): Promise<void> {
    if (complaint !== undefined && !this.json) await write(process.stderr, `${complaint}\n`);
    if (this.json && document !== null) {
      await write(process.stdout, `${JSON.stringify(document, null, 2)}\n`);
    } else if (text !== undefined) {
      await write(process.stdout, `${text}\n`);
    }
  }
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A reader that went away (`| head`) is no reason to fail; the stream says so once more after the write.
    const heard = (): void => resolve();
    stream.once("error", heard);
    stream.write(text, (error) => {
      if (error === null || error === undefined) stream.off("error", heard);
      resolve();
    });
  });
}

/** The ending of a command whose input or machine was refused. */
export function refusal(found: Problem, more: Readonly<Record<string, unknown>> = {}): Ending {
  const { code, message, next } = found;
  return {
    status: exitStatusOf(found),
    document: { ok: false, error: { code, message, next }, ...more },
    complaint: `townlet: ${message}\n  ${next}`,
  };
}

/** The ending of a command whose options do not go together. */
export function wrongUsage(message: string): Ending {
  const error = { code: "usage", message };
  return { status: 2, document: { ok: false, error }, complaint: `townlet: ${message}` };
}

/** The ending of a command whose configuration has mistakes: all of them, one line each. */
export function configRefusal(problems: readonly ConfigProblem[]): Ending {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const count = errors === 1 ? "1 mistake" : `${errors} mistakes`;
  const found = problem(
    "bad_config",
    `The configuration has ${count}.`,
    "Correct the files named here and try again.",
  );
  return {
    ...refusal(found, { problems: problems.map(problemDocument) }),
    complaint: [...problems.map(problemLine), `townlet: ${found.message}`].join("\n"),
  };
}

/** A mistake as `--json` shows it. */
export function problemDocument(found: ConfigProblem): Record<string, unknown> {
  const { severity, file, line, column, path, message } = found;
  return {
    severity,
    file: shownPath(file),
    line,
    column,
    path,
    found: found.found,
    expected: found.expected,
    message,
  };
}

/** Rows with aligned columns; the last column is free. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
