import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { copyFile, open } from "node:fs/promises";
import path from "node:path";

import type { Problem } from "../../preload/contract.ts";
import { ok } from "../../sim/result.ts";
import { errorCode, fileProblem, problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { generationFile, generationsOf } from "../store/generation-files.ts";
import type { Generation } from "../store/generations.ts";
import type { StoredTimeline } from "../store/identity.ts";
import { LiveStore } from "../store/live-store.ts";
import { openDatabase } from "../store/native.ts";
import { syncFolder } from "../sync-folder.ts";
import { readArchive, rebuildAt } from "./rebuild.ts";

/** How far a timeline's record went. */
export type Extent = Pick<StoredTimeline, "name" | "last_tick">;

export interface RestoreOptions {
  /** How far its timelines went; read from the file where left out. */
  readonly reached?: readonly Extent[];
  /** Called before the file is moved, when a sound copy is at hand: whoever has it open lets go. */
  readonly letGo?: () => Promise<void>;
  readonly nowMs?: number;
}

/**
 * Puts the newest sound copy of a town in the place of its damaged file, which is moved aside. Returns what
 * people should know. Refused, with nothing changed, where no copy is sound; the refusal then is `why`
 * and says so.
 */
export async function restore(
  file: string,
  why: Problem,
  { reached, letGo, nowMs = Date.now() }: RestoreOptions = {},
): Promise<Outcome<Problem>> {
  const building = `${file}.${process.pid}.new`;
  try {
    const before = reached ?? (await extentsIn(file));
    for (const generation of await generationsOf(file)) {
      const after = await trial(generationFile(file, generation), building);
      if (after === null) continue;
      await letGo?.();
      const aside = moveAside(file, nowMs);
      renameSync(building, file);
      syncFolder(path.dirname(file));
      return ok(told(file, aside, generation, lossIn(before, after)));
    }
  } catch (error) {
    return { ok: false, error: fileProblem(error, file) };
  } finally {
    removeAll(building);
  }
  return refuse(
    "damaged_file",
    why.message,
    `There is no copy of it that can be restored. ${why.next}`,
  );
}

/** Copies a generation to where it can be looked at, and looks: how far its timelines go, or null. */
async function trial(copy: string, building: string): Promise<Extent[] | null> {
  removeAll(building);
  await copyFile(copy, building);
  const handle = await open(building, "r+");
  await handle.sync();
  await handle.close();
  const opened = await LiveStore.open(building);
  if (!opened.ok) return null;
  const { reads } = opened.value;
  try {
    const damage = await reads.check();
    const archive = await readArchive(building, reads);
    if (damage !== null || !archive.ok) return null;
    const all = await reads.timelines();
    const current = await reads.current();
    const shown = all.find(({ timeline }) => timeline === current) ?? all[0];
    if (shown === undefined) return null;
    const rebuilt = await rebuildAt(archive.value, all, shown.timeline, shown.last_tick);
    return rebuilt.ok ? all : null;
  } catch (error) {
    fileProblem(error, copy); // Throws on what is no trouble with the file.
    return null;
  } finally {
    await opened.value.close();
  }
}

/** How far the timelines of a damaged file went, as far as it can still be read; null where not at all. */
async function extentsIn(file: string): Promise<Extent[] | null> {
  try {
    const opened = await openDatabase(file, { readonly: true, fileMustExist: true });
    if (!opened.ok) return null;
    try {
      return opened.value
        .prepare<[], Extent>("SELECT name, last_tick FROM timelines ORDER BY timeline")
        .all()
        .filter(({ last_tick }) => Number.isSafeInteger(last_tick));
    } finally {
      opened.value.close();
    }
  } catch (error) {
    fileProblem(error, file); // Throws on what is no trouble with the file.
    return null;
  }
}

/** What came before and is no more, in words. */
export function lossIn(before: readonly Extent[] | null, after: readonly Extent[]): string {
  if (before === null) {
    const ends = after.map(({ name, last_tick }) => `tick ${last_tick} of '${name}'`).join(", ");
    return `What came after ${ends} is lost; how much that is cannot be read any more`;
  }
  const lost = before.flatMap(({ name, last_tick }) => {
    const found = after.find((one) => one.name === name);
    if (found === undefined) return [`all of '${name}'`];
    const from = found.last_tick + 1;
    return last_tick < from ? [] : [`ticks ${from} to ${last_tick} of '${name}'`];
  });
  return lost.length === 0 ? "Nothing is lost" : `Lost: ${lost.join(", ")}`;
}

function told(file: string, aside: string, { madeMs }: Generation, loss: string): Problem {
  const made = new Date(madeMs).toISOString().slice(0, 16).replace("T", " ");
  return problem(
    "restored",
    `${file} was damaged; its copy of ${made} UTC has taken its place. ${loss}.`,
    `The damaged file is kept as ${path.basename(aside)}.`,
  );
}

const RESTS = ["-wal", "-journal", "-shm"] as const;

/** Gives the damaged file another name; what SQLite has beside it goes along. The first name stays until it is replaced. */
function moveAside(file: string, nowMs: number): string {
  const time = new Date(nowMs).toISOString().slice(0, 19).replaceAll(":", "-");
  const { dir, name, ext } = path.parse(file);
  let aside = path.join(dir, `${name}.damaged-${time}${ext}`);
  for (let more = 2; existsSync(aside); more++) {
    aside = path.join(dir, `${name}.damaged-${time}-${more}${ext}`);
  }
  for (const rest of RESTS) {
    if (existsSync(file + rest)) renameSync(file + rest, aside + rest);
  }
  try {
    linkSync(file, aside);
  } catch (error) {
    if (errorCode(error) === "") throw error;
    renameSync(file, aside); // A disk without second names.
  }
  return aside;
}

function removeAll(file: string): void {
  for (const rest of ["", ...RESTS]) rmSync(file + rest, { force: true });
}
