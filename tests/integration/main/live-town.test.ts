import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";
import { z } from "zod";

import { HEADER } from "../../../sim/telemetry/frame.ts";
import { Cast } from "../../../sim/telemetry/scene.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { good, townAt } from "../../helpers/town-file.ts";

function plan(file: string, seed = "1") {
  return { file, scenario: "default", seed, title: "Test", warmup: 250 };
}

async function started(speed: 0 | 1 | 10 | 100) {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  const created = await live.ask("process:create", { town: plan(file), speed });
  expect(created).toEqual({ ok: true, value: { file, tick: 250, problem: null } });
  return { live, file };
}

test("before there is a town, questions are answered and commands refused in words", async () => {
  const live = new LiveTownUnderTest();
  expect(await live.ask("town:get-scene", {})).toEqual({ ok: true, value: null });
  expect(await live.ask("town:get-stories", { limit: 5 })).toEqual({ ok: true, value: [] });
  for (const name of ["town:step", "town:save"] as const) {
    expect(await live.ask(name, {})).toMatchObject({ ok: false, problem: { code: "no_town" } });
  }
});

test("at 100× a second has 400 ticks, and no more frames than a screen shows", async () => {
  const { live } = await started(100);
  await sleep(300);
  const before = live.frames.at(-1)?.[HEADER.tick] ?? 0;
  const framesBefore = live.frames.length;
  const start = performance.now();
  await sleep(2000);
  const seconds = (performance.now() - start) / 1000;
  const ticks = (live.frames.at(-1)?.[HEADER.tick] ?? 0) - before;
  expect(ticks / seconds).toBeGreaterThan(385);
  expect(ticks / seconds).toBeLessThan(415);
  expect((live.frames.length - framesBefore) / seconds).toBeLessThan(66);
  expect(live.pushed("town:status").length / 2.3).toBeLessThan(6);
});

test("a paused town stands still, a step is one tick with one frame, and nothing is sent in vain", async () => {
  const { live } = await started(0);
  await live.ask("inspector:follow", { agent_id: "bob" });
  await sleep(600);
  const frames = live.frames.length;
  const cards = live.pushed("inspector:card").length;
  await live.ask("town:step", {});
  expect(live.frames.length).toBe(frames + 1);
  expect(live.frames.at(-1)?.[HEADER.tick]).toBe(251);
  await sleep(600);
  expect(live.frames.length).toBe(frames + 1);
  expect(live.pushed("inspector:card").length).toBe(cards + 1);
});

test("however it was paced, the town is the one that the command line would have made", async () => {
  const { live, file } = await started(10);
  await sleep(200);
  await live.ask("town:set-speed", { speed: 100 });
  await sleep(333);
  await live.ask("town:step", {});
  await live.ask("town:set-speed", { speed: 1 });
  await sleep(150);
  const saved = await live.ask("town:save", {});
  const tick = saved.ok ? saved.value.tick : 0;
  const other = path.join(path.dirname(file), "other.townlet");
  expect(await live.ask("process:create", { town: plan(other), speed: 0 })).toMatchObject({
    ok: true,
  });
  await live.ask("process:open", { file, speed: 0 });
  const card = await live.ask("inspector:follow", { agent_id: "carmen" });
  const straight = await townAt(tick);
  const slot = straight.town.people.findIndex(({ id }) => id === "carmen");
  expect(tick).toBeGreaterThan(300);
  expect(card).toMatchObject({
    ok: true,
    value: { tick, wallet: straight.town.world.agents.wallet[slot] },
  });
});

test("opening a town that cannot be opened leaves the present one alive", async () => {
  const { live, file } = await started(1);
  const refused = await live.ask("process:open", { file: "/nowhere/x.townlet", speed: 1 });
  expect(refused).toMatchObject({ ok: false, problem: { code: "not_found" } });
  const status = await live.ask("town:get-status", {});
  expect(status).toMatchObject({ ok: true, value: { file, speed: 1, alive: true } });
});

test("people who come and go are told to the page as another cast of the same scene", async () => {
  const folder = temporaryFolder();
  const scenario = path.join(folder, "planned.yaml");
  const base = path.resolve(import.meta.dirname, "../../../configs/scenarios/default.yaml");
  const timeline = [
    { tick: 252, command: "kill", kwargs: { agent_id: "bob" } },
    { tick: 253, command: "spawn", kwargs: { agent_id: "zoe", position: [20, 9] } },
  ];
  writeFileSync(scenario, JSON.stringify({ extends: base, scenario: { timeline } })); // YAML as well.
  const live = new LiveTownUnderTest();
  const file = path.join(folder, "town.townlet");
  await live.ask("process:create", { town: { ...plan(file), scenario }, speed: 0 });
  await live.ask("inspector:follow", { agent_id: "bob" });
  for (let steps = 0; steps < 4; steps++) await live.ask("town:step", {});
  expect(live.pushed("town:scene")).toHaveLength(1);
  const casts = live.pushed("town:cast").map((body) => Cast.parse(body));
  expect(casts.map(({ scene, agents }) => [scene, agents.length])).toEqual([
    [1, 7],
    [1, 8],
  ]);
  expect(casts.at(-1)?.agents.at(-1)).toMatchObject({ person: 8, id: "zoe" });
  expect(live.pushed("inspector:farewell")).toMatchObject([{ id: "bob", tick: 252 }]);
  const counts = live.frames.slice(-4).map((frame) => frame[HEADER.agents]);
  expect(counts).toEqual([8, 7, 8, 8]);
  expect(live.frames.at(-1)?.[HEADER.scene]).toBe(1);
  const again = await live.ask("inspector:follow", { agent_id: "bob" });
  expect(again).toEqual({ ok: true, value: null });
});

test("a page that looks on for the first time gets the figures of the town", async () => {
  const { live } = await started(0);
  expect(live.pushed("town:figures")).toHaveLength(1);
  await sleep(600);
  expect(live.pushed("town:figures")).toHaveLength(1);
  live.showOnAnotherPage();
  await sleep(600);
  expect(live.pushed("town:figures")).toHaveLength(2);
});

test("another town is a scene of a higher number, and its frames say so", async () => {
  const { live, file } = await started(0);
  const other = path.join(path.dirname(file), "other.townlet");
  await live.ask("process:create", { town: plan(other, "2"), speed: 0 });
  expect(live.pushed("town:scene")).toMatchObject([
    { scene: 1, seed: "1" },
    { scene: 2, seed: "2" },
  ]);
  expect(live.frames.at(-1)?.[HEADER.scene]).toBe(2);
});

test("a town that was opened again still knows the stories of its last day", async () => {
  const { live, file } = await started(100);
  await sleep(1500);
  await live.ask("town:set-speed", { speed: 0 });
  const before = await live.ask("town:get-stories", { limit: 10 });
  await live.ask("process:open", { file, speed: 0 });
  const after = await live.ask("town:get-stories", { limit: 10 });
  const lines = (reply: typeof after): string[] =>
    reply.ok ? reply.value.map(({ tick, text }) => `${tick} ${text}`) : [];
  expect(lines(before)).toHaveLength(10);
  expect(lines(after)).toEqual(lines(before));
});

test("a place that cannot be written gives a town without a file, and says why", async () => {
  const live = new LiveTownUnderTest();
  const file = "/proc/nowhere/town.townlet";
  const created = await live.ask("process:create", { town: plan(file), speed: 1 });
  expect(created).toMatchObject({ ok: true, value: { file: null } });
  expect(created.ok && created.value.problem?.code).toBe("not_writable");
  expect(await live.ask("town:save", {})).toMatchObject({ ok: false });
});

test.each(["x", "-1", "1.5", "99999999999999999999", ""])("'%s' is no seed", async (seed) => {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  const created = await live.ask("process:create", { town: plan(file, seed), speed: 1 });
  expect(created).toMatchObject({ ok: false, problem: { code: "bad_request" } });
});

test("whoever is hidden answers commands by the name that is shown", async () => {
  const { live } = await started(0);
  await live.ask("process:set-privacy", { mode: "hash", salt: "pepper" });
  const send = async (command: object) =>
    live.ask("process:command", { command, is_operator: false });
  const listed = JSON.stringify(await send({ name: "list_agents" }));
  const [hash = ""] = /[0-9a-f]{8}/.exec(listed) ?? [];
  for (const asked of [{ args: [hash] }, { kwargs: { agent_id: hash } }]) {
    const answer = await send({ name: "inspect_agent", ...asked });
    expect(answer).toMatchObject({ value: { status: "ok" } });
    expect(JSON.stringify(answer)).toContain(hash);
  }
  const { result } = z
    .object({ value: z.object({ result: z.looseObject({}) }) })
    .parse(await send({ name: "telemetry_snapshot" })).value;
  expect(Object.keys(result)).toContain("jobs");
  expect(JSON.stringify(result)).not.toMatch(/\b(alice|bob)\b/i);
});

test("the window's commands are carried out by a town at rest too, for operators only", async () => {
  const { live, file } = await started(0);
  const rain = { name: "rain", args: ["on"], mode: "admin", cmd_id: "r" };
  const send = async (command: unknown, is_operator: boolean) =>
    live.ask("process:command", { command, is_operator });
  expect(await send(rain, false)).toMatchObject({ value: { error: { code: "forbidden" } } });
  expect(await send(rain, true)).toMatchObject({ value: { status: "ok", tick: 251 } });
  const kill = { name: "kill", args: ["bob"] };
  expect(await send(kill, true)).toMatchObject({
    value: { error: { code: "conflict", details: { confirm_required: true } } },
  });
  expect(await send({ ...kill, confirm: true }, true)).toMatchObject({ value: { status: "ok" } });
  expect(await send({ name: "speed", args: [10] }, true)).toMatchObject({
    value: { status: "ok" },
  });
  expect(await live.ask("town:get-status", {})).toMatchObject({ value: { speed: 10 } });
  await live.ask("process:close", {});
  const store = good(await openStore(file, { access: "read" }));
  expect(store.audited(9).map(({ name, transport, code }) => [name, transport, code])).toEqual([
    ["rain", "window", "forbidden"],
    ["rain", "window", null],
    ["kill", "window", "conflict"],
    ["kill", "window", null],
    ["speed", "window", null],
  ]);
  store.close();
});
