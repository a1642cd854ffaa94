import { existsSync, renameSync, statSync } from "node:fs";
import path from "node:path";

import pino from "pino";
import { makeFolder } from "./make-folder.ts";

export type Log = pino.Logger;

const MAX_LOG_BYTES = 2_000_000;
const KEPT_LOGS = 3;

/** One JSON line per entry in `folder`/townlet.log; older logs are kept as townlet.1.log and on. */
export function fileLog(folder: string): Log {
  try {
    makeFolder(folder);
    const file = path.join(folder, "townlet.log");
    rotate(file);
    return pino({ base: { pid: process.pid } }, pino.destination({ dest: file, sync: true }));
  } catch {
    return stderrLog("info"); // A full or read-only disk must not keep the town from opening.
  }
}

/** Log lines on stderr, as the command line does. */
export function stderrLog(level: "silent" | "warn" | "info" | "debug"): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

function rotate(file: string): void {
  if (!existsSync(file) || statSync(file).size < MAX_LOG_BYTES) return;
  const numbered = (index: number): string => file.replace(/\.log$/, `.${index}.log`);
  for (let index = KEPT_LOGS - 1; index >= 1; index--) {
    if (existsSync(numbered(index))) renameSync(numbered(index), numbered(index + 1));
  }
  renameSync(file, numbered(1));
}
