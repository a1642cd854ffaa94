import { decodeEvent } from "../../sim/events/decode-event.ts";
import type { TownEvent } from "../../sim/telemetry/sections/recent.ts";
import type { TownHost } from "./town-host.ts";

/** The last events that the file of a town holds up to the tick that is shown, oldest first; none without a file. */
export async function recordedEvents(host: TownHost, limit: number): Promise<TownEvent[]> {
  const { home, town, tick } = host;
  if (home === null) return [];
  host.handOver();
  const records = await home.archive.reads.eventsUpTo(home.timeline, tick, limit);
  return records.map((record) => decodeEvent(town, record));
}
