import { DAY_KPIS, dayName } from "../../sim/telemetry/kpi-table.ts";
import type { Repeated, Row } from "../store/record-rows.ts";
import type { TownStore } from "../store/town-store.ts";
import { HASH_EVERY_TICKS } from "./record.ts";

/** Tables that files of earlier versions began to fill when they were opened by this one. */
const LATE = new Set<Repeated>(["stories", "kpis"]);
const LATE_SINCE = 3;
/** The first version that records figures of single days. */
const DAYS_SINCE = 4;

/**
 * Of the rows that should be there, those that are wanted of this file: one that lived before a table did,
 * before commands were hashed, or before days had figures, has none of then.
 */
export function wantedRows(
  store: TownStore,
  table: Repeated,
  stored: readonly Row[],
  expected: readonly Row[],
): readonly Row[] {
  const steps = store.migrations();
  const isOld = steps.includes(LATE_SINCE);
  const known = isOld ? expected.filter(asOldAs(table, stored)) : expected;
  return table === "kpis" && (isOld || steps.includes(DAYS_SINCE))
    ? withoutMissingDays(store, stored, known)
    : known;
}

function asOldAs(table: Repeated, stored: readonly Row[]): (row: Row) => boolean {
  const ticks = new Set(stored.map(([tick]) => tick));
  if (LATE.has(table)) return ([tick]) => ticks.has(tick);
  if (table !== "hashes") return () => true;
  return ([tick]) => tick % HASH_EVERY_TICKS === 0 || ticks.has(tick);
}

function withoutMissingDays(
  { kinds }: TownStore,
  stored: readonly Row[],
  expected: readonly Row[],
): Row[] {
  const days = new Set<unknown>(DAY_KPIS.map(({ name }) => kinds.kpis.get(dayName(name))));
  const isOfDay = ([, kind]: Row): boolean => days.has(kind);
  const known = new Set(stored.filter(isOfDay).map(([tick]) => tick));
  return expected.filter((row) => known.has(row[0]) || !isOfDay(row));
}
