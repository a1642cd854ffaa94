import { rmSync } from "node:fs";
import path from "node:path";

import { type Command, InvalidArgumentError } from "commander";

import { fileProblem } from "../problem.ts";
import { type OldFile, findOld } from "../retention/find-old.ts";
import { KEPT_DAYS } from "../retention/kinds.ts";
import type { CommonOptions, Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

interface PruneOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly olderThan?: number;
}

export function addPrune(program: Command, register: Register): void {
  const windows = Object.entries(KEPT_DAYS).map(([kind, days]) => `${kind} ${days} days`);
  const command = program
    .command("prune")
    .summary("remove what Townlet has written and kept for long enough")
    .description(
      `Removes old files that Townlet wrote by itself: ${windows.join(", ")}. Town files stay, and so does whatever else is in a folder.`,
    )
    .argument("<FOLDER|FILE...>", "where to look; of a town file, at its copies")
    .option("--dry-run", "only say what would be removed")
    .option("--older-than <AGE>", "remove what is older than this instead, such as 30d", ageInDays);
  register(command, async () => prune(command.opts<PruneOptions>(), command.args));
}

/** An option that takes an age: hours (12h), days (30d) or weeks (4w). */
function ageInDays(text: string): number {
  const [, count, unit] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  if (count === undefined)
    throw new InvalidArgumentError("Expected an age such as 12h, 30d or 4w.");
  return Number(count) * (unit === "h" ? 1 / 24 : unit === "w" ? 7 : 1);
}

async function prune(
  { dryRun = false, olderThan }: PruneOptions,
  places: readonly string[],
): Promise<Ending> {
  const files = new Map<string, OldFile>();
  // Everything is looked at before anything is removed.
  for (const place of places.map((one) => path.resolve(one))) {
    try {
      for (const old of findOld(place, Date.now(), olderThan)) files.set(old.path, old);
    } catch (error) {
      return refusal(fileProblem(error, place));
    }
  }
  const removed: OldFile[] = [];
  for (const old of files.values()) {
    try {
      if (!dryRun) rmSync(old.path);
    } catch (error) {
      return refusal(fileProblem(error, old.path), { dry_run: dryRun, files: removed });
    }
    removed.push(old);
  }
  const bytes = removed.reduce((sum, old) => sum + old.bytes, 0);
  const rows = removed.map((old) => [
    old.kind,
    `${Math.floor(old.age_days)} days`,
    `${Math.ceil(old.bytes / 1024)} KB`,
    old.path,
  ]);
  const what = removed.length === 1 ? "1 file" : `${removed.length} files`;
  const sum = `${dryRun ? "Would remove" : "Removed"} ${what}, ${Math.ceil(bytes / 1024)} KB.`;
  return {
    status: 0,
    document: { ok: true, dry_run: dryRun, files: removed, bytes },
    text: rows.length === 0 ? "Nothing is old enough to be removed." : `${table(rows)}\n${sum}`,
  };
}
