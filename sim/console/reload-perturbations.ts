import { reloadEvents, tellEventReloadFailed } from "../perturbations/reload-events.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import type { Answer, Arguments } from "./arguments.ts";

/** Other disturbances from this tick on. A refusal is told as an event; the old ones stay. */
export function reloadPerturbations(
  town: Town,
  { path, checksum, entries, expected_checksum, dry_run }: Arguments<"reload_perturbations">,
): Answer {
  const expectedChecksum = expected_checksum;
  const reloaded = reloadEvents(town, entries, {
    path,
    checksum,
    expectedChecksum,
    dryRun: dry_run,
  });
  if (reloaded.ok) return ok({ reloaded: !dry_run, ...reloaded.value });
  if (!dry_run) tellEventReloadFailed(town, reloaded.error);
  const { code, message } = reloaded.error;
  return { ok: false, error: { code, message } };
}
