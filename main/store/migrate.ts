import { town } from "./migrations/0001-town.ts";
import { widerEvents } from "./migrations/0002-wider-events.ts";
import { timelines } from "./migrations/0003-timelines.ts";
import { audit } from "./migrations/0004-audit.ts";
import type { Database } from "./native.ts";

/** Position n holds the step from version n to n + 1. Released steps never change. */
const MIGRATIONS: readonly ((database: Database) => void)[] = [
  (database) => database.exec(town),
  (database) => database.exec(widerEvents),
  timelines,
  (database) => database.exec(audit),
];

export const SCHEMA_VERSION = MIGRATIONS.length;
/** The first version that keeps a list of the steps that a file has been through. */
const LISTED_FROM = 3;

/** "Town" in ASCII: byte 68 of every town file, so that `file` and we can tell it from any other database. */
export const APPLICATION_ID = 0x546f776e;

export function schemaVersion(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

/** Brings a file from its version to ours, all or nothing. */
export function migrate(database: Database): void {
  database.transaction(() => {
    const before = schemaVersion(database);
    for (const step of MIGRATIONS.slice(before)) step(database);
    if (before > 0) {
      const note = database.prepare<[number, string]>("INSERT INTO migrations VALUES (?, ?)");
      for (let to = Math.max(before + 1, LISTED_FROM); to <= SCHEMA_VERSION; to++) {
        note.run(to, new Date().toISOString());
      }
    }
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
    database.pragma(`application_id = ${APPLICATION_ID}`);
  })();
}

/** The definitions a file of `version` must have, as `type name sql` lines, sorted. */
export function expectedSchema(empty: Database, version: number): string[] {
  for (const step of MIGRATIONS.slice(0, version)) step(empty);
  return schemaLines(empty);
}

/** Everything that is defined in a file, SQLite's own indexes left out. */
export function schemaLines(database: Database): string[] {
  return database
    .prepare<[], { line: string }>(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite_autoindex_%' ORDER BY line`,
    )
    .all()
    .map(({ line }) => line);
}
