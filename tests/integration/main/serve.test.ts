import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect, test } from "vitest";
import { z } from "zod";

import { Snapshot } from "../../../sim/telemetry/sections/payload.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { StreamReader } from "../../../sim/telemetry/stream/reader.ts";
import { required } from "../../helpers/required.ts";
import { startServe } from "../../helpers/serve.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good } from "../../helpers/town-file.ts";

const Result = z.looseObject({ kind: z.literal("result"), name: z.string(), status: z.string() });

test("lines that are there at the start belong to the first tick; later ones are answered too", async () => {
  const file = path.join(temporaryFolder(), "served.townlet");
  const town = startServe(
    ["--speed", "100", "--ticks", "400", "--out", file],
    [
      { name: "rain", args: ["on"], mode: "admin" },
      { name: "rain", args: ["on"] },
    ],
  );
  expect(await town.result(0)).toMatchObject({ name: "rain", status: "error", tick: 0 });
  expect(await town.result(1)).toMatchObject({ name: "rain", status: "ok", tick: 1 });
  town.say({ name: "list_agents", cmd_id: "l" });
  const list = Result.parse(await town.result(2));
  expect(list).toMatchObject({ name: "list_agents", status: "ok", cmd_id: "l" });
  town.endInput();
  expect(await town.ended).toBe(0);
  expect(town.lines.at(-1)).toMatchObject({ kind: "log", tick: 400 });
  const kinds = new Set(town.lines.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(["log", "result", "telemetry"]);
  const store = good(await openStore(file, { access: "read" }));
  expect(store.audited(9).map(({ name }) => name)).toEqual(["rain", "rain", "list_agents"]);
  store.close();
});

test("its lines of telemetry are a stream, tell results too, and are what a command is shown", async () => {
  const town = startServe(["--speed", "100", "--ticks", "200", "--verbose"], []);
  town.say({ name: "rain", args: ["on"], mode: "admin", cmd_id: "wet" });
  expect(await town.result(0)).toMatchObject({ status: "ok" });
  town.say({ name: "telemetry_snapshot" });
  const shown = Result.parse(await town.result(1))["result"];
  town.say({ name: "health_status" });
  expect(await town.result(2)).toMatchObject({
    result: { health: { status: "ok" }, transport: { sinks: { stdout: { connected: true } } } },
  });
  expect(await town.ended).toBe(0);
  const reader = new StreamReader();
  const told: unknown[] = [];
  for (const { kind, ...payload } of town.lines) {
    if (kind !== "telemetry") continue;
    expect(reader.read(payload)).toEqual({ ok: true, value: "taken" });
    if (reader.current?.tick === Snapshot.parse(shown).tick) {
      expect(Snapshot.parse(reader.current).agents).toEqual(Snapshot.parse(shown).agents);
    }
    told.push(...(Snapshot.parse(reader.current).console_results ?? []));
  }
  expect(reader.current).toMatchObject({ tick: 200, speed: 100, weather: { rain: true } });
  expect(told).toContainEqual(expect.objectContaining({ name: "rain", cmd_id: "wet" }));
});

test("a town at rest carries commands out, and Ctrl-C leaves a whole file", async () => {
  const file = path.join(temporaryFolder(), "served.townlet");
  const town = startServe(["--speed", "0", "--out", file], []);
  town.say({ name: "rain", args: ["on"], mode: "admin" });
  expect(await town.result(0)).toMatchObject({ status: "ok", tick: 1 });
  town.say({ name: "speed", args: [10], mode: "admin" });
  expect(await town.result(1)).toMatchObject({ status: "ok", result: { speed: 10 } });
  town.interrupt();
  expect(await town.ended).toBe(130);
  const store = good(await openStore(file, { access: "read" }));
  expect(store.wasOpen).toBe(false);
  store.close();
});

test("whoever was answered is in the audit, whenever the program is killed", async () => {
  const file = path.join(temporaryFolder(), "served.townlet");
  const town = startServe(["--speed", "100", "--out", file], []);
  for (let index = 0; index < 600; index++) {
    town.say({ name: "rain", args: [index % 2 === 0], mode: "admin", cmd_id: `k${index}` });
  }
  await town.result(150);
  town.kill();
  await town.ended;
  const answered = town.lines.flatMap((line) => (line.kind === "result" ? [line["cmd_id"]] : []));
  const store = good(await openStore(file));
  const audited = new Set<unknown>(store.carriedOut(10_000, 1e9).map(({ cmd_id }) => cmd_id));
  store.close();
  expect(answered.length).toBeGreaterThan(150);
  expect(answered.filter((cmd_id) => !audited.has(cmd_id))).toEqual([]);
});

test("a reader who stops reading does not stop the town", async () => {
  const file = path.join(temporaryFolder(), "served.townlet");
  const town = startServe(["--speed", "100", "--ticks", "300", "--out", file], []);
  await town.says("the town is open");
  town.stopReading();
  for (let index = 0; index < 2000; index++) town.say({ name: "list_agents" });
  // It can be opened as soon as the town has let go of it, which it does before anybody reads on.
  let store = await openStore(file, { access: "read" });
  for (let wait = 0; !store.ok && wait < 200; wait++) {
    await setTimeout(20);
    store = await openStore(file, { access: "read" });
  }
  town.goOnReading();
  expect(await town.ended).toBe(0);
  expect(town.lines.at(-1)).toMatchObject({ kind: "log", tick: 300 });
  expect(store.ok).toBe(true);
  if (store.ok) store.value.close();
});

test("whatever was asked before the end is answered, carried out or not", async () => {
  const town = startServe(["--speed", "100", "--ticks", "40"], []);
  await town.says("the town is open");
  for (let index = 0; index < 1500; index++) {
    town.say({ name: "rain", args: [index % 2 === 0], mode: "admin", cmd_id: `b${index}` });
  }
  expect(await town.ended).toBe(0);
  const results = town.lines.filter(({ kind }) => kind === "result");
  expect(results.length).toBeGreaterThan(0);
  for (const { status, error } of results) {
    if (status !== "ok") expect(error).toMatchObject({ code: "conflict" });
  }
});

test("a certificate that is none is refused before there is a town", async () => {
  const folder = temporaryFolder();
  const [out, cert, key] = ["t.townlet", "a.pem", "b.pem"].map((name) => path.join(folder, name));
  const tls = path.resolve(import.meta.dirname, "../../fixtures/tls");
  copyFileSync(path.join(tls, "test-only.cert.pem"), required(cert));
  copyFileSync(path.join(tls, "elsewhere.key.pem"), required(key));
  const place = ["--listen", "tcp://127.0.0.1:0", "--tls-cert", required(cert)];
  const refused = startServe([...place, "--tls-key", required(key), "--out", required(out)], []);
  expect(await refused.ended).toBe(1);
  expect(existsSync(required(out))).toBe(false);
});

test("nobody is named in what a disguised town says, and they answer to their disguise", async () => {
  const plain = ["alice", "bob", "carmen", "dmitri", "elif", "farid", "grace", "hugo"];
  const town = startServe(["--speed", "100", "--ticks", "300", "--privacy", "hash"], []);
  town.say({ name: "list_agents" });
  const listed = JSON.stringify((await town.result(0))["result"]);
  const [hash = ""] = /[0-9a-f]{8}/.exec(listed) ?? [];
  town.say({ name: "inspect_agent", args: [hash] });
  expect(await town.result(1)).toMatchObject({ status: "ok" });
  town.say({ name: "inspect_agent", args: ["nobody"] });
  town.say({ name: "setneed", args: ["bob", "hunger", 0.9], mode: "admin", cmd_id: "fed" });
  town.say({ name: "relationship_summary" });
  await town.result(4);
  town.say({ name: "privacy", args: ["streamer"], mode: "admin", cmd_id: "live" });
  expect(await town.result(5)).toMatchObject({ status: "ok", result: { mode: "streamer" } });
  town.say({ name: "telemetry_snapshot" });
  await town.result(6);
  expect(await town.ended).toBe(0);
  expect(town.lines.filter(({ kind }) => kind === "telemetry").length).toBeGreaterThan(200);
  const said = JSON.stringify(town.lines).toLowerCase();
  for (const name of plain) expect(said).not.toMatch(new RegExp(`\\b${name}\\b`));
});
