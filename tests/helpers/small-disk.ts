import { spawnSync } from "node:child_process";

import { onTestFinished } from "vitest";

import { temporaryFolder } from "./temporary-folder.ts";

/** A disk of so many KB; only root on Linux can make one. Null elsewhere. */
export function smallDisk(size = 1536): string | null {
  const folder = temporaryFolder();
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", folder]);
  if (mounted.status !== 0) return null;
  onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return folder;
}

/** From now on nothing can be written there. */
export function writeProtect(disk: string): void {
  spawnSync("mount", ["-o", "remount,ro", disk]);
}
