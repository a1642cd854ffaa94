import type { TownHost } from "../town/town-host.ts";
import { LoopHealth } from "./loop-health.ts";
import type { Publisher } from "./publisher.ts";
import { telemetrySnapshot } from "./snapshot.ts";
import { transportOf } from "./transport.ts";

/** What the stream of a town says when it is asked. */
export type Telling = Pick<Publisher, "snapshot" | "health" | "transport">;

/** The same of a town that nobody is told of: what a listener would remember is missing, and says why. */
export function tellingOf(host: TownHost): Telling {
  const transport = transportOf([]);
  const loop = new LoopHealth();
  loop.hear(host.town, 0);
  const health = loop.record(host, transport);
  const extras = { stream: "", epoch: 0, recent: null, host: { health, transport } };
  return { health, transport, snapshot: () => telemetrySnapshot(host.town, extras) };
}
