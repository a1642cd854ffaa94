import type { World } from "../world/world.ts";

/** What can become of a tie. Index = the number stored. */
export const TIE_STATUS = ["added", "updated", "removed"] as const;
export type TieStatus = (typeof TIE_STATUS)[number];

/** Less than this is no change. */
const NOTICEABLE = 1e-6;

/**
 * Ties that something changed this tick, in order; decay is not among them unless it ended one. People
 * by number, values as they are after the change. Reused: read before the next tick.
 */
export interface TieChanges {
  count: number;
  /** [capacity] */
  owner: Int32Array;
  other: Int32Array;
  status: Int32Array;
  /** Trust, familiarity, rivalry after the change, then by how much each changed. [capacity × 6] */
  values: Float64Array;
}

/** Few ticks of a small town change more ties; where they do the columns grow. */
const USUAL = 16;

export function createTieChanges(): TieChanges {
  return {
    count: 0,
    owner: new Int32Array(USUAL),
    other: new Int32Array(USUAL),
    status: new Int32Array(USUAL),
    values: new Float64Array(USUAL * 6),
  };
}

/** Notes a change of the tie in a row; `moved` = by how much trust, familiarity and rivalry have changed. */
export function noteTieChange(
  { ties, agents, capacity }: World,
  tieChanges: TieChanges,
  row: number,
  status: TieStatus,
  moved: Float64Array,
): void {
  const most = Math.max(Math.abs(moved[0]), Math.abs(moved[1]), Math.abs(moved[2]));
  if (status === "updated" && most <= NOTICEABLE) return;
  if (tieChanges.count === tieChanges.owner.length) grow(tieChanges);
  const at = tieChanges.count;
  const isGone = status === "removed";
  tieChanges.owner[at] = agents.person[Math.floor(row / capacity.ties)];
  tieChanges.other[at] = agents.person[ties.other[row]];
  tieChanges.status[at] = TIE_STATUS.indexOf(status);
  const { values } = tieChanges;
  values[at * 6] = isGone ? 0 : ties.trust[row];
  values[at * 6 + 1] = isGone ? 0 : ties.familiarity[row];
  values[at * 6 + 2] = isGone ? 0 : ties.rivalry[row];
  values[at * 6 + 3] = moved[0];
  values[at * 6 + 4] = moved[1];
  values[at * 6 + 5] = moved[2];
  tieChanges.count += 1;
}

function grow(changes: TieChanges): void {
  changes.owner = doubled(changes.owner);
  changes.other = doubled(changes.other);
  changes.status = doubled(changes.status);
  const values = new Float64Array(changes.values.length * 2);
  values.set(changes.values);
  changes.values = values;
}

function doubled(column: Int32Array): Int32Array {
  const longer = new Int32Array(column.length * 2);
  longer.set(column);
  return longer;
}
