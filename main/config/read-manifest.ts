import { err, ok } from "../../sim/result.ts";
import type { Result } from "../../sim/result.ts";
import { toPlain } from "./located.ts";
import type { ConfigProblem, Located } from "./located.ts";
import { readConfigFile } from "./read-config-file.ts";
import { withoutNotes } from "./reading.ts";

interface Content {
  readonly checksum: string;
  readonly entries: unknown;
}

/**
 * What a manifest file holds and the SHA-256 (hex) of its bytes. Refused only where it is no file or
 * no YAML: whether its entries will do is for the town to say.
 */
export function readManifest(file: string): Result<Content, readonly ConfigProblem[]> {
  return contentOf(file, (root) => root);
}

/** The same for a file of disturbances; its notes are for readers. */
export function readEvents(file: string): Result<Content, readonly ConfigProblem[]> {
  return contentOf(file, withoutNotes);
}

function contentOf(
  file: string,
  change: (root: Located) => Located,
): Result<Content, readonly ConfigProblem[]> {
  const { root, problems, sha256 } = readConfigFile(file);
  if (root === null || sha256 === null || problems.some(({ severity }) => severity === "error")) {
    return err(problems);
  }
  return ok({ checksum: sha256, entries: toPlain(change(root)) });
}
