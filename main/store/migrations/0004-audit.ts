/** Whoever asked something of the town, and what became of it. Rows stay when their timeline is forgotten. */
export const audit = `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  timeline INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  issuer TEXT,
  mode TEXT NOT NULL,
  transport TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  cmd_id TEXT,
  digest TEXT,
  request TEXT NOT NULL,
  place TEXT,
  status TEXT NOT NULL,
  code TEXT,
  latency_ms REAL NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_cmd_id ON audit (cmd_id) WHERE cmd_id IS NOT NULL;
CREATE INDEX audit_by_tick ON audit (timeline, tick);
`;
