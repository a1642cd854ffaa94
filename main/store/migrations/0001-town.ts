/** One town: who it is, what was put in, what came out, and enough states to return to any tick. */
export const town = `
CREATE TABLE town (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  title TEXT NOT NULL,
  scenario TEXT NOT NULL,
  config_id TEXT NOT NULL,
  config_hash TEXT NOT NULL,
  config TEXT NOT NULL,
  seed TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  last_tick INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshots (
  tick INTEGER PRIMARY KEY,
  state_hash TEXT NOT NULL,
  raw_bytes INTEGER NOT NULL,
  deflated BLOB NOT NULL
) STRICT;

CREATE TABLE inputs (
  seq INTEGER PRIMARY KEY,
  tick INTEGER NOT NULL,
  input TEXT NOT NULL
) STRICT;
CREATE INDEX inputs_by_tick ON inputs (tick);

CREATE TABLE event_kinds (
  kind INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  c INTEGER NOT NULL,
  value REAL NOT NULL
) STRICT;
CREATE INDEX events_by_tick ON events (tick);
CREATE INDEX events_by_subject ON events (a, tick);

CREATE TABLE hashes (
  tick INTEGER PRIMARY KEY,
  state_hash TEXT NOT NULL
) STRICT;
`;
