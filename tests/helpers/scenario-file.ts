import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { appRoot } from "../../main/config/app-root.ts";
import { loadConfig, type LoadedConfig } from "../../main/config/load-config.ts";
import { problemLine } from "../../main/config/located.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** One person of a scenario, as a file has it. */
export const ADA = {
  id: "ada",
  name: "Ada",
  home: "ash_house",
  job: "clerk",
  needs: { hunger: 0.7, hygiene: 0.7, energy: 0.7 },
  wallet: 3,
  colour: "#d9485f",
  look: 11,
};

/** A copy of everything in `configs/` with a scenario of its own in it; returns the scenario's path. */
export function scenarioFile(overrides: object, block: object = {}): string {
  const folder = temporaryFolder();
  cpSync(path.join(appRoot, "configs"), folder, { recursive: true });
  mkdirSync(path.join(folder, "scenarios"), { recursive: true });
  const file = path.join(folder, "scenarios", "own.yaml");
  const scenario = { description: "A test.", agents: [ADA], ...block };
  const world = { map_file: "../maps/corner.yaml" };
  writeFileSync(
    file,
    JSON.stringify({ extends: "../town.yaml", world, ...overrides, scenario }, null, 2),
  );
  return file;
}

/** What becomes of a scenario file that has to be good. */
export function loaded(file: string): LoadedConfig {
  const result = loadConfig(file);
  if (!result.ok) throw new Error(result.error.map(problemLine).join("\n"));
  return result.value;
}

/** What is wrong with a scenario file: `path: message`. */
export function mistakesOf(file: string): string[] {
  const result = loadConfig(file);
  return result.ok ? [] : result.error.map(({ path: at, message }) => `${at}: ${message}`);
}
