import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";

import { expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { newTown } from "../../../main/town/open-town.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { townlet, townletProcess } from "../../helpers/run-townlet.ts";
import { smallDisk } from "../../helpers/small-disk.ts";
import { good, refusalOf, reopened, townAt } from "../../helpers/town-file.ts";

function parts(file: string) {
  return { config: defaultConfig(), scenario: "default", title: "Test", file, replace: false };
}

test("a full disk stops the town, says so, loses nothing, and lets it go on when there is room", async ({
  skip,
}) => {
  // Room for all that waits when the disk is full, once the ballast is gone.
  const disk = smallDisk(12_000);
  if (disk === null) return skip("needs root on Linux");
  const file = path.join(disk, "town.townlet");
  const ballast = path.join(disk, "ballast");
  writeFileSync(ballast, new Uint8Array(10_500_000));
  const host = good(await newTown(parts(file)));
  while (host.tick < 200_000 && host.problem === null) {
    host.advance(1000);
    await setImmediate();
  }
  expect(host.problem?.code).toBe("disk_full");
  const stoppedAt = host.tick;
  expect(host.advance(10)).toBe(0);
  expect(refusalOf(await host.save())).toBe("disk_full");

  rmSync(ballast);
  expect(good(await host.save()).tick).toBe(stoppedAt);
  expect(host.problem).toBeNull();
  good(await host.close());
  const again = await reopened(file);
  expect(again.tick).toBe(stoppedAt);
  expect(stateHash(again.town)).toBe(stateHash((await townAt(stoppedAt)).town));
});

test("on the command line a full disk ends the run with one sentence and status 3", async ({
  skip,
}) => {
  const disk = smallDisk();
  if (disk === null) return skip("needs root on Linux");
  const file = path.join(disk, "town.townlet");
  const run = await townletProcess("run", "--ticks", "200000", "--out", file, "--json", "--quiet");
  expect(run.status).toBe(3);
  expect(run.document.error?.code).toBe("disk_full");
  // What reached the disk before is a town, also while the disk is still full.
  expect((await townlet("verify", file, "--json")).document.ok).toBe(true);
});

test("a disk without any room leaves no half-made file", async ({ skip }) => {
  const disk = smallDisk();
  if (disk === null) return skip("needs root on Linux");
  writeFileSync(path.join(disk, "ballast"), new Uint8Array(1_520_000));
  const file = path.join(disk, "town.townlet");
  expect(refusalOf(await newTown(parts(file)))).toBe("disk_full");
  expect(existsSync(file)).toBe(false);
});
