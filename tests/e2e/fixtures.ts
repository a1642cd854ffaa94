import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect, test as base } from "@playwright/test";

import type { Speed } from "../../preload/contract.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../preload/settings.ts";
import { Townlet, type StartOptions } from "./pages/townlet.ts";

interface VisitOptions {
  /** Town file to show; a new town like the very first one when left out. */
  readonly file?: string;
  /** As the town has it from its first moment on; 1 when left out. */
  readonly speed?: Speed;
}

interface Fixtures {
  /** Folder for settings and towns of this test alone; removed in the end. */
  readonly home: string;
  /** Settings that are in force when the program has started, or the visit begins. */
  readonly settings: Partial<Settings>;
  /** Starts the program; whatever still runs at the end of the test is ended. */
  readonly start: (options?: StartOptions) => Promise<Townlet>;
  /**
   * Shows a town of this test's own, on a page that was loaded anew, in a program that runs already. For tests of
   * what a town looks like and what the window does; not for those of starting, ending and what is on disk then.
   */
  readonly visit: (options?: VisitOptions) => Promise<Townlet>;
}

interface WorkerFixtures {
  /** Folders of all tests so far. A town that is still open in the shared program lies in one of them. */
  readonly folders: string[];
  /** The program that visits share. A failed test takes it along: the next one gets another. */
  readonly shared: () => Promise<Townlet>;
}

/** The flat map by default: tests of the panels need no rasteriser. */
const DEFAULTS: Settings = {
  ...DEFAULT_SETTINGS,
  theme: "light",
  quality: "2d",
  motion: "full",
  vignette_camera: false,
  first_steps: false,
};

function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), "townlet-e2e-"));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What a program that failed its test had to say last, and the page in it: a build server keeps no files. */
function tellLog(townlet: Townlet): void {
  const lines = [...townlet.readLog().trimEnd().split("\n").slice(-20), ...townlet.pageErrors];
  process.stderr.write(`its log ended with\n${lines.join("\n")}\n`);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  settings: [{}, { option: true }],
  home: async ({ folders }, provide) => {
    const folder = temporaryFolder();
    folders.push(folder);
    await provide(folder);
  },
  start: async ({ home, settings }, provide, info) => {
    const file = path.join(home, "settings.json");
    const started: Townlet[] = [];
    await provide(async (options) => {
      // A later start finds what the one before left.
      if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...DEFAULTS, ...settings }));
      const townlet = await Townlet.start(home, options);
      started.push(townlet);
      return townlet;
    });
    if (info.status !== info.expectedStatus) started.forEach(tellLog);
    for (const townlet of started) await townlet.quit();
    for (const { pageErrors } of started) expect(pageErrors).toEqual([]);
  },
  visit: async ({ shared, settings }, provide, info) => {
    let visited: Townlet | undefined;
    await provide(async ({ file, speed = 1 } = {}) => {
      visited = await shared();
      await visited.beginAnew({ ...DEFAULTS, ...settings }, speed, file);
      return visited;
    });
    if (visited !== undefined && info.status !== info.expectedStatus) tellLog(visited);
    // At rest it draws nothing, and leaves the machine to others.
    await visited?.page.evaluate(() => window.townlet?.request("town:set-speed", { speed: 0 }));
    expect(visited?.pageErrors.splice(0) ?? []).toEqual([]);
  },
  folders: [
    // Playwright reads a fixture's needs from this pattern, also when there are none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const folders: string[] = [];
      await provide(folders);
      folders.forEach(remove);
    },
    { scope: "worker" },
  ],
  shared: [
    async ({ folders }, provide) => {
      let started: Townlet | undefined;
      const folder = temporaryFolder();
      folders.push(folder);
      await provide(async () => {
        if (started === undefined) {
          writeFileSync(path.join(folder, "settings.json"), JSON.stringify(DEFAULTS));
          started = await Townlet.start(folder);
          await started.town.expectDrawn();
        }
        return started;
      });
      const status = await started?.quit();
      expect(status ?? 0).toBe(0);
    },
    { scope: "worker" },
  ],
});

/** Left out on build servers, where a short form has to do; everything runs by `npm test` elsewhere. */
export const LONG = { tag: "@long" } as const;

export { expect } from "@playwright/test";
