import path from "node:path";

import { readGenerationName } from "../store/generations.ts";

/** What Townlet writes by itself and may be thrown away, and for how many days each is kept. Operations §7.12. */
export const KEPT_DAYS = { telemetry: 30, picture: 30, log: 90, copy: 180, report: 180 } as const;
export type KeptKind = keyof typeof KEPT_DAYS;

const REPORT_FILES: ReadonlySet<string> = new Set(["report.html", "report.json", "kpis.csv"]);

/**
 * What a file is, by its name and that of its folder; null where it is nobody's but the person's: a town file,
 * and everything that Townlet did not name.
 */
export function kindOf(file: string): KeptKind | null {
  const name = path.basename(file);
  const folder = path.basename(path.dirname(file));
  if (folder.endsWith(".townlet.backups")) return readGenerationName(name) === null ? null : "copy";
  if (folder.endsWith("-report") && REPORT_FILES.has(name)) return "report";
  if (/^townlet(?:\.\d+)?\.log$/.test(name)) return "log";
  if (/(?:^|[.-])telemetry\.(?:jsonl|ndjson)(?:\.\d+)?$/.test(name)) return "telemetry";
  return /^townlet-[\w-]+\.png$/.test(name) ? "picture" : null;
}
