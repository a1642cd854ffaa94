import type { Disguise } from "../privacy/disguise.ts";
import { healthLine } from "../telemetry/loop-health.ts";
import { Publisher, migrationsOf } from "../telemetry/publisher.ts";
import type { Sink } from "../telemetry/sinks/sink.ts";
import { stdoutSink } from "../telemetry/sinks/stdout.ts";
import type { TownHost } from "../town/town-host.ts";

const HEALTH_MS = 1000;

/** The stream of a live town: lines of kind `telemetry` on stdout, and whatever other sinks there are. */
export async function serveTelemetry(
  host: TownHost,
  sinks: readonly Sink[],
  options: {
    readonly everyTicks: number;
    readonly speed: () => number;
    readonly disguise: () => Disguise;
  },
): Promise<{ readonly publisher: Publisher; readonly start: () => void }> {
  const migrations = await migrationsOf(host);
  const publisher = new Publisher(host, { ...options, migrations });
  const start = (): void => {
    for (const sink of [stdoutSink("telemetry"), ...sinks]) publisher.send(sink);
  };
  return { publisher, start };
}

/** Says how the loop is once a second, as often as it is called. */
export function healthTeller(publisher: Publisher, tell: (line: string) => void): () => void {
  let toldMs = performance.now();
  return () => {
    if (performance.now() - toldMs < HEALTH_MS) return;
    toldMs = performance.now();
    tell(healthLine(publisher.health));
  };
}
