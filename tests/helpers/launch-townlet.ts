import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron } from "@playwright/test";
import { softwareGl } from "./display.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface LaunchOptions {
  /** Where the program keeps its towns and settings; a new folder, removed afterwards, when not given. */
  readonly userData?: string;
  readonly args?: readonly string[];
}

/** Starts the built application in a window of its own, knowing nothing of earlier starts. */
export async function launchTownlet({ userData, args = [] }: LaunchOptions = {}) {
  const folder = userData ?? mkdtempSync(path.join(tmpdir(), "townlet-e2e-"));
  const application = await _electron.launch({
    cwd: root,
    args: [...softwareGl, root, `--user-data-dir=${folder}`, ...args],
  });
  // Gone once the application has closed, and needed if it does not close.
  const child = application.process();
  const page = await application.firstWindow();
  const close = async () => {
    const killer = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await application.close();
    clearTimeout(killer);
    if (userData === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { application, page, userData: folder, close };
}
