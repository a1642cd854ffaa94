import { loadConfig } from "../../main/config/load-config.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";

let loaded: TownConfig | undefined;

/** A fresh copy of the default town's configuration; change it as you like. */
export function defaultConfig(): TownConfig {
  loaded ??= load();
  return structuredClone(loaded);
}

function load(): TownConfig {
  const result = loadConfig("default");
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join("\n"));
  return result.value.config;
}
