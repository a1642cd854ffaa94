import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

import { err, ok } from "../../sim/result.ts";
import { syncFolder } from "../sync-folder.ts";
import { fileProblem } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { type Keyframe, MAIN, type TownIdentity } from "./identity.ts";
import { createStore } from "./open-store.ts";
import type { StoreReads } from "./thread-messages.ts";
import { emptyBatch } from "./town-store.ts";

/** Writes a complete copy of a town's file; whatever had that name is replaced only when the copy is complete. */
export async function copyStore(
  store: Pick<StoreReads, "copyTo">,
  file: string,
): Promise<Outcome<null>> {
  const building = `${file}.${process.pid}.new`;
  try {
    rmSync(building, { force: true });
    const copied = await store.copyTo(building);
    if (!copied.ok) {
      rmSync(building, { force: true });
      return copied;
    }
    const handle = openSync(building, "r+");
    fsyncSync(handle);
    closeSync(handle);
    for (const rest of ["-wal", "-journal", "-shm"]) rmSync(file + rest, { force: true });
    renameSync(building, file);
    syncFolder(path.dirname(file));
    return ok(null);
  } catch (error) {
    rmSync(building, { force: true });
    return err(fileProblem(error, file));
  }
}

/** Writes a new file that begins with a state; without `replace` a name that is taken is refused. */
export async function keepIn(
  file: string,
  identity: TownIdentity,
  keyframe: Keyframe,
  options: { readonly replace?: boolean; readonly policy: string },
): Promise<Outcome<null>> {
  const created = await createStore(file, identity, options);
  if (!created.ok) return created;
  const written = created.value.append({
    ...emptyBatch(MAIN, keyframe.tick),
    keyframes: [keyframe],
  });
  created.value.close();
  return written;
}
