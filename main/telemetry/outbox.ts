import { setTimeout as wait } from "node:timers/promises";

import type { SinkStatus } from "../../sim/telemetry/sections/host-sections.ts";
import { errorMessage } from "../problem.ts";
import { Backlog } from "./backlog.ts";
import type { Message } from "./message.ts";
import type { Sink } from "./sinks/sink.ts";

export interface OutboxLimits {
  /** Bytes that wait at most; beyond, the oldest are dropped. */
  readonly maxBytes: number;
  /** Payloads that are sent at once. */
  readonly maxBatch: number;
  /** How long more is waited for before sending. */
  readonly flushMs: number;
  /** Pause after a failure; doubled after each further one. */
  readonly backoffMs: number;
  /** After so many failures in a row the sink is left alone for a while. */
  readonly failures: number;
  readonly pauseMs: number;
}

const LIMITS: OutboxLimits = {
  maxBytes: 4_000_000,
  maxBatch: 32,
  flushMs: 0,
  backoffMs: 500,
  failures: 5,
  pauseMs: 30_000,
};

/** A sink that takes nothing for so long is not waited for, until it takes something again. */
const STUCK_MS = 2000;
const RESTARTS = 3;
/** Pause after a failure once there is nothing more to come. */
const LAST_PAUSE_MS = 50;

/** Sends to one sink what is offered, in order; whoever offers never waits. Operations §7.10. */
export class Outbox {
  readonly name: string;
  readonly #sink: Sink;
  readonly #limits: OutboxLimits;
  readonly #backlog: Backlog;
  #isClosed = false;
  /** Sending, until there is nothing left or the outbox is closed. */
  #pumping: Promise<void> | null = null;
  /** Nothing more is sent. */
  #isOver = false;
  /** Ends the present pause. */
  #wake = (): void => undefined;
  #circuit: SinkStatus["circuit"] = "closed";
  /** A mistake of our own that has ended the sending, the last one there was, and how often it began again. */
  #workerError: string | null = null;
  #lastWorkerError: string | null = null;
  #restarts = 0;
  #progressMs = 0;
  readonly #figures = {
    connected: false,
    dropped_messages: 0,
    last_failure_tick: -1,
    last_success_tick: -1,
    queue_length_peak: 0,
    last_flush_duration_ms: 0,
    last_flush_payload_bytes: 0,
    last_batch_count: 0,
    payloads_flushed_total: 0,
    bytes_flushed_total: 0,
    consecutive_send_failures: 0,
    send_failures_total: 0,
  };
  #lastError: string | null = null;
  #newestTick = 0;

  constructor(name: string, sink: Sink, limits: Partial<OutboxLimits> = {}) {
    this.name = name;
    this.#sink = sink;
    this.#limits = { ...LIMITS, ...limits };
    this.#backlog = new Backlog(this.#limits.maxBytes);
  }

  offer(message: Message): void {
    if (this.#isClosed || this.#isDead()) {
      this.#figures.dropped_messages += 1;
      return;
    }
    if (this.#backlog.length === 0) this.#progressMs = performance.now();
    this.#newestTick = message.payload.tick;
    const figures = this.#figures;
    figures.dropped_messages += this.#backlog.add(message);
    if (this.#circuit === "open") figures.dropped_messages += this.#backlog.keepNewest();
    figures.queue_length_peak = Math.max(figures.queue_length_peak, this.#backlog.length);
    this.#pumping ??= this.#pump();
  }

  /** Payloads that wait. */
  get waiting(): number {
    return this.#backlog.length;
  }

  /** A mistake has ended the sending, once too often. */
  #isDead(): boolean {
    if (this.#workerError === null) return false;
    if (this.#restarts === RESTARTS) return true;
    this.#restarts += 1;
    this.#workerError = null;
    return false;
  }

  /** More than half of what may wait does, at a sink that takes it. */
  get isBehind(): boolean {
    const isStuck = performance.now() - this.#progressMs > STUCK_MS;
    const { bytes } = this.#backlog;
    const isFailing = this.#figures.consecutive_send_failures > 0;
    return bytes > this.#limits.maxBytes / 2 && !isStuck && !isFailing;
  }

  /** Sends what is left until the sink has taken nothing for so long, and lets go of it; what is left then is dropped. */
  async close(ms: number): Promise<void> {
    this.#isClosed = true;
    this.#wake();
    const start = performance.now();
    const rest = (): number => performance.now() - Math.max(start, this.#progressMs);
    while (this.#pumping !== null && this.#circuit === "closed" && rest() < ms) {
      await Promise.race([this.#pumping, wait(10)]);
    }
    this.#isOver = true;
    this.#wake();
    await this.#sink.close();
    this.#figures.dropped_messages += this.#backlog.length;
    this.#figures.connected = false;
  }

  async #pump(): Promise<void> {
    try {
      await this.#pause(this.#limits.flushMs);
      while (this.#backlog.length > 0 && !this.#isOver) await this.#sendNext();
    } catch (error) {
      this.#workerError = errorMessage(error);
      this.#lastWorkerError = this.#workerError;
    }
    this.#pumping = null;
  }

  async #sendNext(): Promise<void> {
    const start = performance.now();
    try {
      if (await this.#sink.ready()) this.#backlog.beginAnew();
      const { text, count, tick } = this.#backlog.send(this.#limits.maxBatch);
      await this.#sink.write(text);
      this.#backlog.sent();
      this.#succeeded(text, count, tick, performance.now() - start);
    } catch (error) {
      this.#backlog.refused();
      this.#sink.reset();
      this.#failed(error);
      await this.#rest();
    }
  }

  #succeeded(text: string, count: number, tick: number, ms: number): void {
    const bytes = Buffer.byteLength(text);
    this.#circuit = "closed";
    this.#progressMs = performance.now();
    this.#lastError = null;
    const figures = this.#figures;
    Object.assign(figures, {
      connected: true,
      last_success_tick: tick,
      last_flush_duration_ms: Math.round(ms * 1000) / 1000,
      last_flush_payload_bytes: bytes,
      last_batch_count: count,
      payloads_flushed_total: figures.payloads_flushed_total + count,
      bytes_flushed_total: figures.bytes_flushed_total + bytes,
      consecutive_send_failures: 0,
    });
  }

  #failed(error: unknown): void {
    this.#lastError = errorMessage(error);
    const figures = this.#figures;
    figures.connected = false;
    figures.last_failure_tick = this.#newestTick;
    figures.consecutive_send_failures += 1;
    figures.send_failures_total += 1;
  }

  /** A pause that grows; and a long one, in which only the newest is kept, for a sink that fails again and again. */
  async #rest(): Promise<void> {
    const { failures, backoffMs, pauseMs } = this.#limits;
    const inARow = this.#figures.consecutive_send_failures;
    if (inARow < failures) {
      await this.#pause(backoffMs * 2 ** (inARow - 1));
      return;
    }
    this.#circuit = "open";
    this.#figures.dropped_messages += this.#backlog.keepNewest();
    await this.#pause(pauseMs);
    this.#circuit = "half_open";
  }

  /** Shorter once the outbox is closed. */
  async #pause(ms: number): Promise<void> {
    if (ms === 0 || this.#isOver) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#isClosed ? Math.min(ms, LAST_PAUSE_MS) : ms);
      // Nobody has to wait for a pause to end the program.
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  status(): SinkStatus {
    const { last_failure_tick, last_success_tick, ...figures } = this.#figures;
    return {
      ...figures,
      ...this.#sink.traits,
      circuit: this.#circuit,
      last_error: this.#lastError,
      last_failure_tick: last_failure_tick < 0 ? null : last_failure_tick,
      last_success_tick: last_success_tick < 0 ? null : last_success_tick,
      queue_length: this.#backlog.length,
      queue_bytes: this.#backlog.bytes,
      worker_alive: this.#workerError === null,
      worker_error: this.#workerError,
      worker_restart_count: this.#restarts,
      last_worker_error: this.#lastWorkerError,
      backpressure_strategy: "drop_oldest",
    };
  }
}
