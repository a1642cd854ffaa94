import type { TownEvent } from "../../../sim/telemetry/sections/recent.ts";
import { type EventGroup, groupOf, peopleIn } from "./event-words.ts";

/** Which events are shown; `all` is everything but routine, null everybody. */
export interface EventFilter {
  readonly group: EventGroup | "all";
  readonly person: string | null;
}

export interface EventRow {
  /** The same for the same event for as long as it is known. */
  readonly key: string;
  readonly event: TownEvent;
}

/** The events that a filter lets through, newest first, `limit` at most. */
export function eventRows(
  events: readonly TownEvent[],
  { group, person }: EventFilter,
  limit: number,
): readonly EventRow[] {
  const rows: EventRow[] = [];
  for (let at = events.length - 1; at >= 0 && rows.length < limit; at--) {
    const event = events[at];
    if (event === undefined) break;
    const found = groupOf(event);
    const isWanted = group === "all" ? found !== "routine" : found === group;
    if (!isWanted || (person !== null && !peopleIn(event).includes(person))) continue;
    rows.push({ key: `${event.tick} ${placeInTick(events, at)}`, event });
  }
  return rows;
}

/** How many of the same tick came before. */
function placeInTick(events: readonly TownEvent[], at: number): number {
  let before = at;
  while (before > 0 && events[before - 1]?.tick === events[at]?.tick) before--;
  return at - before;
}
