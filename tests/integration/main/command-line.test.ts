import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import Database from "better-sqlite3";
import { expect, test } from "vitest";

import { COMMANDS } from "../../../main/arguments.ts";

import { startTownlet, townlet, townletProcess } from "../../helpers/run-townlet.ts";
import { SPOILED } from "../../helpers/spoiled-files.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** Keys that programs outside rely on. */
const RUN_KEYS = [
  "config_id",
  "config_hash",
  "scenario",
  "seed",
  "policy",
  "ticks",
  "days",
  "agents_start",
  "agents_end",
  "state_hash",
  "outcome_hash",
  "affordances",
  "queues",
  "wall_s",
  "ticks_per_s",
  "agent_steps_per_s",
  "phases_ms",
  "kpis",
  "events",
  "exits",
  "lifecycle",
  "embeddings",
  "narrations",
  "invariant_violations",
  "out",
];

test("run prints one JSON document with every key of the contract", async () => {
  const { status, stdout, document } = await townletProcess("run", "--ticks", "2100", "--json");
  expect(status).toBe(0);
  expect(Object.keys(document)).toEqual(expect.arrayContaining(["ok", ...RUN_KEYS]));
  expect(document).toMatchObject({ ok: true, ticks: 2100, days: 2.1, agents_end: 8, out: null });
  expect(stdout.trim().endsWith("}")).toBe(true);
});

test("equal inputs give equal towns, other seeds other towns with other outcomes", async () => {
  const run = (seed: string) => townlet("run", "--ticks", "500", "--seed", seed, "--json");
  const [a, b, c] = await Promise.all([run("5"), run("5"), run("6")]);
  expect(a.document.state_hash).toBe(b.document.state_hash);
  expect(a.document.state_hash).not.toBe(c.document.state_hash);
  expect(a.document["outcome_hash"]).not.toBe(c.document["outcome_hash"]);
});

test("without a file, storage is never loaded", async () => {
  const env = { ...process.env, TOWNLET_SQLITE_BINDING: "/nowhere/broken.node" };
  const without = await startTownlet(["run", "--ticks", "10", "--json"], env).finished;
  expect(without.status).toBe(0);
  const file = path.join(temporaryFolder(), "town.townlet");
  const args = ["run", "--ticks", "10", "--out", file, "--json"];
  const withFile = await startTownlet(args, env).finished;
  expect(withFile.status).toBe(3);
  expect(withFile.document.error?.code).toBe("missing_module");
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test("observing everybody changes nothing but the report", async () => {
  const run = async (...args: string[]) =>
    (await townlet("run", "--ticks", "30", "--json", ...args)).document;
  const plain = await run();
  const watched = await run("--observations", "full");
  expect(watched).toMatchObject({
    state_hash: plain.state_hash,
    observations: "full",
    observation_floats: 832,
    observations_made: 240,
  });
  expect(plain).not.toHaveProperty("observation_floats");
});

test("the packaged program knows every command that help lists", async () => {
  const { stdout } = await townlet("--help");
  const [, listed = ""] = stdout.split("Commands:\n");
  const names = [...listed.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
  expect(names).toEqual([...COMMANDS]);
});

test("what does not exist yet is refused with one sentence", async () => {
  for (const args of [
    ["--policy", "release"],
    ["--policy", "model.onnx"],
  ]) {
    const { status, stderr, stdout } = await townlet("run", ...args);
    expect(status, args.join(" ")).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.split("\n")[0]).toMatch(/^townlet: .*not exist yet\.$/);
  }
});

test("wrong usage is status 2 and one hint, and what is refused is status 1 and one sentence", async () => {
  const [unknown, refused] = await Promise.all([
    townletProcess("frobnicate"),
    townletProcess("verify", "/nowhere/town.townlet"),
  ]);
  expect(unknown).toMatchObject({ status: 2, stdout: "" });
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr.split("\n")[0]).toBe("townlet: There is no file /nowhere/town.townlet.");

  for (const args of [
    ["frobnicate"],
    ["run", "--tiks", "3"],
    ["run", "--ticks", "many"],
    ["run", "--ticks", "-1"],
    ["run", "--seed", "1.5"],
    ["resume"],
    ["run", "a", "b"],
  ]) {
    const { status, stdout, stderr } = await townlet(...args);
    expect(status, args.join(" ")).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/--help says how to use it/);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  }
});

test("commands are carried out at their tick, and are part of the town", async () => {
  const folder = temporaryFolder();
  const commands = path.join(folder, "commands.jsonl");
  const file = path.join(folder, "town.townlet");
  writeFileSync(
    commands,
    [
      { name: "setneed", kwargs: { agent_id: "bob", need: "hunger", value: 0.1 }, mode: "admin" },
      {
        cmd: "price",
        kwargs: { key: "meal_cost", value: 0.41 },
        mode: "admin",
        tick: 50,
        cmd_id: "p",
      },
      { name: "rain", args: ["start"], mode: "admin", tick: 301 },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n"),
  );
  const plain = await townlet("run", "--ticks", "300", "--json");
  const args = ["run", "--ticks", "300", "--commands", commands, "--out", file, "--json"];
  const changed = await townlet(...args);
  expect(changed.status).toBe(0);
  expect(changed.document.state_hash).not.toBe(plain.document.state_hash);
  expect(changed.document["events"]).toMatchObject({ need_set: 1, economy_price_update: 1 });
  expect(changed.document["commands"]).toMatchObject([
    { tick: 1, name: "setneed", status: "ok" },
    { tick: 50, name: "price", status: "ok", cmd_id: "p" },
  ]);
  expect(changed.stderr).toMatch(/'rain' for tick 301 is left out/);
  expect((await townlet("verify", file, "--json")).document.ok).toBe(true);
});

test("a command file with mistakes is refused with their lines, and nothing is run", async () => {
  const folder = temporaryFolder();
  const commands = path.join(folder, "commands.jsonl");
  const file = path.join(folder, "town.townlet");
  writeFileSync(
    commands,
    [
      '{"name": "setneed", "kwargs": {"agent_id": "bob", "need": "hungr", "value": 0}, "mode": "admin"}',
      "not json",
      '{"name": "setned", "mode": "admin"}',
      '{"name": "price", "kwargs": {"key": "meal_cost", "value": 1}}',
      '{"name": "price", "kwarg": {}, "mode": "admin"}',
    ].join("\n"),
  );
  const run = await townlet("run", "--commands", commands, "--out", file);
  expect(run.status).toBe(1);
  for (const [line, text] of [
    [1, "did you mean 'hunger'"],
    [2, "not JSON"],
    [3, "did you mean 'setneed'"],
    [4, "forbidden"],
    [5, "did you mean 'kwargs'"],
  ] as const) {
    expect(run.stderr).toMatch(new RegExp(`commands\\.jsonl:${line}:\\d+:.*${text}`));
  }
  expect(readdirSync(folder)).toEqual(["commands.jsonl"]);
});

test("verify says at which tick a town stops repeating itself, with status 1", async () => {
  const file = path.join(temporaryFolder(), "town.townlet");
  await townlet("run", "--ticks", "500", "--out", file);
  const database = new Database(file);
  database.exec("UPDATE hashes SET state_hash = 'no such hash' WHERE tick = 300");
  database.close();
  const { status, document } = await townlet("verify", file, "--json");
  expect(status).toBe(1);
  expect(document).toMatchObject({ ok: false, first_divergence: { tick: 300, system: "hash" } });
});

test("a town file that is not there is refused in one sentence", async () => {
  for (const command of ["resume", "verify"]) {
    const { status, stderr } = await townlet(command, "/nowhere/town.townlet");
    expect(status).toBe(1);
    expect(stderr.split("\n")[0]).toBe("townlet: There is no file /nowhere/town.townlet.");
  }
});

test("spoiled files are refused with one message and no stack trace, and stay as they were", async () => {
  const folder = temporaryFolder();
  await townlet("run", "--ticks", "120", "--out", path.join(folder, "sound.townlet"), "--quiet");
  const sound = readFileSync(path.join(folder, "sound.townlet"));
  const file = path.join(folder, "spoiled.townlet");
  for (const { what, spoil } of SPOILED) {
    const bytes = spoil(sound);
    writeFileSync(file, bytes);
    const resumed = await townlet("resume", file, "--ticks", "1");
    expect(resumed, what).toMatchObject({ status: 1, stdout: "" });
    expect(resumed.stderr.trim().split("\n").length, what).toBeLessThanOrEqual(2);
    expect(resumed.stderr, what).toContain("spoiled.townlet");
    expect(resumed.stderr, what).not.toMatch(/\bat .+:\d+/);
    expect(readFileSync(file).equals(bytes), what).toBe(true);
  }
});

test("doctor reports every check with what mends it", async () => {
  const { document } = await townletProcess("doctor", "--json");
  const names = [
    "node",
    "electron",
    "storage",
    "disk",
    "kernel",
    "soak",
    "display",
    "gpu",
    "configs",
  ];
  expect(document["checks"]).toHaveLength(names.length);
  for (const name of names) {
    expect(document["checks"]).toContainEqual(expect.objectContaining({ name }));
  }
});

test("bench measures and says on what machine", async () => {
  const args = ["bench", "tick-rate", "env-off", "crowd-8", "--rounds", "5", "--json"];
  const { status, document } = await townletProcess(...args);
  expect(status).toBe(0);
  const calibration: unknown = expect.any(Number);
  const ticks_per_s: unknown = expect.any(Number);
  expect(document["results"]).toEqual([
    expect.objectContaining({ name: "tick-rate", unit: "ticks/s", n: 5, calibration }),
    expect.objectContaining({ name: "env-off", unit: "agent-steps/CPU s", n: 5, calibration }),
    expect.objectContaining({ name: "crowd-8", unit: "ns/agent-tick", people: 8, ticks_per_s }),
  ]);
  expect(document["machine"]).toMatchObject({ node: process.versions.node });
});
