import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Problem } from "../../preload/contract.ts";
import { fileProblem, problem } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { SHOWN, openTown } from "./open-town.ts";
import { type RestoreOptions, restore } from "./restore.ts";
import type { TownHost } from "./town-host.ts";

/**
 * Opens a town to be watched. A damaged file is moved aside and its newest sound copy takes its place;
 * one that cannot be written lives in a copy that goes when it is closed. What people should know of
 * it is the host's `notice`. Foreign and newer files are refused and left alone.
 */
export async function openForWindow(file: string): Promise<Outcome<TownHost>> {
  const opened = await openTown(file, { timeline: SHOWN });
  if (opened.ok) return opened;
  if (opened.error.code === "not_writable") return openUnkept(file, opened.error);
  return opened.error.code === "damaged_file" ? openRestored(file, opened.error) : opened;
}

/** Puts a sound copy in the place of a damaged file, and opens it. */
export async function openRestored(
  file: string,
  why: Problem,
  options: RestoreOptions = {},
): Promise<Outcome<TownHost>> {
  const restored = await restore(file, why, options);
  if (!restored.ok) return restored;
  const again = await openTown(file, { timeline: SHOWN });
  if (again.ok) again.value.notice = both(restored.value, again.value.notice);
  return again;
}

function both(first: Problem, second: Problem | null): Problem {
  return second === null
    ? first
    : { ...first, message: `${first.message} ${second.message}`, next: second.next };
}

/** The town lives, with its whole past, in a copy of its own; nothing is left of that but what is saved elsewhere. */
async function openUnkept(file: string, why: Problem): Promise<Outcome<TownHost>> {
  let folder: string;
  try {
    folder = mkdtempSync(path.join(os.tmpdir(), "townlet-"));
  } catch (error) {
    fileProblem(error, file); // Throws on what is no trouble with the disk.
    return { ok: false, error: why };
  }
  const copy = path.join(folder, path.basename(file));
  try {
    for (const rest of ["", "-wal", "-journal"]) {
      if (existsSync(file + rest)) copyFileSync(file + rest, copy + rest);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    fileProblem(error, file);
    return { ok: false, error: why };
  }
  const opened = await openTown(copy, { timeline: SHOWN });
  if (!opened.ok || opened.value.home === null) {
    rmSync(folder, { recursive: true, force: true });
    return opened;
  }
  opened.value.home.store.goesWhenClosed = true;
  opened.value.notice = both(
    problem(
      "not_kept",
      `${file} cannot be written here; what happens from now on is not kept.`,
      "Keep the town by 'Save As'.",
    ),
    opened.value.notice,
  );
  return opened;
}
