import { type Corruption, another, swap } from "./corruption.ts";

/** Of the hash chain. */
export const CHAIN: readonly Corruption[] = [
  [
    "a changed entry",
    `UPDATE hashes SET state_hash = ${another("state_hash")} WHERE tick = 300`,
    300,
    "hash",
  ],
  [
    "the last one",
    `UPDATE hashes SET state_hash = ${another("state_hash")} WHERE tick = 600`,
    600,
    "state",
  ],
  [
    "all from one on",
    `UPDATE hashes SET state_hash = ${another("state_hash")} WHERE tick >= 300`,
    300,
    "state",
  ],
  ["a missing entry", "DELETE FROM hashes WHERE tick = 300", 300, "hash"],
  ["swapped entries", swap("hashes", ["state_hash"]), 200, "hash"],
  [
    "an entry a tick too late",
    "UPDATE hashes SET tick = 301 WHERE timeline = 1 AND tick = 300",
    300,
    "hash",
  ],
  [
    "an entry a tick too early",
    "UPDATE hashes SET tick = 299 WHERE timeline = 1 AND tick = 300",
    299,
    "hash",
  ],
  [
    "an entry twice",
    "INSERT INTO hashes SELECT 1, 350, state_hash FROM hashes WHERE timeline = 1 AND tick = 300",
    350,
    "hash",
  ],
];

/** Tick of the first row of main's after tick 300, or of those that fit. */
const first = (table: string, fits = "1"): string =>
  `SELECT min(tick) FROM ${table} WHERE timeline = 1 AND tick > 300 AND ${fits}`;
const at = (table: string, fits = "1"): string => `timeline = 1 AND tick = (${first(table, fits)})`;
const TWO = "ordinal = 1";

/** Of what is recorded beside states and inputs. */
export const ROWS: readonly Corruption[] = [
  [
    "a number of an event",
    `UPDATE events SET value = value + 1e-9 WHERE ${at("events")}`,
    first("events"),
    "events",
  ],
  [
    "whom an event is about",
    `UPDATE events SET a = a + 1 WHERE ${at("events")} AND ordinal = 0`,
    first("events"),
    "events",
  ],
  [
    "the last cell of an event",
    `UPDATE events SET f = 3 WHERE ${at("events")}`,
    first("events"),
    "events",
  ],
  [
    "its kind",
    `UPDATE events SET kind = kind + 1 WHERE ${at("events")} AND ordinal = 0`,
    first("events"),
    "events",
  ],
  [
    "its tick",
    `UPDATE events SET tick = tick + 1, ordinal = 99 WHERE ${at("events")}  AND ordinal = 0`,
    first("events"),
    "events",
  ],
  [
    "an event less",
    `DELETE FROM events WHERE ${at("events")} AND ordinal = 0`,
    first("events"),
    "events",
  ],
  [
    "the last of several",
    `DELETE FROM events WHERE ${at("events", TWO)} AND ordinal = 1`,
    first("events", TWO),
    "events",
  ],
  [
    "an event more",
    "INSERT INTO events SELECT 1, 333, 90, kind, a, b, c, d, e, f, value FROM events WHERE timeline = 1 LIMIT 1",
    333,
    "events",
  ],
  [
    "another order",
    `UPDATE events SET ordinal = CASE ordinal WHEN 0 THEN 1000 ELSE ordinal - 1 END WHERE ${at("events", TWO)}`,
    first("events", TWO),
    "events",
  ],
  [
    "what kinds are called",
    "UPDATE event_kinds SET name = 'item_sold' WHERE name = 'option_started'",
    "SELECT min(tick) FROM events JOIN event_kinds USING (kind) WHERE name = 'option_started'",
    "events",
  ],
  [
    "a person less",
    `DELETE FROM event_people WHERE ${at("event_people")}`,
    first("event_people"),
    "event_people",
  ],
  [
    "a person more",
    `INSERT INTO event_people SELECT 1, 70, tick, ordinal FROM events WHERE ${at("events")} LIMIT 1`,
    first("events"),
    "event_people",
  ],
  [
    "another person",
    `UPDATE event_people SET person = person + 50 WHERE ${at("event_people")}`,
    first("event_people"),
    "event_people",
  ],
  [
    "another event of a person",
    `UPDATE event_people SET ordinal = ordinal + 1 WHERE ${at("event_people")}`,
    first("event_people"),
    "event_people",
  ],
  [
    "a line",
    `UPDATE stories SET story = replace(story, '"text":"', '"text":"X') WHERE ${at("stories")}`,
    first("stories"),
    "stories",
  ],
  ["a line less", `DELETE FROM stories WHERE ${at("stories")}`, first("stories"), "stories"],
  [
    "a line more",
    "INSERT INTO stories SELECT 1, 333, 9999, priority, story FROM stories WHERE timeline = 1 LIMIT 1",
    333,
    "stories",
  ],
  [
    "what marks a line",
    `UPDATE stories SET priority = 1 - priority WHERE ${at("stories")}`,
    first("stories"),
    "stories",
  ],
  [
    "the number of a line",
    `UPDATE stories SET seq = seq + 1000 WHERE ${at("stories")}`,
    first("stories"),
    "stories",
  ],
  ["a figure", "UPDATE kpis SET value = value + 1e-9 WHERE tick = 250 AND person = 3", 250, "kpis"],
  ["a figure less", "DELETE FROM kpis WHERE tick = 500 AND person = -1", 500, "kpis"],
  [
    "a figure more",
    "INSERT INTO kpis SELECT timeline, 251, kind, person, value FROM kpis WHERE tick = 250 LIMIT 1",
    251,
    "kpis",
  ],
  ["whose a figure is", "UPDATE kpis SET person = 60 WHERE tick = 250 AND person = 3", 250, "kpis"],
  [
    "what figures are called",
    "UPDATE kpi_kinds SET name = 'luck' WHERE name = 'wallet'",
    0,
    "kpis",
  ],
];
