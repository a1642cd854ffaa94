import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { appRoot } from "./config/app-root.ts";

const Description = z.object({ version: z.string() });

/** Version of Townlet, from package.json. */
export function programVersion(): string {
  const text = readFileSync(path.join(appRoot, "package.json"), "utf8");
  return Description.parse(JSON.parse(text)).version;
}
