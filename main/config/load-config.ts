import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { closest } from "../../sim/config/closest.ts";
import { err, ok } from "../../sim/result.ts";
import type { Result } from "../../sim/result.ts";
import { scenariosFolder } from "./app-root.ts";
import { checkResolved } from "./check-config.ts";
import { mistake } from "./located.ts";
import type { ConfigProblem } from "./located.ts";
import { resolveScenario } from "./resolve-scenario.ts";

export interface LoadedConfig {
  readonly config: TownConfig;
  /** Name of the scenario: the file's name without its ending. */
  readonly scenario: string;
  readonly files: readonly string[];
  /** What is hardly meant, and works all the same. */
  readonly warnings: readonly ConfigProblem[];
}

/**
 * The configuration of a scenario, given by name (`default` is configs/scenarios/default.yaml) or
 * by path. Every mistake in every file is reported at once; nothing is filled in. Warnings are for
 * the caller to show.
 */
export function loadConfig(nameOrPath: string): Result<LoadedConfig, readonly ConfigProblem[]> {
  const file = scenarioFile(nameOrPath);
  const scenario = path.basename(file).replace(/\.[^.]+$/, "");
  if (!existsSync(file)) return err([unknownScenario(nameOrPath, file)]);
  const resolved = resolveScenario(file);
  const { config, problems } = checkResolved(resolved);
  if (config === null) return err(problems);
  return ok({ config, scenario, files: resolved.files, warnings: problems });
}

/** A name has no folder and no ending; everything else is a path. */
export function scenarioFile(nameOrPath: string): string {
  const isName = /^[\w-]+$/.test(nameOrPath);
  return isName ? path.join(scenariosFolder, `${nameOrPath}.yaml`) : path.resolve(nameOrPath);
}

function unknownScenario(name: string, file: string): ConfigProblem {
  const names = existsSync(scenariosFolder)
    ? readdirSync(scenariosFolder)
        .filter((entry) => entry.endsWith(".yaml"))
        .map((entry) => entry.slice(0, -".yaml".length))
    : [];
  const near = closest(name, names);
  const hint = near === null ? `known: ${names.join(", ")}` : `did you mean '${near}'?`;
  const message = `there is no scenario '${name}'; ${hint}`;
  return {
    ...mistake({ file, line: 1, column: 1 }, { path: "", message, found: name, expected: near }),
    code: "unreadable",
  };
}
