import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect, test as base } from "@playwright/test";

import type { Settings } from "../../preload/contract.ts";
import { Townlet, type StartOptions } from "./pages/townlet.ts";

interface Fixtures {
  /** Folder for settings and towns of this test alone; removed afterwards. */
  readonly home: string;
  /** Settings that are in `home` before the program starts. */
  readonly settings: Partial<Settings>;
  /** Starts the program; whatever still runs at the end of the test is ended. */
  readonly start: (options?: StartOptions) => Promise<Townlet>;
}

/** The flat map by default: tests of the panels need no rasteriser. */
const DEFAULTS: Settings = {
  theme: "light",
  quality: "2d",
  motion: "full",
  roofs: "auto",
  names: true,
  lines: true,
  vignette_camera: false,
};

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  // Playwright reads a fixture's needs from this pattern, also when there are none.
  // oxlint-disable-next-line no-empty-pattern
  home: async ({}, provide) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-e2e-"));
    await provide(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ home, settings }, provide) => {
    const file = path.join(home, "settings.json");
    const started: Townlet[] = [];
    await provide(async (options) => {
      // A later start finds what the one before left.
      if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...DEFAULTS, ...settings }));
      const townlet = await Townlet.start(home, options);
      started.push(townlet);
      return townlet;
    });
    for (const townlet of started) await townlet.quit();
    for (const { pageErrors } of started) expect(pageErrors).toEqual([]);
  },
});

export { expect } from "@playwright/test";
