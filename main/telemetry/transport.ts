import type { Transport } from "../../sim/telemetry/sections/host-sections.ts";
import type { Outbox } from "./outbox.ts";

/** How sending goes, over all outboxes and in each. */
export function transportOf(outboxes: readonly Outbox[]): Transport {
  const sinks = Object.fromEntries(outboxes.map((outbox) => [outbox.name, outbox.status()]));
  const all = Object.values(sinks);
  const sum = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  return {
    connected: all.every(({ connected }) => connected),
    dropped_messages: sum(({ dropped_messages }) => dropped_messages),
    queue_length: sum(({ queue_length }) => queue_length),
    last_flush_duration_ms: Math.max(0, ...all.map((one) => one.last_flush_duration_ms)),
    payloads_flushed_total: sum(({ payloads_flushed_total }) => payloads_flushed_total),
    bytes_flushed_total: sum(({ bytes_flushed_total }) => bytes_flushed_total),
    sinks,
  };
}
