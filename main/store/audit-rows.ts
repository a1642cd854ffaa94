import { MAX_AUDIT_BYTES } from "./check-bounds.ts";
import type { StoredAudit } from "./identity.ts";
import type { Database } from "./native.ts";

/** A command that was carried out well, to be known again by its `cmd_id`. */
export interface CarriedOut {
  readonly cmd_id: string;
  readonly timeline: number;
  readonly tick: number;
  readonly place: string | null;
  readonly digest: string;
  readonly name: string;
  readonly issuer: string | null;
  /** As JSON. */
  readonly result: string;
}

const short = (column: string): string => `substr(${column}, 1, 4000) AS ${column}`;
const whole = (column: string): string =>
  `iif(octet_length(${column}) <= ${MAX_AUDIT_BYTES}, ${column}, '{}') AS ${column}`;

/** The last commands that were asked, in order. */
export function lastAudits(database: Database, last: number): StoredAudit[] {
  return database
    .prepare<[number], StoredAudit>(
      `SELECT at, timeline, tick, ${short("issuer")}, ${short("mode")}, ${short("transport")},
         ${short("address")}, ${short("name")}, ${short("cmd_id")}, ${short("digest")},
         ${whole("request")}, ${short("place")}, ${short("status")}, ${short("code")}, latency_ms,
         ${whole("result")}
       FROM audit ORDER BY seq DESC LIMIT ?`,
    )
    .all(last)
    .toReversed();
}

/** The last commands with a `cmd_id` that were carried out well, in order, as far as their results are no more than `bytes`. */
export function lastCarriedOut(database: Database, last: number, bytes: number): CarriedOut[] {
  return database
    .prepare<[number, number], CarriedOut>(
      `SELECT timeline, tick, place, ${short("cmd_id")}, ${short("digest")}, ${short("name")},
         ${short("issuer")}, result
       FROM (
         SELECT *, sum(octet_length(result)) OVER (ORDER BY seq DESC) AS so_far FROM (
           SELECT seq, timeline, tick, place, cmd_id, digest, name, issuer, result FROM audit
           WHERE cmd_id IS NOT NULL AND digest IS NOT NULL AND status = 'ok'
             AND place IN ('tick', 'town', 'host')
           ORDER BY seq DESC LIMIT ?))
       WHERE so_far <= ? ORDER BY seq`,
    )
    .all(last, bytes);
}

/**
 * Tick of the first command that the audit calls an input of a timeline's tick in (from, to] and that is
 * none; null where there is none such.
 */
export function strayAudit(
  database: Database,
  { timeline, from, to }: { readonly timeline: number; readonly from: number; readonly to: number },
): number | null {
  const row = database
    .prepare<[number, number, number], { tick: number | null }>(
      `SELECT min(tick) AS tick FROM audit
       WHERE timeline = ? AND tick > ? AND tick <= ? AND place = 'tick' AND NOT EXISTS (
         SELECT 1 FROM inputs
         WHERE inputs.timeline = audit.timeline AND inputs.tick = audit.tick
           AND json_extract(iif(json_valid(input), input, '{}'), '$.name') = audit.name
           AND json_extract(iif(json_valid(input), input, '{}'), '$.cmd_id') IS audit.cmd_id)`,
    )
    .get(timeline, from, to);
  return row?.tick ?? null;
}
