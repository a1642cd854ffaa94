import type BetterSqlite3 from "better-sqlite3";

import { EVENT_KINDS, type EventShape, PERSON_ROLES } from "../../../sim/events/kinds.ts";

/**
 * A tree of timelines: every record belongs to one of them, and what lies before a timeline's beginning
 * is its parent's. Events are found by tick, kind and person; stories and figures are kept as well.
 */
const TABLES = `
CREATE TABLE timelines (
  timeline INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  parent INTEGER REFERENCES timelines (timeline),
  at INTEGER NOT NULL,
  last_tick INTEGER NOT NULL,
  change TEXT NOT NULL,
  config TEXT,
  policy TEXT NOT NULL,
  policy_hash TEXT,
  variant TEXT,
  learned_ratio REAL NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO timelines
  SELECT 1, 'main', NULL, 0, last_tick, '', NULL, 'scripted', NULL, NULL, 0, created_at FROM town;

CREATE TABLE migrations (
  version INTEGER PRIMARY KEY,
  applied_at TEXT NOT NULL
) STRICT;

ALTER TABLE town DROP COLUMN last_tick;
ALTER TABLE town ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
ALTER TABLE town ADD COLUMN current INTEGER NOT NULL DEFAULT 1;

CREATE TABLE keyframes (
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  state_hash TEXT NOT NULL,
  systems TEXT NOT NULL,
  raw_bytes INTEGER NOT NULL,
  deflated BLOB NOT NULL,
  PRIMARY KEY (timeline, tick)
) STRICT;
INSERT INTO keyframes SELECT 1, tick, state_hash, '{}', raw_bytes, deflated FROM snapshots;
DROP TABLE snapshots;

ALTER TABLE inputs ADD COLUMN timeline INTEGER NOT NULL DEFAULT 1;
DROP INDEX inputs_by_tick;
CREATE INDEX inputs_by_tick ON inputs (timeline, tick);

ALTER TABLE events RENAME TO old_events;
CREATE TABLE events (
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  c INTEGER NOT NULL,
  d INTEGER NOT NULL,
  e INTEGER NOT NULL,
  f INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (timeline, tick, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO events
  SELECT 1, tick, row_number() OVER (PARTITION BY tick ORDER BY seq) - 1, kind, a, b, c, d, e, f, value
  FROM old_events;
DROP TABLE old_events;
CREATE INDEX events_by_kind ON events (timeline, kind, tick);

CREATE TABLE event_people (
  timeline INTEGER NOT NULL,
  person INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (timeline, person, tick, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  story TEXT NOT NULL,
  PRIMARY KEY (timeline, tick, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE kpi_kinds (
  kind INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE kpis (
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  person INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (timeline, tick, kind, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX kpis_by_kind ON kpis (timeline, kind, person, tick);

ALTER TABLE hashes RENAME TO old_hashes;
CREATE TABLE hashes (
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  state_hash TEXT NOT NULL,
  PRIMARY KEY (timeline, tick)
) STRICT, WITHOUT ROWID;
INSERT INTO hashes SELECT 1, tick, state_hash FROM old_hashes;
DROP TABLE old_hashes;
`;

export function timelines(database: BetterSqlite3.Database): void {
  database.exec(TABLES);
  for (const { event, cells } of EVENT_KINDS.map((kind): EventShape & { event: string } => kind)) {
    cells.forEach((role, cell) => {
      if (PERSON_ROLES.has(role)) findPeople(database, event, "abcdef".charAt(cell));
    });
  }
}

/** Whom the events of before are about, by the cell that says so. */
function findPeople(database: BetterSqlite3.Database, event: string, cell: string): void {
  database
    .prepare<[string]>(
      `INSERT OR IGNORE INTO event_people
       SELECT 1, ${cell}, tick, ordinal FROM events JOIN event_kinds USING (kind)
       WHERE name = ? AND ${cell} >= 0`,
    )
    .run(event);
}
