import { EVENT } from "../../sim/events/kinds.ts";
import { EVENT_INTS } from "../../sim/events/event-log.ts";
import { eventRecord } from "../../sim/events/decode-event.ts";
import type { EventRecord } from "../../sim/events/decode-event.ts";
import { type Counts, countsOf } from "../../sim/telemetry/counts.ts";
import {
  type DayEvents,
  IS_NOTED,
  NOTED_KINDS,
  noDayEvents,
  noteOfDay,
} from "../../sim/telemetry/day-events.ts";
import { type KpiRow, dayRows } from "../../sim/telemetry/kpi-rows.ts";
import type { Town } from "../../sim/town.ts";
import type { StoreReads } from "../store/thread-messages.ts";

const NO_ROWS: readonly KpiRow[] = [];

/** Follows a town tick by tick, and has the figures of each day that it has seen from its midnight on. */
export class DayWatch {
  /** The sums as they were at the last midnight; null where that is not known. */
  #begun: Counts | null;
  #noted: DayEvents;

  private constructor(begun: Counts | null, noted: DayEvents) {
    this.#begun = begun;
    this.#noted = noted;
  }

  /** From a town as it stands: its day is known from here on at a midnight, and from the next one on otherwise. */
  static from(town: Town): DayWatch {
    return new DayWatch(isMidnight(town) ? countsOf(town) : null, noDayEvents());
  }

  /** In the middle of a day, of which the town at its midnight and the events since are known. */
  static since(midnight: Town, events: readonly EventRecord[]): DayWatch {
    const noted = noDayEvents();
    for (const event of events) noteOfDay(noted, event);
    return new DayWatch(countsOf(midnight), noted);
  }

  /** What the tick that has just run did; after a midnight the rows of the day that is over. */
  follow(town: Town): readonly KpiRow[] {
    const { events } = town;
    for (let index = 0, at = 0; index < events.count; index++, at += EVENT_INTS) {
      if (IS_NOTED[events.ints[at] ?? 0] === true) noteOfDay(this.#noted, eventRecord(town, index));
    }
    if (!isMidnight(town)) return NO_ROWS;
    const begun = this.#begun;
    const isOver = begun !== null && begun.tick[0] !== town.world.town.tick[0];
    const rows = isOver ? dayRows(town, begun, this.#noted) : NO_ROWS;
    this.#begun = countsOf(town);
    this.#noted = noDayEvents();
    return rows;
  }
}

function isMidnight(town: Town): boolean {
  return (town.world.town.tick[0] ?? 0) % town.rules.ticksPerDay === 0;
}

/** Events of a timeline in (from, to] that the figures of a day heed, in order. */
export async function notedEvents(
  reads: StoreReads,
  timeline: number,
  from: number,
  to: number,
): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  for (const name of NOTED_KINDS) {
    events.push(...(await reads.eventsBetween(timeline, from, to, { kind: EVENT[name] })));
  }
  return events.toSorted((a, b) => a.tick - b.tick);
}
