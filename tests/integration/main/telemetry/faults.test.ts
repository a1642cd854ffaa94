import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, onTestFinished, test, vi } from "vitest";

import { MAIN } from "../../../../main/store/identity.ts";
import { openStore } from "../../../../main/store/open-store.ts";
import { fileSink } from "../../../../main/telemetry/sinks/file.ts";
import { tcpSink } from "../../../../main/telemetry/sinks/tcp.ts";
import { Collector, pem } from "../../../helpers/collector.ts";
import { liveSlowly, published } from "../../../helpers/published-town.ts";
import { readStream } from "../../../helpers/read-stream.ts";
import { townlet } from "../../../helpers/run-townlet.ts";
import { smallDisk } from "../../../helpers/small-disk.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";
import { good, townAt } from "../../../helpers/town-file.ts";

const QUICK = { backoffMs: 20, pauseMs: 200 };
const entry = path.resolve(import.meta.dirname, "../../../../out/main/cli.js");

function linesIn(file: string): string[] {
  return readFileSync(file, "utf8").split("\n").slice(0, -1);
}

test("nobody reads stdout: the town lives to its last tick, is kept, and the program ends", async () => {
  const out = path.join(temporaryFolder(), "town.townlet");
  const args = [entry, "run", "--ticks", "400", "--telemetry", "stdout", "--out", out];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const status = await new Promise((resolve) => child.once("exit", resolve));
  expect(status).toBe(0);
  expect(stderr).toMatch(/\d+ payloads did not reach stdout/);
  const store = good(await openStore(out));
  expect(store.lastTick(MAIN)).toBe(400);
  store.close();
});

test("a collector that goes away and comes back is told everything from where it stopped, a snapshot first", async () => {
  const host = await townAt(0);
  const publisher = published(host);
  const first = new Collector(null);
  const port = await first.listen();
  publisher.send(tcpSink({ host: "127.0.0.1", port, plaintext: true }), QUICK);
  await liveSlowly(host, 30);
  await vi.waitFor(() => expect(first.linesOf(0)).toHaveLength(31));
  await first.stop();
  await vi.waitFor(async () => {
    await liveSlowly(host, 1);
    expect(publisher.transport.connected).toBe(false);
  });
  const again = new Collector(null);
  await again.listen(port);
  await vi.waitFor(() => expect(publisher.transport.connected).toBe(true), { timeout: 5000 });
  await liveSlowly(host, 10);
  await vi.waitFor(() => expect(readStream(again.linesOf(0)).last.tick).toBe(host.tick));
  expect(readStream(first.linesOf(0)).last.tick).toBe(30);
  expect(publisher.health.summary.dropped_messages).toBe(publisher.transport.dropped_messages);
});

describe("behind TLS", () => {
  const wrong = [
    ["signed by nobody who is trusted", "test-only", []],
    ["of another host", "elsewhere", ["--telemetry-ca", pem("elsewhere", "cert")]],
  ] as const;

  test.each(wrong)("a certificate %s is refused, and the run goes on", async (_, name, more) => {
    const collector = new Collector(name);
    const where = `tcp://localhost:${await collector.listen()}`;
    const args = ["run", "--ticks", "30", "--telemetry", where, ...more];
    const { status, stderr } = await townlet(...args);
    expect(status).toBe(0);
    expect(stderr).toMatch(/31 payloads did not reach tcp:\/\/localhost:\d+: .*certificate/);
    expect(collector.connections.join("")).toBe("");
  });

  test("plain text goes to this machine only, and is warned of", async () => {
    const collector = new Collector(null);
    const where = `tcp://127.0.0.1:${await collector.listen()}`;
    const args = ["run", "--ticks", "20", "--telemetry", where, "--telemetry-plaintext"];
    const { status, stderr } = await townlet(...args);
    expect(status).toBe(0);
    expect(stderr).toContain("telemetry_tcp_plaintext_enabled");
    await vi.waitFor(() => expect(readStream(collector.linesOf(0)).last.tick).toBe(20));
  });
});

test.each([
  [["--telemetry", "tcp://example.org:9000", "--telemetry-plaintext"], 1, "everybody on the way"],
  [["--telemetry", "tcp://localhost:0"], 1, "no place for telemetry"],
  [["--telemetry", "http://localhost:80/"], 1, "no place for telemetry"],
  [["--telemetry", "file:"], 1, "no place for telemetry"],
  [["--telemetry", "tcp://localhost:1", "--telemetry-cert", "a.pem"], 1, "come together"],
  [["--telemetry", "tcp://localhost:1", "--telemetry-ca", "missing.pem"], 1, "missing.pem."],
  [["--telemetry", "tcp://localhost:1", "--telemetry-ca", "package.json"], 1, "no PEM file"],
  [["--telemetry", "stdout", "--json"], 2, "leave one out"],
  [["--telemetry", "stdout", "--telemetry-every", "0"], 2, "whole number from 1"],
])("%j is refused before anything runs", async (args, status, why) => {
  const finished = await townlet("run", "--ticks", "5", ...args);
  expect(finished.status).toBe(status);
  expect(`${finished.stderr}${finished.stdout}`).toContain(why);
});

test("a full disk keeps the stream waiting, half a line never stays behind, and it goes on when there is room", async ({
  skip,
}) => {
  const disk = smallDisk(1024);
  if (disk === null) return skip("needs root on Linux");
  const [file, ballast] = [path.join(disk, "t.ndjson"), path.join(disk, "ballast")];
  const host = await townAt(0);
  const publisher = published(host);
  publisher.send(fileSink(file), { ...QUICK, maxBytes: 200_000, maxBatch: 4 });
  await liveSlowly(host, 10);
  await vi.waitFor(() => expect(linesIn(file)).toHaveLength(11));
  writeFileSync(ballast, new Uint8Array(900_000));
  await vi.waitFor(async () => {
    await liveSlowly(host, 10);
    expect(publisher.transport.connected).toBe(false);
  });
  const full = publisher.transport.sinks["file:t.ndjson"];
  expect(full?.last_error).toContain("ENOSPC");
  expect(readFileSync(file, "utf8").endsWith("\n")).toBe(true);
  rmSync(ballast);
  await vi.waitFor(() => expect(publisher.transport.connected).toBe(true), { timeout: 5000 });
  await publisher.close(2000);
  expect(readStream(linesIn(file)).last.tick).toBe(host.tick);
});

test("a file that has grown gives way to another, and each begins with a snapshot", async () => {
  const file = path.join(temporaryFolder(), "t.ndjson");
  const host = await townAt(0);
  const publisher = published(host);
  publisher.send(fileSink(file, { maxBytes: 150_000, kept: 2 }), { maxBatch: 1 });
  await liveSlowly(host, 60);
  await publisher.close(2000);
  const files = [`${file}.2`, `${file}.1`, file].map((name) => readStream(linesIn(name)));
  const lasts = files.map(({ last }) => last.tick);
  expect(lasts).toEqual(lasts.toSorted((a, b) => a - b));
  expect(lasts.at(-1)).toBe(60);
  expect(files.at(-1)?.last.tick).toBe(host.tick);
});
