import { readdirSync } from "node:fs";
import path from "node:path";

import { scenariosFolder } from "../../main/config/app-root.ts";
import { loadConfig } from "../../main/config/load-config.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { cornerShopConfig, corridorConfig, oddShopConfig } from "./small-towns.ts";

/** What campaigns run over: every shipped scenario, and small towns in which people get in each other's way. */
export function campaignTowns(): ReadonlyMap<string, TownConfig> {
  const towns = new Map<string, TownConfig>([
    ["corner-shop", cornerShopConfig()],
    ["corridor", corridorConfig()],
    ["odd-shop", oddShopConfig()],
  ]);
  for (const file of readdirSync(scenariosFolder).sort()) {
    if (!file.endsWith(".yaml")) continue;
    const loaded = loadConfig(path.join(scenariosFolder, file));
    if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
    towns.set(loaded.value.scenario, loaded.value.config);
  }
  return towns;
}
