import { ok } from "../../sim/result.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { Database } from "./native.ts";

// Far above anything that we write; a file that somebody hands us cannot make us fill the memory.
export const MAX_FILE_BYTES = 64e9;
export const MAX_INPUT_BYTES = 1_000_000;
export const MAX_STORY_BYTES = 20_000;
export const MAX_AUDIT_BYTES = 100_000;
export const MAX_STATE_BYTES = 256_000_000;
const MAX_TIMELINES = 2000;
const MAX_CONFIG_BYTES = 16_000_000;
const MAX_NAME_BYTES = 4000;
/** Version of the file since which it has an audit, and how many of its rows are looked at. */
const AUDIT_FROM = 4;
const AUDIT_ROWS = 20_000;

/** Everything that is read in one piece when a town is opened; lengths are asked for before anything is read. */
const SIZES = `
  SELECT coalesce(max(size), 0) FROM (
    SELECT max(octet_length(config) / :config, octet_length(title) / :name,
      octet_length(scenario) / :name, octet_length(created_by) / :name) AS size FROM town
    UNION ALL SELECT max(coalesce(octet_length(config), 0) / :config, octet_length(name) / :name,
      octet_length(change) / :name, octet_length(policy) / :name) FROM timelines
  )`;

/** The rows of the audit that may be read when a town is opened. */
const AUDIT_SIZES = `
  SELECT coalesce(max(size), 0) FROM (
    SELECT max(octet_length(request) / :audit, octet_length(result) / :audit,
      octet_length(name) / :name, coalesce(octet_length(cmd_id), 0) / :name,
      coalesce(octet_length(issuer), 0) / :name, coalesce(octet_length(digest), 0) / :name,
      octet_length(mode) / :name, octet_length(transport) / :name, octet_length(address) / :name,
      octet_length(status) / :name, coalesce(octet_length(code), 0) / :name) AS size
    FROM (SELECT * FROM audit ORDER BY seq DESC LIMIT :rows)
  )`;

/** Refuses a file whose lists or texts are larger than any town's. */
export function checkBounds(file: string, database: Database, version: number): Outcome<null> {
  const count = database.prepare<[], number>("SELECT count(*) FROM timelines").pluck().get() ?? 0;
  if (count > MAX_TIMELINES) return beyond(file, `${count} timelines`);
  const times = database
    .prepare<{ config: number; name: number }, number>(SIZES)
    .pluck()
    .get({ config: MAX_CONFIG_BYTES, name: MAX_NAME_BYTES });
  if ((times ?? 0) > 1 || isAuditLong(database, version)) {
    return beyond(file, "a text that is too long");
  }
  return ok(null);
}

function isAuditLong(database: Database, version: number): boolean {
  if (version < AUDIT_FROM) return false;
  const bounds = { audit: MAX_AUDIT_BYTES, name: MAX_NAME_BYTES, rows: AUDIT_ROWS };
  const times = database.prepare<typeof bounds, number>(AUDIT_SIZES).pluck().get(bounds);
  return (times ?? 0) > 1;
}

export function beyond(file: string, what: string): Outcome<never> {
  return refuse(
    "foreign_file",
    `${file} holds more than any town does (${what}); it was left untouched.`,
    "Choose a file that Townlet saved (*.townlet).",
  );
}
