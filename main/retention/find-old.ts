import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";

import { KEPT_DAYS, type KeptKind, kindOf } from "./kinds.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file that has been kept for long enough. */
export interface OldFile {
  readonly path: string;
  readonly kind: KeptKind;
  readonly bytes: number;
  readonly age_days: number;
}

/**
 * Files of ours in a folder and those below, older than they are kept, oldest first; of a file, itself and, where
 * it is a town's, its copies. Links are not followed, neither to files nor to folders. `olderThanDays` holds for
 * every kind. Throws what the disk says.
 */
export function findOld(
  root: string,
  nowMs: number,
  olderThanDays: number | null = null,
): OldFile[] {
  const found: OldFile[] = [];
  const look = (place: string): void => {
    const facts = lstatSync(place);
    if (facts.isDirectory()) {
      for (const name of readdirSync(place).toSorted()) look(path.join(place, name));
      return;
    }
    const kind = facts.isFile() ? kindOf(place) : null;
    if (kind === null) return;
    const age_days = (nowMs - facts.mtimeMs) / DAY_MS;
    if (age_days < (olderThanDays ?? KEPT_DAYS[kind])) return;
    found.push({ path: place, kind, bytes: facts.size, age_days });
  };
  look(root);
  const copies = `${root}.backups`;
  if (root.endsWith(".townlet") && lstatSync(copies, { throwIfNoEntry: false })) look(copies);
  return found.toSorted((a, b) => b.age_days - a.age_days);
}
