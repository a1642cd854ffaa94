import path from "node:path";

import { z } from "zod";

import { appRoot } from "../config/app-root.ts";
import type { ConfigProblem } from "../config/located.ts";
import { toPlain } from "../config/located.ts";
import { readConfigFile } from "../config/read-config-file.ts";

const Hash = z.string().regex(/^[0-9a-f]+$/);

/** What is on record of a golden run. */
export const GoldenFile = z.strictObject({
  golden: z.string(),
  scenario: z.string(),
  seed: z.int().nonnegative(),
  ticks: z.int().positive(),
  state_hash: Hash,
  outcome_hash: Hash,
  metrics: z.record(z.string(), z.number()),
  /** Every time that the record was changed, oldest first: by which version, why, and what moved. */
  history: z.array(
    z.strictObject({ version: z.string(), reason: z.string().min(1).max(400), moved: z.string() }),
  ),
});
export type GoldenFile = z.infer<typeof GoldenFile>;

/** Where golden runs are on record: with the program, so that any machine can prove itself. */
export const goldenFolder = path.join(appRoot, "configs", "golden");

export function goldenPath(name: string): string {
  return path.join(goldenFolder, `${name}.json`);
}

/** What is on record of a run; null where there is nothing, or nothing that can be read. */
export function readGolden(name: string): {
  readonly record: GoldenFile | null;
  readonly problems: readonly ConfigProblem[];
} {
  const { root, problems } = readConfigFile(goldenPath(name));
  const parsed = root === null ? null : GoldenFile.safeParse(toPlain(root));
  return { record: parsed?.data ?? null, problems };
}
