import { err, ok } from "../../sim/result.ts";
import type { Result } from "../../sim/result.ts";
import { toPlain } from "./located.ts";
import type { ConfigProblem } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";

/**
 * What a manifest file holds and the SHA-256 (hex) of its bytes. Refused only where it is no file or
 * no YAML: whether its entries will do is for the town to say.
 */
export function readManifest(
  file: string,
): Result<{ readonly checksum: string; readonly entries: unknown }, readonly ConfigProblem[]> {
  const { root, problems, sha256 } = readConfigFile(file);
  if (root === null || sha256 === null || problems.some(({ severity }) => severity === "error")) {
    return err(problems);
  }
  return ok({ checksum: sha256, entries: toPlain(root) });
}
