import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { Problem } from "../../../preload/contract.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { smallDisk, writeProtect } from "../../helpers/small-disk.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile, reopened, townAt } from "../../helpers/town-file.ts";

function lendings(): number {
  return readdirSync(os.tmpdir()).filter((name) => /^townlet-\w{6}$/.test(name)).length;
}

test("a town on a disk that cannot be written lives on with its past, is kept nowhere, and can be saved elsewhere", async ({
  skip,
}) => {
  const disk = smallDisk(4000);
  if (disk === null) return skip("needs root on Linux");
  const { host, file: made } = await newTownFile();
  host.advance(1200);
  good(await host.close());
  const file = path.join(disk, "town.townlet");
  copyFileSync(made, file);
  writeProtect(disk);
  const before = readFileSync(file);
  const lent = lendings();

  const live = new LiveTownUnderTest();
  const opened = await live.ask("process:open", { file, speed: 0 });
  expect(opened).toEqual({ ok: true, value: { file: null, tick: 1200 } });
  const [told] = live.pushed("app:problem").map((body) => Problem.parse(body));
  expect(told).toMatchObject({ code: "not_kept", next: "Keep the town by 'Save As'." });
  // Its past can be watched, and it lives.
  expect(await live.ask("time:seek", { tick: 321 })).toEqual({ ok: true, value: { tick: 321 } });
  expect(await live.ask("time:live", {})).toMatchObject({ ok: true, value: { tick: 1200 } });
  await live.ask("town:set-speed", { speed: 0 });
  await live.ask("town:step", {});
  expect(await live.ask("town:save", {})).toMatchObject({
    ok: false,
    problem: { code: "not_writable" },
  });
  expect(await live.ask("town:get-status", {})).toMatchObject({
    ok: true,
    value: { file: null, saved_tick: null, first_tick: 0 },
  });
  const kept = path.join(temporaryFolder(), "kept.townlet");
  expect(await live.ask("process:copy-to", { file: kept })).toMatchObject({ ok: true });
  expect(await live.ask("process:open", { file: kept, speed: 0 })).toMatchObject({ ok: true });
  // What was lent is gone, what is on the disk as it was.
  expect(lendings()).toBe(lent);
  expect(readFileSync(file).equals(before)).toBe(true);
  await live.ask("process:close", {});
  const again = await reopened(kept);
  expect(again.tick).toBeGreaterThanOrEqual(1201);
  expect(stateHash(again.town)).toBe(stateHash((await townAt(again.tick)).town));
});

test("where the log of writes cannot be, a town keeps its record all the same", async () => {
  const { host, file } = await newTownFile();
  good(await host.close());
  // As some network disks: no file of this name can be made.
  const again = await reopened(file);
  mkdirSync(`${file}-wal`);
  again.advance(700);
  expect(again.problem).toBeNull();
  good(await again.save());
  expect(again.durableTick).toBe(700);
  expect(again.problem).toBeNull();
  good(await again.close());
  rmdirSync(`${file}-wal`);
  expect(existsSync(`${file}-journal`)).toBe(false);
  const third = await reopened(file);
  expect(third.tick).toBe(700);
  expect(stateHash(third.town)).toBe(stateHash((await townAt(700)).town));
});
