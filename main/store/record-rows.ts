import type { Database } from "./native.ts";

/** Tables that a town which lives again fills with the same rows. Those of `keyframes` and `inputs` are read otherwise. */
export const REPEATED = ["hashes", "events", "event_people", "stories", "kpis"] as const;
export type Repeated = (typeof REPEATED)[number];

/** Every table whose rows belong to a timeline. */
export const RECORDS = ["keyframes", "inputs", ...REPEATED] as const;
export type RecordTable = (typeof RECORDS)[number];

/** The first cell is the tick. */
export type Row = readonly [number, ...(string | number)[]];

const WITHIN = "timeline = :timeline AND tick > :from AND tick <= :to";

/** People are found by going from one to the next: their table has no order of ticks. */
const PEOPLE = `
  WITH RECURSIVE known (person) AS (
    SELECT min(person) FROM event_people WHERE timeline = :timeline
    UNION ALL
    SELECT (SELECT min(person) FROM event_people
            WHERE timeline = :timeline AND person > known.person)
    FROM known WHERE person IS NOT NULL
  )
  SELECT tick, ordinal, event_people.person FROM known CROSS JOIN event_people
  WHERE ${WITHIN} AND event_people.person = known.person ORDER BY tick, ordinal, event_people.person`;

const SELECTS: Readonly<Record<Repeated, string>> = {
  hashes: `SELECT tick, state_hash FROM hashes WHERE ${WITHIN} ORDER BY tick`,
  events: `SELECT tick, ordinal, kind, a, b, c, d, e, f, value FROM events
    WHERE ${WITHIN} ORDER BY tick, ordinal`,
  event_people: PEOPLE,
  stories: `SELECT tick, seq, priority, story FROM stories WHERE ${WITHIN} ORDER BY tick, seq`,
  kpis: `SELECT tick, kind, person, value FROM kpis WHERE ${WITHIN} ORDER BY tick, kind, person`,
};

interface Stretch {
  readonly timeline: number;
  readonly from: number;
  readonly to: number;
}

/** A timeline's own rows of the ticks in (from, to], in order. */
export function rowsOf(database: Database, table: Repeated, stretch: Stretch): Row[] {
  return database.prepare<[Stretch], Row>(SELECTS[table]).raw().all(stretch);
}

/** The oldest tick of a timeline's own rows that lie outside (from, to]; null where there is none. */
export function strayTick(database: Database, stretch: Stretch): number | null {
  const ticks = RECORDS.flatMap((table) => [
    // The state that a timeline begins with is of its first tick.
    `SELECT min(tick) AS tick FROM ${table} WHERE timeline = :timeline
       AND tick ${table === "keyframes" ? "<" : "<="} :from`,
    `SELECT min(tick) FROM ${table} WHERE timeline = :timeline AND tick > :to`,
  ]);
  return oldest(database.prepare<[Stretch], { tick: number | null }>(oneOf(ticks)).get(stretch));
}

/** The oldest tick of rows that belong to no timeline; null where there is none. */
export function orphanTick(database: Database): number | null {
  const ticks = RECORDS.map(
    (table) => `SELECT min(tick) AS tick FROM ${table}
                WHERE timeline NOT IN (SELECT timeline FROM timelines)`,
  );
  return oldest(database.prepare<[], { tick: number | null }>(oneOf(ticks)).get());
}

/** The newest tick of which a timeline has a row of its own; −1 where it has none. */
export function newestTick(database: Database, timeline: number): number {
  const ticks = RECORDS.filter((table) => table !== "event_people").map(
    (table) => `SELECT max(tick) AS tick FROM ${table} WHERE timeline = :timeline`,
  );
  const row = database
    .prepare<[{ timeline: number }], { tick: number | null }>(
      `SELECT max(tick) AS tick FROM (${ticks.join(" UNION ALL ")})`,
    )
    .get({ timeline });
  return row?.tick ?? -1;
}

function oneOf(selects: readonly string[]): string {
  return `SELECT min(tick) AS tick FROM (${selects.join(" UNION ALL ")})`;
}

function oldest(row: { tick: number | null } | undefined): number | null {
  return row?.tick ?? null;
}
