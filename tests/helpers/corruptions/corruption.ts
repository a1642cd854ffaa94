import type Database from "better-sqlite3";

import type { TIMELINES } from "../eventful-file.ts";

export type File = Database.Database;
export type Edit = (file: File) => void;

/** What is done to a file; where timeline `of` (`main` if left out) differs first then, and what tells so. */
export type Corruption = readonly [
  what: string,
  edit: string | Edit,
  /** A tick, SQL that finds it in the sound file, or the ticks between which it lies. */
  at: number | string | readonly [number, number],
  system: string | RegExp,
  of?: keyof typeof TIMELINES,
];

/** Puts the rows of two ticks in each other's place, or some of their columns. */
export function swap(table: string, columns: readonly string[]): string {
  const set = columns.map(
    (column) => `${column} = (SELECT ${column} FROM ${table} AS other
      WHERE other.timeline = 1 AND other.tick = 600 - ${table}.tick)`,
  );
  return `UPDATE ${table} SET ${set.join(", ")} WHERE timeline = 1 AND tick IN (200, 400)`;
}

/** Another hash than a column has, whatever that begins with. */
export const another = (column: string): string =>
  `iif(substr(${column}, 1, 1) = 'f', '0', 'f') || substr(${column}, 2)`;
