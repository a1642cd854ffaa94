import { expect, test } from "vitest";

import { Disguise } from "../../../../main/privacy/disguise.ts";
import type { Message } from "../../../../main/telemetry/message.ts";
import { StreamReader } from "../../../../sim/telemetry/stream/reader.ts";
import { seek } from "../../../../main/town/travel.ts";
import { published } from "../../../helpers/published-town.ts";
import { readStream } from "../../../helpers/read-stream.ts";
import { good, newTownFile, townAt } from "../../../helpers/town-file.ts";

const kinds = (messages: readonly Message[]): string[] =>
  messages.map(({ payload }) => payload.payload_type);

test("who comes later is given a snapshot first, and from then on what everybody is given", async () => {
  const host = await townAt(0);
  const publisher = published(host, { everyTicks: 10 });
  const [early, late]: [Message[], Message[]] = [[], []];
  publisher.subscribe((message) => early.push(message));
  host.advance(205);
  publisher.subscribe((message) => late.push(message));
  expect(late[0]?.payload).toMatchObject({ payload_type: "snapshot", tick: 200 });
  host.advance(100);
  expect(kinds(late)).toEqual(["snapshot", ...Array.from({ length: 10 }, () => "diff")]);
  expect(early).toHaveLength(31);
  expect(early.slice(-10)).toEqual(late.slice(-10));
  const [whole, part] = [early, late].map((all) => readStream(all.map(({ line }) => line)));
  expect(part?.last).toEqual(whole?.last);
  expect(whole?.last.tick).toBe(300);
});

test("what happens between two payloads is told with the later one, each thing once", async () => {
  const host = await townAt(0);
  const [every, tenth]: [Message[], Message[]] = [[], []];
  published(host).subscribe((message) => every.push(message));
  published(host, { everyTicks: 50 }).subscribe((message) => tenth.push(message));
  host.advance(500);
  const [all, some] = [every, tenth].map((list) => readStream(list.map(({ line }) => line)));
  expect(some?.events).toEqual(all?.events);
  expect(some?.narrations).toEqual(all?.narrations);
  expect(tenth).toHaveLength(11);
});

test("nothing is built while nobody listens, and who listens then is not told what is past", async () => {
  const host = await townAt(0);
  const publisher = published(host);
  host.advance(600);
  const told: Message[] = [];
  const stop = publisher.subscribe((message) => told.push(message));
  const { events } = readStream(told.map(({ line }) => line));
  const total = Object.values(events).reduce((sum, count) => sum + count, 0);
  expect(total).toBeLessThan(20);
  stop();
  host.advance(10);
  expect(told).toHaveLength(1);
});

test("another time of the town is another epoch, and its ticks rise from there", async () => {
  const { host } = await newTownFile();
  host.advance(300);
  const reader = new StreamReader();
  const told: Message[] = [];
  published(host).subscribe((message) => {
    told.push(message);
    expect(reader.read(message.payload)).toEqual({ ok: true, value: "taken" });
  });
  host.advance(5);
  good(await seek(host, 100));
  expect(told.at(-1)?.payload).toMatchObject({ payload_type: "snapshot", tick: 100, epoch: 1 });
  host.advance(3);
  expect(reader.current).toMatchObject({ tick: 103, epoch: 1, runtime_variant: "past" });
});

test("under other names everybody is given a snapshot at once, and nothing is told twice", async () => {
  const host = await townAt(250);
  let disguise = new Disguise({ mode: "off" });
  const publisher = published(host, { disguise: () => disguise });
  const told: Message[] = [];
  publisher.subscribe((message) => told.push(message));
  host.advance(20);
  const plain = told.map(({ line }) => line).join("");
  expect(plain).toContain("elif");
  disguise = new Disguise({ mode: "hash", salt: "pepper" });
  publisher.renew();
  host.advance(100);
  const later = told.slice(21);
  expect(kinds(later)).toEqual(["snapshot", ...Array.from({ length: 100 }, () => "diff")]);
  expect(later[0]?.whole["events"]).toEqual([]);
  expect(later[0]?.whole["privacy"]).toEqual({ mode: "hash" });
  const hidden = later.map(({ line }) => line).join("");
  for (const { id, name } of host.town.people) {
    expect(hidden).not.toMatch(new RegExp(`\\b(${id}|${name})\\b`));
  }
  const rebuilt = readStream(told.map(({ line }) => line)).last;
  expect(rebuilt).toEqual(JSON.parse(told.at(-1)?.wholeLine ?? ""));
});

test("a town that cannot go on says so to whoever listens, with the reason", async () => {
  const host = await townAt(20);
  const reader = new StreamReader();
  published(host).subscribe((message) => void reader.read(message.payload));
  host.town.rules = { ...host.town.rules, objects: [], affordances: [] };
  host.advance(500);
  expect(host.problem?.code).toBe("invariant");
  expect(reader.current?.["health"]).toMatchObject({
    status: "error",
    failure_count: 1,
    error: host.problem?.message,
    snapshot_path: null,
  });
});

test("health, transport and the slowest ticks are told, and say the same as each other", async () => {
  const host = await townAt(0);
  const publisher = published(host);
  publisher.subscribe(() => undefined);
  host.advance(200);
  const { health, metrics } = publisher.snapshot();
  expect(health).toMatchObject({
    status: "ok",
    tick: 200,
    summary: { queue_length: 0, dropped_messages: 0 },
  });
  expect(publisher.health.slowest_ticks).toHaveLength(10);
  const [slowest] = publisher.health.slowest_ticks;
  const parts = Object.values(slowest?.phases_ms ?? {}).reduce((sum, ms) => sum + ms, 0);
  expect(parts).toBeCloseTo(slowest?.ms ?? 0, 3);
  expect(metrics).toMatchObject({ population: 8, slowest_tick_ms: { length: 10 } });
});
