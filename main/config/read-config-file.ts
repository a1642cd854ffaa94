import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

import { errorCode, errorMessage } from "../problem.ts";
import { mistake } from "./located.ts";
import type { ConfigProblem, Located } from "./located.ts";
import { MAX_CONFIG_BYTES, parseYaml } from "./parse-yaml.ts";

export interface ConfigFile {
  readonly root: Located | null;
  readonly problems: readonly ConfigProblem[];
  /** Of the bytes on disk; null when they could not be read. */
  readonly sha256: string | null;
}

/** Reads one configuration file. A file that cannot be read is a problem at its first line. */
export function readConfigFile(file: string): ConfigFile {
  try {
    const { size } = statSync(file);
    if (size > MAX_CONFIG_BYTES) {
      return unreadable(file, `the file has ${size} bytes, at most ${MAX_CONFIG_BYTES} are read`);
    }
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (bytes.includes(0)) return { ...unreadable(file, "this is not a text file"), sha256 };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { ...parseYaml(text, file), sha256 };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return unreadable(file, "there is no such file");
    if (code === "EISDIR") return unreadable(file, "this is a folder");
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      return unreadable(file, "the text is not UTF-8");
    }
    if (code.startsWith("E")) return unreadable(file, `cannot be read: ${errorMessage(error)}`);
    throw error;
  }
}

function unreadable(file: string, message: string): ConfigFile {
  const found = mistake({ file, line: 1, column: 1 }, { path: "", message });
  return { root: null, problems: [{ ...found, code: "unreadable" }], sha256: null };
}
