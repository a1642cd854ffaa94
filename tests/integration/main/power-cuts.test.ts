import { spawn } from "node:child_process";
import path from "node:path";
import { text as textOf } from "node:stream/consumers";

import { expect, test } from "vitest";

import { hitsOf } from "../../../main/soak/fault-control.ts";
import { type FaultyDisk, faultLibrary, makeFaultyDisk } from "../../../main/soak/faulty-disk.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { newTown } from "../../../main/town/open-town.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { good } from "../../helpers/town-file.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const hasFaults = faultLibrary().ok;

/** What a program says before it ends, on a disk that is sound again afterwards. */
async function saidOn(
  disk: FaultyDisk,
  program: string,
  more: NodeJS.ProcessEnv = {},
): Promise<string> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    env: { ...process.env, ...disk.env, ...more },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = await textOf(child.stdout);
  disk.control.calm();
  return said;
}

/** A default town in a file of its own on that disk, closed. */
async function townOn(disk: FaultyDisk): Promise<string> {
  const file = path.join(disk.folder, "town.townlet");
  const parts = { config: defaultConfig(), scenario: "default", title: "Test", replace: false };
  good(await good(await newTown({ ...parts, file })).close());
  return file;
}

/** Opens a town on a disk that is full for one write, records ticks, says which are safe, and loses power. */
const RECORDER = `
  import fs from "node:fs";
  import { FaultControl } from "./main/soak/fault-control.ts";
  import { openStore } from "./main/store/open-store.ts";
  import { emptyBatch } from "./main/store/town-store.ts";
  const folder = process.env.TOWNLET_FAULTS_FOLDER;
  const control = FaultControl.open(process.env.TOWNLET_FAULTS_CONTROL);
  const skip = Number(process.env.SKIPPED);
  control.order({ kind: "enospc", operations: ["write"], skip, count: 1 });
  const { value: store } = await openStore(folder + "/town.townlet");
  const [{ last_tick }] = store.timelines();
  for (let tick = last_tick + 1; tick <= last_tick + 3; tick++) {
    while (!store.append(emptyBatch(1, tick)).ok) continue;
    fs.writeSync(1, tick + " ");
  }
  fs.unlinkSync(folder + "/power");
`;

// After a refusal in the middle of it, SQLite says that it has a log and goes on with its journal.
test.runIf(hasFaults)(
  "a power cut takes nothing that was safe, with or without a log",
  async () => {
    const disk = good(makeFaultyDisk(temporaryFolder(), 5));
    const file = await townOn(disk);
    let tick = 0;
    for (const skipped of [3, 4, 5, 6, 4, 5, 4, 5, 4, 5]) {
      const safe = await saidOn(disk, RECORDER, { SKIPPED: String(skipped) });
      const store = good(await openStore(file));
      const found = store.timelines()[0]?.last_tick;
      store.close();
      expect([safe, found]).toEqual([`${tick + 1} ${tick + 2} ${tick + 3} `, tick + 3]);
      tick += 3;
    }
    expect(hitsOf(disk.control.counts(), "enospc")).toBe(10);
  },
);

/** Closes a town and opens it again while no folder can be synced; says what is safe, and loses power. */
const UNSYNCED = `
  import fs from "node:fs";
  import { FaultControl } from "./main/soak/fault-control.ts";
  import { openStore } from "./main/store/open-store.ts";
  import { emptyBatch } from "./main/store/town-store.ts";
  const file = process.env.TOWNLET_FAULTS_FOLDER + "/town.townlet";
  const control = FaultControl.open(process.env.TOWNLET_FAULTS_CONTROL);
  const { value: before } = await openStore(file);
  const [{ last_tick }] = before.timelines();
  before.append(emptyBatch(1, last_tick));
  control.order({ kind: "eio", operations: ["folder"], skip: 0, count: 50 });
  before.close();
  const { value: store } = await openStore(file);
  for (let tick = last_tick + 1; tick <= last_tick + 3; tick++) {
    if (store.append(emptyBatch(1, tick)).ok) fs.writeSync(1, tick + " ");
  }
  fs.unlinkSync(process.env.TOWNLET_FAULTS_FOLDER + "/power");
`;

// SQLite itself goes on where a folder cannot be synced; the log could then be lost with its name.
test.runIf(hasFaults)(
  "nothing is said to be safe before its log has a name that lasts",
  async () => {
    const disk = good(makeFaultyDisk(temporaryFolder(), 6));
    const file = await townOn(disk);
    for (let cut = 0; cut < 8; cut++) {
      const safe = await saidOn(disk, UNSYNCED);
      const store = good(await openStore(file));
      const found = store.timelines()[0]?.last_tick ?? -1;
      store.close();
      expect(found, safe).toBeGreaterThanOrEqual(Math.max(0, ...safe.split(" ").map(Number)));
    }
    expect(disk.control.counts().hits.eio.folder).toBeGreaterThan(0);
  },
);

/** Leaves a commit in the log that could not be synced, opens the town again, records ticks, says which are safe, and loses power. */
const INHERITING = `
  import fs from "node:fs";
  import { FaultControl } from "./main/soak/fault-control.ts";
  import { openStore } from "./main/store/open-store.ts";
  import { emptyBatch } from "./main/store/town-store.ts";
  const file = process.env.TOWNLET_FAULTS_FOLDER + "/town.townlet";
  const control = FaultControl.open(process.env.TOWNLET_FAULTS_CONTROL);
  const { value: before } = await openStore(file);
  const [{ last_tick }] = before.timelines();
  before.append(emptyBatch(1, last_tick));
  control.order({ kind: "eio", operations: ["sync"], skip: 0, count: 1 });
  if (before.append(emptyBatch(1, last_tick + 1)).ok) throw new Error("it was synced");
  control.order({ kind: "eio", operations: ["write", "sync", "truncate"], skip: 0, count: 50 });
  before.abandon();
  control.calm();
  const { value: store } = await openStore(file);
  const [{ last_tick: found }] = store.timelines();
  fs.writeSync(1, found + " ");
  for (let tick = found + 1; tick <= found + 3; tick++) {
    if (store.append(emptyBatch(1, tick)).ok) fs.writeSync(1, tick + " ");
  }
  fs.unlinkSync(process.env.TOWNLET_FAULTS_FOLDER + "/power");
`;

// What a failed sync was about can be read and is written by nobody any more: SQLite goes on behind it.
test.runIf(hasFaults)(
  "what is found in a log that was left is made to last before anything comes after it",
  async () => {
    const disk = good(makeFaultyDisk(temporaryFolder(), 7));
    const file = await townOn(disk);
    for (let cut = 0; cut < 4; cut++) {
      const safe = await saidOn(disk, INHERITING);
      const store = good(await openStore(file));
      const found = store.timelines()[0]?.last_tick;
      store.close();
      expect(safe).toBe(`${[1, 2, 3, 4].map((tick) => 4 * cut + tick).join(" ")} `);
      expect(found, safe).toBe(4 * cut + 4);
    }
    expect(disk.control.counts().hits.eio.sync).toBeGreaterThanOrEqual(4);
  },
);

/** Opens a town on a disk that is full for one write, and records three ticks with a command each while a folder cannot be synced once. */
const REPEATING = `
  import { FaultControl } from "./main/soak/fault-control.ts";
  import { openStore } from "./main/store/open-store.ts";
  import { emptyBatch } from "./main/store/town-store.ts";
  const control = FaultControl.open(process.env.TOWNLET_FAULTS_CONTROL);
  const skip = Number(process.env.SKIPPED);
  control.order({ kind: "enospc", operations: ["write"], skip, count: 1 });
  const { value: store } = await openStore(process.env.TOWNLET_FAULTS_FOLDER + "/town.townlet");
  const [{ last_tick }] = store.timelines();
  while (!store.append(emptyBatch(1, last_tick)).ok) continue;
  for (let tick = last_tick + 1; tick <= last_tick + 3; tick++) {
    const input = JSON.stringify({ name: "step", kwargs: { tick } });
    const audit = {
      at: 0, timeline: 1, tick, issuer: null, mode: "admin", transport: "file", address: "", name: "step",
      cmd_id: null, digest: null, request: "", place: null, status: "ok", code: null, latency_ms: 0, result: "",
    };
    const batch = { ...emptyBatch(1, tick), inputs: [{ tick, input }], audits: [audit] };
    // A journal is made in its folder first, and goes from there in the end.
    control.order({ kind: "eio", operations: ["folder"], skip: 1, count: 1 });
    while (!store.append(batch).ok) process.stdout.write("refused ");
    control.calm();
  }
  store.close();
`;

// The journal is gone, so SQLite's commit stands; that its folder could not be synced makes it a refusal.
test.runIf(hasFaults)(
  "what was refused, stands in the file all the same and is written again stands there once",
  async () => {
    const disk = good(makeFaultyDisk(temporaryFolder(), 8));
    const file = await townOn(disk);
    let told = "";
    for (const skipped of [3, 4, 5, 6])
      told += await saidOn(disk, REPEATING, { SKIPPED: String(skipped) });
    expect(told).toContain("refused");
    const store = good(await openStore(file));
    const ticks = store.inputsAfter(1, 0).map(({ tick }) => tick);
    const asked = store.audited(100);
    store.close();
    expect(ticks).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(asked).toHaveLength(12);
  },
);
