import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { err, ok } from "../../sim/result.ts";
import type { Result } from "../../sim/result.ts";
import { scenariosFolder } from "./app-root.ts";
import { checkTownTree } from "./check-config.ts";
import { closest } from "./explain-issue.ts";
import { mistake } from "./located.ts";
import type { ConfigProblem } from "./located.ts";
import { resolveScenario } from "./resolve-scenario.ts";

export interface LoadedConfig {
  readonly config: TownConfig;
  /** Name of the scenario: the file's name without its ending. */
  readonly scenario: string;
  readonly files: readonly string[];
}

/**
 * The configuration of a scenario, given by name (`default` is configs/scenarios/default.yaml) or
 * by path. Every mistake in every file is reported at once; nothing is filled in.
 */
export function loadConfig(nameOrPath: string): Result<LoadedConfig, readonly ConfigProblem[]> {
  const file = scenarioFile(nameOrPath);
  const scenario = path.basename(file).replace(/\.[^.]+$/, "");
  if (!existsSync(file)) return err([unknownScenario(nameOrPath, file)]);
  const { root, problems, files } = resolveScenario(file);
  if (root === null) return err(problems);
  const checked = checkTownTree(root);
  const all = [...problems, ...checked.problems];
  if (checked.value === null || problems.length > 0) return err(withoutEchoes(all));
  return ok({ config: checked.value, scenario, files });
}

/** A name has no folder and no ending; everything else is a path. */
export function scenarioFile(nameOrPath: string): string {
  const isName = /^[\w-]+$/.test(nameOrPath);
  return isName ? path.join(scenariosFolder, `${nameOrPath}.yaml`) : path.resolve(nameOrPath);
}

/** A file that could not be read leaves its key empty; saying that as well would only distract. */
function withoutEchoes(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const unread = problems.some(({ code }) => code === "unreadable");
  const named = new Set(problems.map(({ path: at }) => at));
  const echo = (key: string, source: string): boolean => unread || named.has(source) || key === "";
  return problems.filter(
    ({ path: at, found }) =>
      !(found === "nothing" && at === "map" && echo(at, "world.map_file")) &&
      !(found === "nothing" && at === "manifest" && echo(at, "affordances.affordances_file")),
  );
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
