import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { openStore } from "../../../main/store/open-store.ts";
import { startTownlet, townlet } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good } from "../../helpers/town-file.ts";

test(
  "a run that is killed at any moment goes on from its file to the same end",
  { timeout: 120_000 },
  async () => {
    const straight = await townlet("run", "--ticks", "6000", "--json", "--quiet");
    for (let round = 0; round < 4; round++) {
      const file = path.join(temporaryFolder(), "town.townlet");
      // A pace of ten sim-days a second leaves time to be killed in the middle.
      const args = ["run", "--ticks", "6000", "--pace", "1000", "--out", file, "--json"];
      const { child, finished } = startTownlet(args);
      // The file stands from its first moment; how long starting takes is the machine's affair.
      while (!existsSync(file)) await sleep(20);
      await sleep(Math.random() * 2000);
      child.kill("SIGKILL");
      await finished;
      const reached = await lastTick(file);
      const rest = String(6000 - reached);
      const resumed = await townlet("resume", file, "--ticks", rest, "--json");
      expect(resumed.stderr).toBe("");
      expect(resumed.document.state_hash, `killed after tick ${reached}`).toBe(
        straight.document.state_hash,
      );
      expect((await townlet("verify", file, "--json")).document).toMatchObject({
        ok: true,
        ticks_checked: 6000,
      });
    }
  },
);

async function lastTick(file: string): Promise<number> {
  const store = good(await openStore(file));
  const tick = store.lastTick;
  store.close();
  return tick;
}

test("Ctrl-C ends a run after its tick, keeps the file, and exits with 130", async () => {
  const file = path.join(temporaryFolder(), "town.townlet");
  const args = ["run", "--ticks", "100000", "--pace", "100", "--out", file, "--json"];
  const { child, finished } = startTownlet(args);
  while (!existsSync(file)) await sleep(20);
  await sleep(500);
  child.kill("SIGINT");
  const { status, document } = await finished;
  expect(status).toBe(130);
  expect(document.tick).toBeGreaterThan(0);
  expect(await lastTick(file)).toBe(document.tick);
});
