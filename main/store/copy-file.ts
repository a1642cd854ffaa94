import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";

import { err, ok } from "../../sim/result.ts";
import { fileProblem } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { TownStore } from "./town-store.ts";

/** Writes a complete copy of a town's file; whatever had that name is replaced only when the copy is complete. */
export function copyStore(store: TownStore, file: string): Outcome<null> {
  const building = `${file}.${process.pid}.new`;
  try {
    rmSync(building, { force: true });
    const copied = store.copyTo(building);
    if (!copied.ok) {
      rmSync(building, { force: true });
      return copied;
    }
    const handle = openSync(building, "r+");
    fsyncSync(handle);
    closeSync(handle);
    for (const rest of ["-wal", "-journal", "-shm"]) rmSync(file + rest, { force: true });
    renameSync(building, file);
    return ok(null);
  } catch (error) {
    rmSync(building, { force: true });
    return err(fileProblem(error, file));
  }
}
