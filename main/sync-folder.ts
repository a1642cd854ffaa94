import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes what was created, renamed or removed in a folder last through a power cut, where the system can. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
