import { readdirSync } from "node:fs";
import path from "node:path";

import { scenariosFolder } from "./app-root.ts";
import { locate, type Located } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";

/** A scenario as it is offered: `name` is its file without the ending. */
export interface OfferedScenario {
  readonly name: string;
  readonly description: string;
  /** How many people it begins with; null where it leaves that to what it extends. */
  readonly people: number | null;
}

/** Scenarios kept as they first were, for comparison: they can be run, and are not offered. */
const KEPT = /^legacy_/;

/** The scenarios that come with Townlet: the default one first, the others by name. Unreadable files are left out. */
export function listScenarios(): OfferedScenario[] {
  const names = readdirSync(scenariosFolder)
    .filter((entry) => entry.endsWith(".yaml"))
    .map((entry) => entry.slice(0, -".yaml".length))
    .filter((name) => !KEPT.test(name))
    .toSorted((a, b) => Number(b === "default") - Number(a === "default") || (a < b ? -1 : 1));
  return names.flatMap((name) => {
    const { root } = readConfigFile(path.join(scenariosFolder, `${name}.yaml`));
    if (root === null) return [];
    const agents = locate(root, ["scenario", "agents"]);
    return [
      {
        name,
        description: textAt(root),
        people: agents?.kind === "list" ? agents.items.length : null,
      },
    ];
  });
}

function textAt(root: Located): string {
  const found = locate(root, ["scenario", "description"]);
  return found?.kind === "scalar" && typeof found.value === "string" ? found.value.trim() : "";
}
