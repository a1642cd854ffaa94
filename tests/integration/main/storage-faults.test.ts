import { type ChildProcess, execFile, spawn } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import {
  FAULT_KINDS,
  type FaultKind,
  HITS,
  type Order,
  hitsOf,
} from "../../../main/soak/fault-control.ts";
import { type FaultyDisk, faultLibrary, makeFaultyDisk } from "../../../main/soak/faulty-disk.ts";
import { good } from "../../helpers/town-file.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { storageCampaign } from "../../campaign/storage.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const victim = path.join(root, "out", "main", "victim.js");
const hasFaults = faultLibrary().ok;

/** Writes rows, each in a transaction of its own, and files beside them; says which are there to stay. */
const WRITER = `
  import fs from "node:fs";
  import Driver from "better-sqlite3";
  const folder = process.env.TOWNLET_FAULTS_FOLDER;
  const database = new Driver(folder + "/rows.db");
  database.pragma("locking_mode = EXCLUSIVE");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE IF NOT EXISTS rows (row)");
  const insert = database.prepare("INSERT INTO rows VALUES (?)");
  fs.writeSync(1, "ready\\n");
  fs.readSync(0, Buffer.alloc(1));
  for (let row = 0; row < 12; row++) {
    try {
      insert.run("x".repeat(3000) + row);
      fs.writeFileSync(folder + "/file.new", String(row));
      fs.renameSync(folder + "/file.new", folder + "/file");
      if (row % 4 === 3) fs.unlinkSync(folder + "/file");
      fs.writeSync(1, "kept\\n");
    } catch (error) {
      fs.writeSync(1, "told " + error.code + "\\n");
    }
  }
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
`;

interface Written {
  readonly lines: readonly string[];
  readonly signal: string | null;
}

/** Lets a writer work on a disk to which an order was given once everything was open. */
async function write(disk: FaultyDisk, order: Order | null): Promise<Written> {
  const child: ChildProcess = spawn(process.execPath, ["--input-type=module", "-e", WRITER], {
    cwd: root,
    env: { ...process.env, ...disk.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (more: string) => {
    text += more;
    if (text !== "ready\n") return;
    if (order !== null) disk.control.order(order);
    child.stdin?.end("go");
  });
  return new Promise((resolve) => {
    child.once("close", (_code, signal) => {
      disk.control.calm();
      resolve({ lines: text.trim().split("\n").slice(1), signal });
    });
  });
}

/** Rows that a later program finds. */
async function rowsIn(disk: FaultyDisk): Promise<number> {
  const { default: Driver } = await import("better-sqlite3");
  const database = new Driver(path.join(disk.folder, "rows.db"));
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  const row = database.prepare<[], { count: number }>("SELECT count(*) AS count FROM rows").get();
  database.close();
  return row?.count ?? 0;
}

test.runIf(hasFaults)("what SQLite and Node do to files below the folder is seen", async () => {
  const disk = good(makeFaultyDisk(temporaryFolder(), 1));
  const { lines, signal } = await write(disk, null);
  expect(signal).toBeNull();
  expect(lines).toEqual(Array.from({ length: 12 }, () => "kept"));
  const { seen } = disk.control.counts();
  expect(seen.write).toBeGreaterThan(24);
  expect(seen.sync).toBeGreaterThanOrEqual(12);
  expect(seen.truncate).toBeGreaterThan(0);
  expect(seen.rename).toBe(12);
  expect(seen.unlink).toBeGreaterThanOrEqual(3);
  const hits = FAULT_KINDS.map((kind) => hitsOf(disk.control.counts(), kind));
  expect(hits).toEqual(FAULT_KINDS.map(() => 0));
  expect(await rowsIn(disk)).toBe(12);
});

const ENDS: Readonly<Record<FaultKind, RegExp>> = {
  torn: /^SIGKILL$/,
  lost: /^SIGKILL$/,
  kill: /^SIGKILL$/,
  enospc: /told (SQLITE_FULL|ENOSPC)/,
  eio: /told (SQLITE_IOERR\w*|EIO)/,
  eperm: /told EPERM/,
  slow: /^$/,
};

for (const kind of FAULT_KINDS) {
  test.runIf(hasFaults)(`${kind}: hits, is told, and what was kept is there`, async () => {
    const disk = good(makeFaultyDisk(temporaryFolder(), 2));
    const order = { kind, operations: HITS[kind], skip: 4, count: 1, latencyMs: 5 };
    const { lines, signal } = await write(disk, order);
    const told = lines.filter((line) => line !== "kept");
    expect(signal ?? told.join(" ")).toMatch(ENDS[kind]);
    expect(hitsOf(disk.control.counts(), kind)).toBe(1);
    const kept = lines.filter((line) => line === "kept").length;
    expect(await rowsIn(disk)).toBeGreaterThanOrEqual(kept);
  });
}

/** Writes settings on a disk that fills up at each of them, often after a part of it; prints what is wrong. */
const SETTINGS_WRITER = `
  import fs from "node:fs";
  import { writeJsonFile } from "./main/json-file.ts";
  import { FaultControl } from "./main/soak/fault-control.ts";
  const control = FaultControl.open(process.env.TOWNLET_FAULTS_CONTROL);
  const file = process.env.TOWNLET_FAULTS_FOLDER + "/settings.json";
  let kept = -1;
  for (let number = 0; number < 30; number++) {
    control.order({ kind: "enospc", operations: ["write"], skip: 0, count: number === 0 ? 0 : 1 });
    if (writeJsonFile(file, { number }) === null) kept = number;
    const found = JSON.parse(fs.readFileSync(file, "utf8")).number;
    if (found !== kept) fs.writeSync(1, "found " + found + ", kept " + kept);
  }
  fs.writeSync(1, "done");
`;

test.runIf(hasFaults)("settings that a full disk takes in part stay as they were", async () => {
  const disk = good(makeFaultyDisk(temporaryFolder(), 4));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "-e", SETTINGS_WRITER],
    { cwd: root, env: { ...process.env, ...disk.env } },
  );
  expect(stdout).toBe("done");
  expect(hitsOf(disk.control.counts(), "enospc")).toBe(29);
});

test.runIf(hasFaults)("a disk that lies about syncs loses rows that SQLite kept", async () => {
  const disk = good(makeFaultyDisk(temporaryFolder(), 3));
  disk.control.lie();
  // Everything else it does is as it should be: only the last sync before the cut matters.
  const order: Order = { kind: "lost", operations: ["sync"], skip: 8, count: 1 };
  const { lines } = await write(disk, order);
  const { default: Driver } = await import("better-sqlite3");
  const found = ((): number => {
    try {
      const database = new Driver(path.join(disk.folder, "rows.db"));
      const row = database
        .prepare<[], { count: number }>("SELECT count(*) AS count FROM rows")
        .get();
      database.close();
      return row?.count ?? 0;
    } catch {
      return -1; // Not even a database is left.
    }
  })();
  expect(found).toBeLessThan(lines.filter((line) => line === "kept").length);
  expect(disk.control.counts().sectorsLost).toBeGreaterThan(0);
});

test.runIf(hasFaults)(
  "towns on a disk that fails in every way lose nothing that was promised",
  { timeout: 240_000 },
  async () => {
    const faults = { torn: 2, lost: 3, enospc: 25, eio: 25, eperm: 15, slow: 15 };
    const folder = temporaryFolder();
    const tally = await storageCampaign({ faults, seed: 1, folder, victim, lanes: 2 });
    expect(tally.broken).toEqual([]);
    for (const kind of FAULT_KINDS) {
      if (kind === "kill") continue;
      expect(tally.kinds[kind].injected, kind).toBeGreaterThanOrEqual(faults[kind]);
    }
    expect(tally.kinds.enospc.told).toBeGreaterThan(0);
    expect(tally.kinds.lost.crashes).toBe(tally.kinds.lost.injected);
  },
);

test.runIf(hasFaults)(
  "a campaign on a disk that lies about syncs finds what is lost",
  { timeout: 240_000 },
  async () => {
    const folder = temporaryFolder();
    const plan = { faults: { lost: 40 }, seed: 1, folder, victim, lanes: 2, lying: true };
    const tally = await storageCampaign(plan);
    expect(tally.broken).not.toEqual([]);
    expect(tally.losses + tally.corruptions).toBeGreaterThan(0);
  },
);
