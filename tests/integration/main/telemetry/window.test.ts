import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect, test, vi } from "vitest";
import { z } from "zod";

import { TownEvent } from "../../../../sim/telemetry/sections/recent.ts";
import { StreamReader } from "../../../../sim/telemetry/stream/reader.ts";
import { LiveTownUnderTest } from "../../../helpers/live-town.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const town = { scenario: "default", seed: null, title: "Test", warmup: 0 };

test("a page is told the sections that it asks for, four times a second at most, until it asks for none", async () => {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  await live.ask("process:create", { town: { ...town, file }, speed: 100 });
  await setTimeout(300);
  expect(live.pushed("telemetry:payload")).toEqual([]);
  await live.ask("telemetry:subscribe", { sections: ["agents", "weather"] });
  const start = performance.now();
  await vi.waitFor(() => expect(live.pushed("telemetry:payload").length).toBeGreaterThan(4), 5000);
  const told = live.pushed("telemetry:payload");
  expect(told.length).toBeLessThanOrEqual((performance.now() - start) / 250 + 2);
  const reader = new StreamReader({ isWhole: false });
  for (const line of told)
    expect(reader.readLine(String(line))).toEqual({ ok: true, value: "taken" });
  const {
    schema_version: _,
    stream: __,
    payload_type,
    tick,
    epoch: ___,
    ...sections
  } = reader.current ?? {};
  expect(payload_type).toBe("snapshot");
  expect(tick).toBeGreaterThan(50);
  expect(Object.keys(sections).toSorted()).toEqual(["agents", "not_available", "weather"]);
  await live.ask("telemetry:subscribe", { sections: [] });
  const before = live.pushed("telemetry:payload").length;
  await setTimeout(600);
  expect(live.pushed("telemetry:payload")).toHaveLength(before);
});

test("the last tick before a town stands still is told, however soon it came after the one before", async () => {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  await live.ask("process:create", { town: { ...town, file }, speed: 0 });
  await live.ask("telemetry:subscribe", { sections: ["agents"] });
  for (let step = 0; step < 3; step++) await live.ask("town:step", {});
  const last = (): unknown => {
    const reader = new StreamReader({ isWhole: false });
    for (const line of live.pushed("telemetry:payload")) reader.readLine(String(line));
    return reader.current?.tick;
  };
  await vi.waitFor(() => expect(last()).toBe(3), 5000);
  const before = live.pushed("telemetry:payload").length;
  await setTimeout(600);
  expect(live.pushed("telemetry:payload"), "nothing is told twice").toHaveLength(before);
});

test("what happened before anybody listened is on record, of every life, up to the tick that is shown", async () => {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  await live.ask("process:create", { town: { ...town, file, warmup: 300 }, speed: 0 });
  await live.ask("telemetry:subscribe", { sections: ["latest_events"] });
  for (let step = 0; step < 40; step++) await live.ask("town:step", {});
  const told = () => {
    const reader = new StreamReader({ isWhole: false });
    return live.pushed("telemetry:payload").flatMap((line) => {
      reader.readLine(String(line));
      return TownEvents.parse(reader.told["latest_events"] ?? []);
    });
  };
  await vi.waitFor(() => expect(told().at(-1)?.tick).toBeGreaterThan(335), 5000);

  const recorded = await lastOf(live, 2000);
  expect(recorded[0]?.tick).toBe(0);
  expect(recorded.filter(({ tick }) => tick >= 300)).toEqual(told());
  expect(await lastOf(live, 7)).toEqual(recorded.slice(-7));

  await live.ask("time:seek", { tick: 200 });
  expect(await lastOf(live, 2000)).toEqual(recorded.filter(({ tick }) => tick <= 200));
  await live.ask("time:branch", { name: "Other" });
  await live.ask("time:live", {});
  await live.ask("town:set-speed", { speed: 0 });
  const since = await lastOf(live, 9);
  const start = recorded.filter(({ tick }) => tick <= 200);
  expect([...start, ...since.filter(({ tick }) => tick > 200)].slice(-9)).toEqual(since);
});

test("people go by their other names in the record as well", async () => {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  await live.ask("process:create", { town: { ...town, file, warmup: 50 }, speed: 0 });
  expect(JSON.stringify(await lastOf(live, 2000))).toContain('"alice"');
  await live.ask("process:set-privacy", { mode: "hash", salt: "grain" });
  expect(JSON.stringify(await lastOf(live, 2000))).not.toMatch(/alice/iu);
});

const TownEvents = z.array(TownEvent);

async function lastOf(live: LiveTownUnderTest, limit: number) {
  const reply = await live.ask("events:get-last", { limit });
  return TownEvents.parse(reply.ok ? reply.value : reply);
}
