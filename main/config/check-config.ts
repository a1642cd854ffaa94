import type { z } from "zod";

import { checkMap } from "../../sim/config/check-map.ts";
import { MapFile } from "../../sim/config/map.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { explainIssue } from "./explain-issue.ts";
import { knownKeys } from "./known-keys.ts";
import { locate, mistakeAt, toPlain } from "./located.ts";
import type { ConfigProblem, Located } from "./located.ts";

export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly ConfigProblem[];
}

/** Holds a tree against a schema; every issue becomes a mistake with its place. */
export function checkShape<T>(root: Located, schema: z.ZodType<T>): Checked<T> {
  const parsed = schema.safeParse(toPlain(root));
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) =>
    explainIssue(root, issue, (path) => knownKeys(schema, path)),
  );
  return { value: null, problems };
}

/** A map file by itself: its shape, then whether every place in it can be reached. */
export function checkMapTree(root: Located): Checked<MapFile> {
  const shape = checkShape(root, MapFile);
  if (shape.value === null) return shape;
  const problems = checkMap(shape.value).map(({ path, message }) => mistakeAt(root, path, message));
  return { value: problems.length > 0 ? null : shape.value, problems };
}

/**
 * A complete configuration. Rules that span sections are only asked once every section has its
 * shape; a map whose own shape holds is walked all the same, so that one round shows all there is.
 */
export function checkTownTree(root: Located): Checked<TownConfig> {
  const checked = checkShape(root, TownFile);
  const map = locate(root, ["map"]);
  const crossed = checked.problems.some(({ path }) => path.startsWith("map."));
  if (checked.value !== null || map === undefined || crossed) return checked;
  return { value: null, problems: [...checked.problems, ...checkMapTree(map).problems] };
}
