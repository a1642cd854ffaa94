import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Creates a folder and those above it. Node's own `recursive` never returns where the system says
 * "no such place" to a folder whose parent exists, as /proc does.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  let above = path.resolve(folder);
  while (!existsSync(above) && path.dirname(above) !== above) {
    missing.unshift(above);
    above = path.dirname(above);
  }
  for (const each of missing) {
    if (!existsSync(each)) mkdirSync(each);
  }
}
