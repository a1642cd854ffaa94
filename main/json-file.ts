import { readFileSync, renameSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";

import { errorCode, fileProblem, problem } from "./problem.ts";
import type { Problem } from "../preload/contract.ts";
import { writeWhole } from "./write-whole.ts";

export interface JsonFile<T> {
  readonly value: T;
  /** Set when the file was damaged: it was put aside and the defaults are in use. */
  readonly problem: Problem | null;
}

/** Reads a small JSON file of ours. Keys that are missing take their default, unknown ones are dropped. */
export function readJsonFile<T extends object>(
  file: string,
  schema: z.ZodType<T>,
  defaults: T,
): JsonFile<T> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = errorCode(error) === "ENOENT";
    return { value: defaults, problem: missing ? null : fileProblem(error, file) };
  }
  const value = parse(text, schema, defaults);
  if (value !== null) return { value, problem: null };
  const aside = `${file}.damaged`;
  try {
    renameSync(file, aside);
  } catch (error) {
    return { value: defaults, problem: fileProblem(error, file) };
  }
  return {
    value: defaults,
    problem: problem(
      "damaged_settings",
      `${file} could not be understood and was put aside as ${path.basename(aside)}.`,
      "The defaults are in use; set what you need again.",
    ),
  };
}

function parse<T extends object>(text: string, schema: z.ZodType<T>, defaults: T): T | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null; // Reported by the caller as a damaged file.
  }
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const known = Object.entries(raw).filter(([key]) => key in defaults);
  const parsed = schema.safeParse({ ...defaults, ...Object.fromEntries(known) });
  return parsed.success ? parsed.data : null;
}

/** Writes a small JSON file, as `writeWhole`. */
export function writeJsonFile(
  file: string,
  value: object,
  options: { readonly isPrivate?: boolean } = {},
): Problem | null {
  return writeWhole(
    file,
    `${JSON.stringify(value, null, 2)}
`,
    options,
  );
}
