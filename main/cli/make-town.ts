import path from "node:path";

import type { Chooser } from "../../sim/options/choosers.ts";
import { type Result, err } from "../../sim/result.ts";
import { loadConfig } from "../config/load-config.ts";
import { problemLine } from "../config/located.ts";
import { newTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { type Ending, type Terminal, configRefusal, refusal } from "./terminal.ts";

export interface TownOptions {
  readonly seed?: number;
  readonly out?: string;
  readonly force?: boolean;
}

/** A new town of a scenario, in a file where one is named. Warnings are said; a refusal has made nothing. */
export async function makeTown(
  terminal: Terminal,
  scenario: string,
  { seed, out, force = false }: TownOptions,
  chooser: Chooser = "script",
): Promise<Result<TownHost, Ending>> {
  const loaded = loadConfig(scenario);
  if (!loaded.ok) return err(configRefusal(loaded.error));
  for (const warning of loaded.value.warnings) terminal.say(problemLine(warning));
  const { config } = loaded.value;
  const file = out === undefined ? null : path.resolve(out);
  const made = await newTown({
    config: { ...config, seed: seed ?? config.seed },
    scenario: loaded.value.scenario,
    title: file === null ? loaded.value.scenario : path.basename(file, ".townlet"),
    file,
    replace: force,
    chooser,
  });
  return made.ok ? made : err(refusal(made.error));
}
