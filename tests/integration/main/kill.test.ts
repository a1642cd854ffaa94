import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { MAIN } from "../../../main/store/identity.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { startTownlet, townlet } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good } from "../../helpers/town-file.ts";

/** The long form is as long as one likes: TOWNLET_KILLS=2500. */
const KILLS = Number(process.env["TOWNLET_KILLS"] ?? 25);

test(
  `a town that is killed ${KILLS} times, at any moment, ends as if nothing had happened`,
  { timeout: KILLS * 10_000 },
  async () => {
    const file = path.join(temporaryFolder(), "town.townlet");
    const begun = performance.now();
    await townlet("run", "--ticks", "0", "--out", file, "--quiet");
    // So that kills come before, during and after the start, on a busy machine too.
    const start = performance.now() - begun;
    let reached = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // A pace of four sim-days a second leaves time to be killed in the middle of things.
      const { child, finished } = startTownlet([
        "resume",
        file,
        "--ticks",
        "9999",
        "--pace",
        "1000",
      ]);
      await sleep(250 + Math.random() * (start + 500));
      child.kill("SIGKILL");
      await finished;
      const tick = await lastTick(file);
      expect(tick, `kill ${kill + 1}`).toBeGreaterThanOrEqual(reached);
      reached = tick;
    }
    expect(reached).toBeGreaterThan(0);
    const resumed = await townlet("resume", file, "--ticks", "777", "--json");
    const straight = await townlet("run", "--ticks", String(reached + 777), "--json", "--quiet");
    expect(resumed.document.state_hash).toBe(straight.document.state_hash);
    const verified = await townlet("verify", file, "--json");
    expect(verified.document).toMatchObject({ ok: true, ticks_checked: reached + 777 });
  },
);

async function lastTick(file: string): Promise<number> {
  const store = good(await openStore(file));
  const tick = store.lastTick(MAIN);
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
