import { readFileSync } from "node:fs";
import path from "node:path";

import { app } from "electron";

import type { RequestReply } from "../preload/contract.ts";

/** What Help → About says. */
export function about(appRoot: string): RequestReply<"app:about"> {
  const { electron, chrome } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    runtime: runtimeOf(appRoot, electron),
    licences:
      readText(path.join(appRoot, "assets", "LICENSES.md")) ??
      readText(path.join(appRoot, "LICENSE")) ??
      "MIT",
  };
}

/** Development runs on the Electron that package.json names, or on the one carried by the registry. */
function runtimeOf(appRoot: string, electron: string): "official" | "registry" | "packaged" {
  if (app.isPackaged) return "packaged";
  const description = readText(path.join(appRoot, "package.json")) ?? "";
  return description.includes(`"electron": "${electron}"`) ? "official" : "registry";
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null; // Not part of every package.
  }
}
