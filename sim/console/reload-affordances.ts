import { reloadManifest, tellReloadFailed } from "../affordances/reload-manifest.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import type { Answer, Arguments } from "./arguments.ts";

/** Another manifest from this tick on. A refusal is told as an event; the old manifest stays. */
export function reloadAffordances(
  town: Town,
  { path, checksum, entries, expected_checksum, dry_run }: Arguments<"reload_affordances">,
): Answer {
  const reloaded = reloadManifest(town, entries, {
    path,
    checksum,
    dryRun: dry_run,
    ...(expected_checksum === undefined ? {} : { expectedChecksum: expected_checksum }),
  });
  if (reloaded.ok) return ok({ reloaded: !dry_run, ...reloaded.value });
  if (!dry_run) tellReloadFailed(town, reloaded.error);
  const { code, message } = reloaded.error;
  return { ok: false, error: { code, message } };
}
