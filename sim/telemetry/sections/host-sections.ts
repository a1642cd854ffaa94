import { z } from "zod";

import { TownMetrics } from "./figures.ts";

/** How sending to one place goes. Bytes, milliseconds, ticks of the payloads. Operations §7.10. */
export const SinkStatus = z.strictObject({
  connected: z.boolean(),
  /** The sink is left alone for a while after it has failed again and again. */
  circuit: z.enum(["closed", "open", "half_open"]),
  dropped_messages: z.int(),
  last_error: z.string().nullable(),
  last_failure_tick: z.int().nullable(),
  last_success_tick: z.int().nullable(),
  queue_length: z.int(),
  queue_length_peak: z.int(),
  queue_bytes: z.int(),
  last_flush_duration_ms: z.number(),
  last_flush_payload_bytes: z.int(),
  last_batch_count: z.int(),
  payloads_flushed_total: z.int(),
  bytes_flushed_total: z.int(),
  consecutive_send_failures: z.int(),
  send_failures_total: z.int(),
  tls_enabled: z.boolean(),
  verify_hostname: z.boolean(),
  allow_plaintext: z.boolean(),
  worker_alive: z.boolean(),
  worker_error: z.string().nullable(),
  worker_restart_count: z.int(),
  last_worker_error: z.string().nullable(),
  auth_enabled: z.boolean(),
  backpressure_strategy: z.literal("drop_oldest"),
});
export type SinkStatus = z.infer<typeof SinkStatus>;

/** All sinks together, and each by its name. */
export const Transport = z.strictObject({
  connected: z.boolean(),
  dropped_messages: z.int(),
  queue_length: z.int(),
  last_flush_duration_ms: z.number(),
  payloads_flushed_total: z.int(),
  bytes_flushed_total: z.int(),
  sinks: z.record(z.string(), SinkStatus),
});
export type Transport = z.infer<typeof Transport>;

/** One of the slowest ticks of late, with what each part of it took. */
export const SlowTick = z.strictObject({
  tick: z.int(),
  ms: z.number(),
  phases_ms: z.record(z.string(), z.number()),
});
export type SlowTick = z.infer<typeof SlowTick>;

/** How the town's loop is. `summary` agrees with `transport` as it was then. Operations §7.6. */
export const Health = z.strictObject({
  tick: z.int(),
  status: z.enum(["ok", "error"]),
  /** Of the last tick. */
  duration_ms: z.number(),
  failure_count: z.int(),
  /** Why the town stands still; only while it cannot go on. */
  error: z.string().optional(),
  /** Where it can be opened again; null where it has no file. */
  snapshot_path: z.string().nullable().optional(),
  /** Over the last 100 ticks: events, and payloads that waited to be sent. */
  monitor: z.strictObject({
    "world.events.count": z.int(),
    "world.events.avg": z.number(),
    "queue.length.latest": z.int(),
    "queue.length.avg": z.number(),
  }),
  /** Mean milliseconds of each part of a tick. */
  phases_ms: z.record(z.string(), z.number()),
  /** Of the last 10,000 ticks, slowest first. */
  slowest_ticks: z.array(SlowTick).max(10),
  summary: z.strictObject({
    duration_ms: z.number(),
    queue_length: z.int(),
    dropped_messages: z.int(),
    last_flush_duration_ms: z.number(),
    payloads_flushed_total: z.int(),
    bytes_flushed_total: z.int(),
    auth_enabled: z.boolean(),
    worker_alive: z.boolean(),
    worker_error: z.string().nullable(),
    worker_restart_count: z.int(),
    perturbations_pending: z.int(),
    perturbations_active: z.int(),
    employment_exit_queue: z.int(),
  }),
});
export type Health = z.infer<typeof Health>;

/** What whoever runs the town fills. */
export const HostSections = z.object({
  /** Multiple of 1×; 0 = it stands still, null = as fast as it can. */
  speed: z.number().nullable(),
  /** Whether the town lives, or its past is simulated again. */
  runtime_variant: z.enum(["live", "past"]),
  metrics: z.strictObject({
    ...TownMetrics,
    /** Slowest first; left out where nobody holds a watch. */
    slowest_tick_ms: z.array(z.number()).max(10).optional(),
  }),
  transport: Transport,
  health: Health,
  /** Results of commands since the last payload. */
  console_results: z.array(z.looseObject({ name: z.string(), status: z.enum(["ok", "error"]) })),
  privacy: z.looseObject({ mode: z.enum(["off", "hash", "streamer"]) }),
  /** Versions that the town's file has been brought to since it was made. */
  snapshot_migrations: z.array(z.int()),
});
export type HostSections = z.infer<typeof HostSections>;
