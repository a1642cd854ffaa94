import path from "node:path";

import type { CommandName } from "../../sim/console/registry.ts";
import { type Result, ok } from "../../sim/result.ts";
import type { ConfigProblem } from "../config/located.ts";
import { readEvents, readManifest } from "../config/read-manifest.ts";

type Kwargs = Readonly<Record<string, unknown>>;

/** Whether a command names a file that is still to be read. */
export function namesFile(name: CommandName, kwargs: Kwargs): boolean {
  const isReload = name === "reload_affordances" || name === "reload_perturbations";
  return isReload && typeof kwargs["path"] === "string" && kwargs["entries"] === undefined;
}

/**
 * A file is read where the command is: an input of the town holds all that it needs to be repeated.
 * Names are relative to `folder`.
 */
export function withContent(
  command: CommandName,
  kwargs: Kwargs,
  folder: string,
): Result<Kwargs, readonly ConfigProblem[]> {
  if (!namesFile(command, kwargs)) return ok(kwargs);
  const file = path.resolve(folder, String(kwargs["path"]));
  const content = command === "reload_affordances" ? readManifest(file) : readEvents(file);
  return content.ok ? ok({ ...kwargs, ...content.value }) : content;
}
