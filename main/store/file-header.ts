import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

import { ok } from "../../sim/result.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { MAX_FILE_BYTES, beyond } from "./check-bounds.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "./migrate.ts";

const HEADER_BYTES = 100;
/** Byte that says how the file is written, and its value where that is through a log. */
const WRITE_FORMAT = 18;
const LOGGED = 2;
const MAGIC = "SQLite format 3\0";

/** What the first bytes of a town file say of it. */
export interface FileHeader {
  readonly version: number;
  /** It has a log beside it, or had one that was not put away; SQLite cannot read such a file without writing. */
  readonly hasLog: boolean;
}

/**
 * Looks at the first bytes of a file before SQLite may: refuses what is no town file, what a newer
 * Townlet wrote, and what has been cut off. Reads only; throws what Node throws.
 */
export function checkHeader(file: string): Outcome<FileHeader> {
  const handle = openSync(file, "r");
  try {
    const stat = fstatSync(handle);
    const header = Buffer.alloc(HEADER_BYTES);
    const read = stat.isFile() ? readSync(handle, header, 0, HEADER_BYTES, 0) : 0;
    // Pages that are still in the log, or can be had back from the journal, count as there.
    const isWhole = !["-wal", "-journal"].some((rest) => existsSync(file + rest));
    if (stat.size > MAX_FILE_BYTES) return beyond(file, `${stat.size} bytes`);
    const size = isWhole ? stat.size : Number.POSITIVE_INFINITY;
    return judge(file, header.subarray(0, read), size);
  } finally {
    closeSync(handle);
  }
}

function judge(file: string, header: Buffer, size: number): Outcome<FileHeader> {
  const isDatabase = header.length === HEADER_BYTES && header.toString("latin1", 0, 16) === MAGIC;
  if (!isDatabase || header.readUInt32BE(68) !== APPLICATION_ID) {
    return refuse(
      "foreign_file",
      `${file} is not a Townlet town; it was left untouched.`,
      "Choose a file that Townlet saved (*.townlet).",
    );
  }
  const version = header.readUInt32BE(60);
  if (version > SCHEMA_VERSION) return newer(file, version);
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65_536 : stored;
  const pages = header.readUInt32BE(28);
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  if (countIsValid && size < pages * pageBytes) {
    return refuse(
      "damaged_file",
      `${file} is damaged: it ends after ${size} of ${pages * pageBytes} bytes. It was left untouched.`,
      "Open a complete copy of it.",
    );
  }
  return ok({ version, hasLog: header[WRITE_FORMAT] === LOGGED });
}

export function newer(file: string, version: number): Outcome<never> {
  return refuse(
    "newer_file",
    `${file} was written by a newer Townlet (file version ${version}, this one reads up to ${SCHEMA_VERSION}); it was left untouched.`,
    "Update Townlet to open it.",
  );
}
