import { arch, cpus, loadavg } from "node:os";

import type { Settings, Speed } from "../../preload/contract.ts";
import { test } from "./fixtures.ts";
import type { Townlet } from "./pages/townlet.ts";

/** Figures, not verdicts: how long frames take at 1280 × 800, for each way to draw, at 1× and at 100×. */
const QUALITIES: readonly Settings["quality"][] = ["auto", "2d", "low", "mid", "high"];
const SETTLE_MS = 4_000;
const MEASURE_MS = 12_000;

for (const quality of QUALITIES) {
  test.describe(quality, () => {
    test.use({ settings: { quality, names: false } });

    test("frame times", async ({ start }) => {
      const townlet = await start();
      await townlet.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
      });
      await townlet.town.expectDrawn();
      await townlet.page.waitForTimeout(SETTLE_MS);
      for (const speed of [1, 100] as const) await report(townlet, quality, speed, false);
      await townlet.page.keyboard.press("f");
      await townlet.page.waitForTimeout(SETTLE_MS);
      await report(townlet, quality, 1, true);
    });
  });
}

/** One line: what was drawn, how, and the gaps between frames in which the scene changed. */
async function report(
  townlet: Townlet,
  quality: string,
  speed: Speed,
  follows: boolean,
): Promise<void> {
  // A change of speed begins the count anew; a pause makes sure that there is one.
  await townlet.topBar.setSpeed(0);
  await townlet.topBar.setSpeed(speed);
  await townlet.page.waitForTimeout(MEASURE_MS);
  const drawn = await townlet.page.evaluate(() => ({ ...document.documentElement.dataset }));
  const columns = [
    `quality ${quality} (${drawn["view"] ?? "?"})`,
    follows ? "following somebody" : "whole town",
    `${speed}×`,
    `scale ${drawn["view"] === "2d" ? "1.00" : (drawn["scale"] ?? "?")}`,
    `p50 ${drawn["frameP50"] ?? "?"} ms`,
    `p99 ${drawn["frameP99"] ?? "?"} ms`,
    `${drawn["frameSamples"] ?? "?"} frames`,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} × ${arch()}`,
  ];
  process.stdout.write(`${columns.join("  ")}\n`);
}
