import { setTimeout as wait } from "node:timers/promises";

import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { Backlog } from "../../../../main/telemetry/backlog.ts";
import { Outbox, type OutboxLimits } from "../../../../main/telemetry/outbox.ts";
import { StreamReader } from "../../../../sim/telemetry/stream/reader.ts";
import { FakeSink } from "../../../helpers/fake-sink.ts";
import { someMessages } from "../../../helpers/messages.ts";

function outboxOf(limits: Partial<OutboxLimits> = {}): { sink: FakeSink; outbox: Outbox } {
  const sink = new FakeSink();
  return { sink, outbox: new Outbox("fake", sink, { backoffMs: 1, pauseMs: 20, ...limits }) };
}

/** Every line is taken, and the last one leaves the reader where the stream is. */
function expectReadable(lines: readonly string[], tick: number): void {
  const reader = new StreamReader();
  for (const line of lines) expect(reader.readLine(line)).toEqual({ ok: true, value: "taken" });
  expect(reader.current).toMatchObject({ tick, counted: tick });
}

test("[57] sixty payloads give sixty lines in order, in batches, and the first is a snapshot", async () => {
  const { sink, outbox } = outboxOf({ maxBatch: 32 });
  for (const message of someMessages(60)) outbox.offer(message);
  await outbox.close(1000);
  expect(sink.lines).toHaveLength(60);
  expect(sink.writes).toBe(2);
  expectReadable(sink.lines, 59);
  expect(outbox.status()).toMatchObject({ payloads_flushed_total: 60, dropped_messages: 0 });
});

test("[57] beyond its bytes the oldest give way, are counted, and what is left can still be read", async () => {
  const messages = someMessages(100);
  const room = messages.slice(0, 10).reduce((sum, { bytes }) => sum + bytes, 0);
  const { sink, outbox } = outboxOf({ maxBytes: room });
  sink.block();
  for (const message of messages) outbox.offer(message);
  const { dropped_messages, queue_length, queue_bytes, queue_length_peak } = outbox.status();
  expect(queue_bytes).toBeLessThanOrEqual(room);
  expect(dropped_messages).toBe(100 - queue_length);
  expect(dropped_messages).toBeGreaterThan(80);
  expect(queue_length_peak).toBeLessThan(20);
  sink.unblock();
  await outbox.close(1000);
  expect(sink.lines).toHaveLength(100 - dropped_messages);
  expectReadable(sink.lines, 99);
});

test("[58] one failure and then success: nothing is lost, and both are told", async () => {
  const { sink, outbox } = outboxOf();
  sink.refusals = 1;
  for (const message of someMessages(5)) outbox.offer(message);
  await outbox.close(1000);
  expectReadable(sink.lines, 4);
  expect(sink.lines).toHaveLength(5);
  expect(outbox.status()).toMatchObject({
    dropped_messages: 0,
    last_failure_tick: 4,
    last_success_tick: 4,
    send_failures_total: 1,
    consecutive_send_failures: 0,
    last_error: null,
  });
});

test("after five failures in a row the sink is left alone, only the newest is kept, and one try opens it again", async () => {
  const { sink, outbox } = outboxOf({ pauseMs: 60 });
  sink.refusals = 6;
  const messages = someMessages(40);
  for (const message of messages.slice(0, 20)) outbox.offer(message);
  await vi.waitFor(() => expect(outbox.status().circuit).toBe("open"));
  expect(outbox.status()).toMatchObject({
    queue_length: 1,
    dropped_messages: 19,
    connected: false,
  });
  expect(outbox.status().last_error).toBe("the sink refuses");
  for (const message of messages.slice(20)) outbox.offer(message);
  expect(outbox.status()).toMatchObject({ queue_length: 1, dropped_messages: 39 });
  expect(sink.writes).toBe(5);
  await vi.waitFor(() => expect(outbox.status().circuit).toBe("closed"), { timeout: 2000 });
  expect(sink.writes).toBe(7);
  expectReadable(sink.lines, 39);
  expect(sink.lines).toHaveLength(1);
  await outbox.close(100);
});

test("closing gives up on a sink that is blocked, and says what did not arrive", async () => {
  const { sink, outbox } = outboxOf({ maxBatch: 1 });
  sink.block();
  for (const message of someMessages(8)) outbox.offer(message);
  const start = performance.now();
  await outbox.close(50);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(sink.closed).toBe(true);
  expect(outbox.status().dropped_messages).toBeGreaterThanOrEqual(7);
  for (const late of someMessages(1, 9)) outbox.offer(late);
  await wait(5);
  expect(sink.lines.length).toBeLessThanOrEqual(1);
});

/** A backlog, somebody who reads what it sends, and a count of all that became of messages. */
class Traffic {
  readonly #backlog: Backlog;
  readonly #room: number;
  readonly #messages = someMessages(100);
  #reader = new StreamReader();
  #added = 0;
  #dropped = 0;
  #arrived = 0;
  #onTheWay: string | null = null;

  constructor(room: number) {
    this.#room = room;
    this.#backlog = new Backlog(room);
  }

  add(): void {
    const message = this.#messages[this.#added];
    if (message === undefined) return;
    this.#dropped += this.#backlog.add(message);
    this.#added += 1;
  }

  send(): void {
    if (this.#backlog.length > 0) this.#onTheWay ??= this.#backlog.send(3).text;
  }

  sent(): void {
    if (this.#onTheWay === null) return;
    for (const line of this.#onTheWay.trimEnd().split("\n")) {
      expect(this.#reader.readLine(line)).toEqual({ ok: true, value: "taken" });
      this.#arrived += 1;
    }
    expect(this.#reader.current).toMatchObject({ counted: this.#reader.current?.tick });
    this.#backlog.sent();
    this.#onTheWay = null;
  }

  refused(): void {
    if (this.#onTheWay !== null) this.#backlog.refused();
    this.#onTheWay = null;
  }

  newest(): void {
    this.#dropped += this.#backlog.keepNewest();
  }

  anew(): void {
    if (this.#onTheWay !== null) return;
    this.#backlog.beginAnew();
    this.#reader = new StreamReader();
  }

  check(): void {
    expect(this.#added).toBe(this.#dropped + this.#arrived + this.#backlog.length);
    if (this.#onTheWay === null) expect(this.#backlog.bytes).toBeLessThanOrEqual(this.#room);
  }
}

test("whatever is dropped, refused and begun anew, each line that is sent fits what came before", () => {
  const act = fc.constantFrom("add", "add", "add", "send", "sent", "refused", "newest", "anew");
  const acts = fc.array(act, { maxLength: 80 });
  fc.assert(
    fc.property(acts, fc.integer({ min: 300, max: 2000 }), (all, room) => {
      const traffic = new Traffic(room);
      for (const one of all) {
        traffic[one]();
        traffic.check();
      }
    }),
  );
});
