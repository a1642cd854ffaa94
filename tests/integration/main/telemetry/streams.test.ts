import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { MAIN } from "../../../../main/store/identity.ts";
import { openStore } from "../../../../main/store/open-store.ts";
import { Collector, pem } from "../../../helpers/collector.ts";
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
    const store = good(await openStore(out));
    const counts = store.eventCounts(MAIN);
    const seqs = store.storiesBetween(MAIN, -1, TICKS, 100_000).map(({ seq }) => seq);
    store.close();
    for (const told of streams) {
      expect(told.lines).toBe(TICKS + 1);
      expect(told.last.tick).toBe(TICKS);
      expect(told.events).toEqual(counts);
      expect(told.narrations).toEqual(seqs.toSorted((a, b) => a - b));
      expect(stateOf(told)).toEqual(stateOf(streams[0] ?? told));
    }
    expect(collector.connections).toHaveLength(1);
    expect(new Set(streams.map(({ last }) => last.stream)).size).toBe(1);
  },
);
