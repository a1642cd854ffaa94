import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { MAIN } from "../../../main/store/identity.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { killCampaign } from "../../campaign/kills.ts";
import { startTownlet } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good } from "../../helpers/town-file.ts";

const victim = path.resolve(import.meta.dirname, "../../../out/main/victim.js");

/** The long form: `npm run campaign:kills -- --cycles 10000`. */
const KILLS = 25;

test(
  `towns that are killed ${KILLS} times, at any moment, keep what was acknowledged and go on as if nothing had happened`,
  { timeout: KILLS * 10_000 },
  async () => {
    const seed = randomInt(2 ** 31);
    const folder = temporaryFolder();
    const tally = await killCampaign({ seed, folder, victim, lanes: 2 }, KILLS);
    expect(tally.broken, `seed ${seed}`).toEqual([]);
    expect(tally.kills).toBe(KILLS);
    expect(tally.ticks).toBeGreaterThan(0);
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
  const args = ["run", "--ticks", "100000", "--pace", "100", "--out", file, "--json", "--status"];
  const { child, finished } = startTownlet(args);
  // The town lives as soon as there is a line about it.
  await new Promise((resolve) => child.stderr?.once("data", resolve));
  await sleep(500);
  child.kill("SIGINT");
  const { status, document } = await finished;
  expect(status).toBe(130);
  expect(document.tick).toBeGreaterThan(0);
  expect(await lastTick(file)).toBe(document.tick);
});
