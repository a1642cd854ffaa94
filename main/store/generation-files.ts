import { rm, readdir, rename } from "node:fs/promises";
import path from "node:path";

import { err, ok } from "../../sim/result.ts";
import { makeFolder } from "../make-folder.ts";
import { errorCode, fileProblem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { type Generation, generationName, readGenerationName, superfluous } from "./generations.ts";
import { LiveStore } from "./live-store.ts";
import { syncFolder } from "../sync-folder.ts";
import { Thread } from "./thread.ts";

/** Where the copies of a town are: beside its file. */
export function generationFolder(file: string): string {
  return `${file}.backups`;
}

/** The copies of a town, newest first; none where the folder cannot be read. */
export async function generationsOf(file: string): Promise<Generation[]> {
  let names: string[];
  try {
    names = await readdir(generationFolder(file));
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return [];
  }
  return names
    .flatMap((name) => readGenerationName(name) ?? [])
    .toSorted((a, b) => b.number - a.number);
}

export function generationFile(file: string, generation: Generation): string {
  return path.join(generationFolder(file), generationName(generation));
}

/**
 * Makes a copy of an open town: page by page while it goes on, then searched for damage by a thread of its
 * own, then given its name. Only when it is sound does it take the place of older ones.
 */
export async function makeGeneration(
  store: LiveStore,
  generation: Generation,
): Promise<Outcome<null>> {
  const folder = generationFolder(store.file);
  const building = path.join(folder, `${process.pid}.new`);
  try {
    makeFolder(folder);
    await removeUnfinished(folder);
    const copied = await store.backUp(building);
    const sound = copied.ok ? await finish(building) : copied;
    if (!sound.ok) {
      await removeUnfinished(folder);
      return sound;
    }
    await rename(building, generationFile(store.file, generation));
    syncFolder(folder);
    for (const old of superfluous(await generationsOf(store.file))) {
      await rm(generationFile(store.file, old), { force: true });
    }
    return ok(null);
  } catch (error) {
    return err(fileProblem(error, building));
  }
}

/** A copy bears the note of a file that is open: opening it looks for damage, closing it makes it one whole file. */
async function finish(building: string): Promise<Outcome<null>> {
  const thread = new Thread();
  try {
    const opened = await LiveStore.open(building, thread);
    if (!opened.ok) return opened;
    const damage = opened.value.wasOpen ? null : await opened.value.reads.check();
    const closed = await opened.value.close();
    return damage === null
      ? closed
      : refuse("damaged_file", `${building} is damaged (${damage}).`, "");
  } finally {
    await thread.end();
  }
}

/** What programs that were killed while they made a copy have left. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^\d+\.new(-\w+)?$/.test(name)) await rm(path.join(folder, name), { force: true });
  }
}
