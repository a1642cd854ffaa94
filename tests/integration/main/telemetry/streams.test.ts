import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";

import { MAIN } from "../../../../main/store/identity.ts";
import { openStore } from "../../../../main/store/open-store.ts";
import { Collector, pem } from "../../../helpers/collector.ts";
import { accessFile } from "../../../helpers/remote.ts";
import { required } from "../../../helpers/required.ts";
import { type Told, readStream } from "../../../helpers/read-stream.ts";
import { townletProcess } from "../../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";
import { good } from "../../../helpers/town-file.ts";

/** The long form: `npm run campaign:stream`. */
const TICKS = Number(process.env["STREAM_TICKS"] ?? 400);

/** Sections that say how sending goes, which differs from line to line. */
const MACHINE: ReadonlySet<string> = new Set(["transport", "health", "metrics", "speed"]);

/** Of a file and of those that have given way to it, oldest first. */
function linesIn(file: string): string[] {
  const before = [4, 3, 2, 1].map((number) => `${file}.${number}`).filter(existsSync);
  return [...before, file].flatMap((name) => readFileSync(name, "utf8").split("\n").slice(0, -1));
}

/** What the file of a town has on record: events by kind, and the numbers of its lines. */
async function recordIn(file: string): Promise<{ counts: unknown; seqs: number[] }> {
  const store = good(await openStore(file));
  const counts = store.eventCounts(MAIN);
  const seqs = store.storiesBetween(MAIN, -1, TICKS, 100_000).map(({ seq }) => seq);
  store.close();
  return { counts, seqs: seqs.toSorted((a, b) => a - b) };
}

/** `serve` at rest, its output in a file; resolves with the port for web pages. */
async function servedTown(args: readonly string[], output: string) {
  const cli = path.resolve(import.meta.dirname, "../../../../out/main/cli.js");
  const stdio: ["pipe", number, "inherit"] = ["pipe", openSync(output, "w"), "inherit"];
  const child = spawn(process.execPath, [cli, "serve", "--speed", "0", ...args], { stdio });
  onTestFinished(() => void child.kill("SIGKILL"));
  for (;;) {
    const [, port] =
      /web pages are answered at [\d.]+:(\d+)/.exec(readFileSync(output, "utf8")) ?? [];
    if (port !== undefined) return { child, port };
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

function stateOf({ last }: Told): Record<string, unknown> {
  return Object.fromEntries(Object.entries(last).filter(([name]) => !MACHINE.has(name)));
}

test(
  "a run tells stdout, a file and a collector behind TLS the same: every event and line of the log, once, and its last state",
  { timeout: 60_000 + TICKS * 100 },
  async () => {
    const folder = temporaryFolder();
    const [out, ndjson] = [path.join(folder, "town.townlet"), path.join(folder, "sub", "t.ndjson")];
    const commands = path.join(folder, "commands.jsonl");
    const rain = { name: "rain", mode: "admin", tick: 300, kwargs: { on: true } };
    writeFileSync(commands, `${JSON.stringify(rain)}\n`);
    const collector = new Collector("test-only");
    const place = `tcp://localhost:${await collector.listen()}`;
    const args = ["run", "--ticks", String(TICKS), "--out", out, "--commands", commands, "--quiet"];
    for (const where of ["stdout", `file:${ndjson}`, place]) args.push("--telemetry", where);
    const ca = pem("test-only", "cert");
    const { status, stdout, stderr } = await townletProcess(...args, "--telemetry-ca", ca);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const streams = [stdout.split("\n").slice(0, -1), linesIn(ndjson), collector.linesOf(0)].map(
      readStream,
    );
    const { counts, seqs } = await recordIn(out);
    for (const told of streams) {
      expect(told.lines).toBe(TICKS + 1);
      expect(told.last.tick).toBe(TICKS);
      expect(told.events).toEqual(counts);
      expect(told.narrations).toEqual(seqs);
      expect(stateOf(told)).toEqual(stateOf(streams[0] ?? told));
    }
    expect(collector.connections).toHaveLength(1);
    expect(new Set(streams.map(({ last }) => last.stream)).size).toBe(1);
  },
);

test(
  "a served town tells a web page, its output, a file and a collector behind TLS the same, all at once",
  { timeout: 60_000 + TICKS * 100 },
  async () => {
    const folder = temporaryFolder();
    const [out, ndjson] = [path.join(folder, "town.townlet"), path.join(folder, "t.ndjson")];
    const [output, access] = [path.join(folder, "stdout"), path.join(folder, "access.json")];
    writeFileSync(access, JSON.stringify(accessFile(false)), { mode: 0o600 });
    const collector = new Collector("test-only");
    const place = `tcp://localhost:${await collector.listen()}`;
    const args = [
      "--ticks",
      String(TICKS),
      "--out",
      out,
      "--ws",
      "127.0.0.1:0",
      "--access",
      access,
    ];
    for (const where of [`file:${ndjson}`, place]) args.push("--telemetry", where);
    args.push("--telemetry-ca", pem("test-only", "cert"));
    const { child, port } = await servedTown(args, output);
    const page = new WebSocket(`ws://127.0.0.1:${port}/ws/telemetry?mode=spectator`);
    const seen: string[] = [];
    page.on("message", (data) => {
      if (data instanceof Buffer) seen.push(data.toString());
    });
    await once(page, "message");
    child.stdin?.write('{"name":"speed","args":[100],"mode":"admin","cmd_id":"go"}\n');
    expect(await once(child, "exit")).toEqual([0, null]);
    const told = readFileSync(output, "utf8")
      .split("\n")
      .filter((line) => line.startsWith('{"kind":"telemetry",'))
      .map((line) => line.replace('"kind":"telemetry",', ""));
    const streams = [told, linesIn(ndjson), collector.linesOf(0), seen].map(readStream);
    const { counts, seqs } = await recordIn(out);
    for (const one of streams) {
      expect(one.last.tick).toBe(TICKS);
      expect(one.events).toEqual(counts);
      expect(one.narrations).toEqual(seqs);
      expect(stateOf(one)).toEqual(stateOf(required(streams[0])));
    }
  },
);
