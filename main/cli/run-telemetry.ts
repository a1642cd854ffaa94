import type { Disguise } from "../privacy/disguise.ts";
import { healthLine } from "../telemetry/loop-health.ts";
import { Publisher, migrationsOf } from "../telemetry/publisher.ts";
import type { Sink } from "../telemetry/sinks/sink.ts";
import type { TownHost } from "../town/town-host.ts";
import { healthTeller } from "./serve-telemetry.ts";
import type { Terminal } from "./terminal.ts";

/** How long a sink may take nothing at the end before it is given up. */
const LAST_MS = 2000;
/** A run has nobody else to leave memory for, and is faster than most sinks. */
const MAX_BYTES = 16_000_000;

export interface RunTelemetry {
  /** Between two stretches of ticks. */
  readonly between: () => Promise<void>;
  /** Sends what is left; what became of it all, for the report. */
  readonly finish: () => Promise<Record<string, unknown>>;
}

/** The stream of a run into these sinks. With `--verbose` the log says how the loop is, sinks or none; null without either. */
export async function startTelemetry(
  host: TownHost,
  sinks: readonly Sink[],
  options: {
    readonly telemetryEvery: number;
    readonly pace?: number;
    readonly disguise: Disguise;
  },
  terminal: Terminal,
): Promise<RunTelemetry | null> {
  if (sinks.length === 0 && !terminal.verbose) return null;
  const { telemetryEvery: everyTicks, pace = null, disguise } = options;
  const migrations = await migrationsOf(host);
  const publisher = new Publisher(host, {
    everyTicks,
    speed: () => pace,
    migrations,
    disguise: () => disguise,
  });
  for (const sink of sinks) {
    if (sink.traits.allow_plaintext) terminal.say(`telemetry_tcp_plaintext_enabled ${sink.name}`);
    publisher.send(sink, { maxBytes: MAX_BYTES });
  }
  const tellHealth = healthTeller(publisher, (line) => terminal.detail(line));
  return {
    between: async () => {
      if (pace === null) await publisher.breathe();
      tellHealth();
    },
    finish: async () => {
      terminal.detail(healthLine(publisher.health));
      await publisher.close(LAST_MS);
      const { transport } = publisher;
      for (const [name, { dropped_messages, last_error }] of Object.entries(transport.sinks)) {
        if (dropped_messages === 0) continue;
        const why = last_error === null ? "it could not keep up" : last_error;
        terminal.say(`townlet: ${dropped_messages} payloads did not reach ${name}: ${why}.`);
      }
      return sinks.length === 0 ? {} : { telemetry: transport };
    },
  };
}
