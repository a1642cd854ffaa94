import { type DecodedEvent, decodeEvent, eventRecord } from "../../sim/events/decode-event.ts";
import type { EventName } from "../../sim/events/kinds.ts";
import type { Town } from "../../sim/town.ts";

/** What happened since the log was last emptied, by names; only events called `name` when it is given. */
export function eventsOf(town: Town, name?: EventName): DecodedEvent[] {
  const events = Array.from({ length: town.events.count }, (_, index) =>
    decodeEvent(town, eventRecord(town, index)),
  );
  return name === undefined ? events : events.filter(({ event }) => event === name);
}

/** Starts the next tick without running any of its parts. */
export function beginTick(town: Town, tick = (town.world.town.tick[0] ?? 0) + 1): void {
  town.events.count = 0;
  town.stories.count = 0;
  town.scratch.tieChanges.count = 0;
  town.world.town.tick[0] = tick;
}
