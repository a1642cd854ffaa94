import type { Problem } from "../../preload/contract.ts";
import { err, ok } from "../../sim/result.ts";
import { loadConfig } from "../config/load-config.ts";
import { configProblem, problemLine } from "../config/located.ts";
import { type Outcome, refuse } from "../problem.ts";
import type { NewTown } from "./messages.ts";
import { newTown } from "./open-town.ts";
import type { TownHost } from "./town-host.ts";

/** A new town after its warm-up, in its file or, with the reason, without one. Refused: mistakes, and no seed. */
export async function createForWindow(
  town: NewTown,
  warn: (message: string) => void,
): Promise<Outcome<{ readonly host: TownHost; readonly problem: Problem | null }>> {
  const loaded = loadConfig(town.scenario);
  if (!loaded.ok) return err(configProblem(loaded.error));
  for (const warning of loaded.value.warnings) warn(problemLine(warning));
  const seed = town.seed === null ? loaded.value.config.seed : Number(town.seed);
  if (!/^\d*$/.test(town.seed ?? "") || town.seed === "" || !Number.isSafeInteger(seed)) {
    return refuse("bad_request", `'${town.seed}' is no seed.`, "Give a whole number from 0 on.");
  }
  const { scenario, config } = loaded.value;
  const parts = { config: { ...config, seed }, scenario, title: town.title, replace: false };
  const made = await newTown({ ...parts, file: town.file });
  // Without a file it still lives: a full disk must not keep anybody from watching.
  const host = made.ok ? made : await newTown({ ...parts, file: null });
  if (!host.ok) return host;
  host.value.advance(town.warmup);
  return ok({ host: host.value, problem: made.ok ? null : made.error });
}
