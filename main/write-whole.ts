import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { Problem } from "../preload/contract.ts";
import { makeFolder } from "./make-folder.ts";
import { fileProblem } from "./problem.ts";
import { syncFolder } from "./sync-folder.ts";

/** Writes a file so that a reader sees the old content or the new, never half of it. Its folder is made. */
export function writeWhole(
  file: string,
  content: string | Uint8Array,
  { isPrivate = false }: { readonly isPrivate?: boolean } = {},
): Problem | null {
  const building = `${file}.${process.pid}.new`;
  try {
    makeFolder(path.dirname(file));
    const handle = openSync(building, "w", isPrivate ? 0o600 : 0o666);
    try {
      // Goes on where a disk that fills up takes only a part.
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(building, file);
    syncFolder(path.dirname(file));
    return null;
  } catch (error) {
    rmSync(building, { force: true });
    return fileProblem(error, file);
  }
}
