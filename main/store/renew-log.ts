import { closeSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import path from "node:path";

import { syncFolder } from "../sync-folder.ts";

const CHUNK_BYTES = 1_000_000;

/**
 * Writes a log that another program has left once more, as it is, and syncs it with its name. A failed sync is told once:
 * what it was about can still be read, is written by nobody any more, and goes with the power. SQLite takes it for
 * safe when it finds it in a log, and what comes after it would be lost as well. Whoever calls has to hold the file.
 */
export function renewLog(log: string): void {
  const handle = openSync(log, "r+");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let at = 0;
    for (let bytes = 1; bytes > 0; at += bytes) {
      bytes = readSync(handle, chunk, 0, CHUNK_BYTES, at);
      writeWhole(handle, chunk.subarray(0, bytes), at);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(path.dirname(log));
}

function writeWhole(handle: number, bytes: Buffer, at: number): void {
  let done = 0;
  while (done < bytes.length)
    done += writeSync(handle, bytes, done, bytes.length - done, at + done);
}
