import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const settings = [
  ".oxlintrc.json",
  ".dependency-cruiser.mjs",
  "tsconfig.base.json",
  "scripts/lint-determinism.mjs",
  "scripts/lint-words.mjs",
  ...["sim", "main", "preload", "renderer"].map((folder) => `${folder}/tsconfig.json`),
];

/** A copy of the project's settings around files that break its rules. Remove it with `remove`. */
export function plantProject(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), "townlet-planted-"));
  for (const place of settings) cpSync(path.join(root, place), path.join(folder, place));
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "dir");
  for (const [place, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
    writeFileSync(path.join(folder, place), `${text}\n`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs one of the project's tools in a folder, under the Node that runs the tests; returns its JSON report. */
export function runTool(folder: string, tool: string, args: readonly string[]): unknown {
  const command = [path.join(root, "node_modules", tool), ...args];
  // Advice for people goes to stderr, and may differ from machine to machine.
  const { stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  return JSON.parse(stdout);
}
