import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `configs/` and `package.json`: the repository, or inside the package. */
export const appRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(path.join(folder, "configs", "maps"))) {
    const above = path.dirname(folder);
    if (above === folder) return from;
    folder = above;
  }
  return folder;
}

/** Where the scenarios that come with Townlet live. */
export const scenariosFolder = path.join(appRoot, "configs", "scenarios");

/** How a file is called in messages: short when it is ours, as given otherwise. */
export function shownPath(file: string): string {
  const inside = path.relative(appRoot, file);
  if (!inside.startsWith("..") && !path.isAbsolute(inside)) return inside;
  const near = path.relative(process.cwd(), file);
  return near.startsWith("..") ? file : near;
}
