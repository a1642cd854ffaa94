import type { Health, Transport } from "../../sim/telemetry/sections/host-sections.ts";
import { publicEvents } from "../../sim/telemetry/public-events.ts";
import type { Town } from "../../sim/town.ts";
import type { TownHost } from "../town/town-host.ts";

/** Ticks over which events and queues are averaged. */
const WINDOW = 100;

/** How the loop of a town is, from tick to tick. Operations §7.6. */
export class LoopHealth {
  readonly #events: number[] = [];
  readonly #queues: number[] = [];
  #failures = 0;

  /** A tick has run, and so many payloads wait to be sent. */
  hear(town: Town, waiting: number): void {
    this.#events.push(town.events.count);
    this.#queues.push(waiting);
    if (this.#events.length <= WINDOW) return;
    this.#events.shift();
    this.#queues.shift();
  }

  /** The town cannot go on. */
  fail(): void {
    this.#failures += 1;
  }

  /** `transport` is what is told beside it, so that both say the same. */
  record(host: TownHost, transport: Transport): Health {
    const { town, stopwatch, problem } = host;
    const duration_ms = stopwatch.lastMs;
    const sinks = Object.values(transport.sinks);
    const { active, pending } = publicEvents(town);
    return {
      tick: host.tick,
      status: problem === null ? "ok" : "error",
      duration_ms,
      failure_count: this.#failures,
      ...(problem === null ? {} : { error: problem.message, snapshot_path: host.file }),
      monitor: {
        "world.events.count": this.#events.at(-1) ?? 0,
        "world.events.avg": mean(this.#events),
        "queue.length.latest": this.#queues.at(-1) ?? 0,
        "queue.length.avg": mean(this.#queues),
      },
      phases_ms: stopwatch.phases,
      slowest_ticks: [...stopwatch.slowest],
      summary: {
        duration_ms,
        queue_length: transport.queue_length,
        dropped_messages: transport.dropped_messages,
        last_flush_duration_ms: transport.last_flush_duration_ms,
        payloads_flushed_total: transport.payloads_flushed_total,
        bytes_flushed_total: transport.bytes_flushed_total,
        auth_enabled: sinks.some(({ auth_enabled }) => auth_enabled),
        worker_alive: sinks.every(({ worker_alive }) => worker_alive),
        worker_error: sinks.find(({ worker_error }) => worker_error !== null)?.worker_error ?? null,
        worker_restart_count: sum(sinks.map(({ worker_restart_count }) => worker_restart_count)),
        perturbations_pending: pending.length,
        perturbations_active: Object.keys(active).length,
        employment_exit_queue: town.world.town.exitsPending[0] ?? 0,
      },
    };
  }
}

/** The line of the log that says how the loop is. */
export function healthLine({ tick, summary }: Health): string {
  return [
    "tick_health",
    `tick=${tick}`,
    `duration_ms=${summary.duration_ms}`,
    `queue=${summary.queue_length}`,
    `dropped=${summary.dropped_messages}`,
    `flush_ms=${summary.last_flush_duration_ms}`,
    `payloads_total=${summary.payloads_flushed_total}`,
    `bytes_total=${summary.bytes_flushed_total}`,
    `perturbations_pending=${summary.perturbations_pending}`,
    `perturbations_active=${summary.perturbations_active}`,
    `exit_queue=${summary.employment_exit_queue}`,
  ].join(" ");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.round((sum(values) * 1000) / values.length) / 1000;
}
