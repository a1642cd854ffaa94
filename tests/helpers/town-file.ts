import path from "node:path";

import { onTestFinished } from "vitest";

import type { Problem } from "../../preload/contract.ts";
import type { Chooser } from "../../sim/options/choosers.ts";
import type { Result } from "../../sim/result.ts";
import { newTown, openTown } from "../../main/town/open-town.ts";
import type { TownHost } from "../../main/town/town-host.ts";
import { defaultConfig } from "./default-config.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The value of an outcome that has to be good. */
export function good<T>(outcome: Result<T, Problem>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

/** Code of the refusal that an outcome has to be. */
export function refusalOf(outcome: Result<unknown, Problem>): string {
  if (outcome.ok) throw new Error("expected a refusal");
  return outcome.error.code;
}

/** A default town in a new file of its own, open. */
export async function newTownFile(
  seed = 1,
  chooser: Chooser = "script",
): Promise<{ host: TownHost; file: string }> {
  const file = path.join(temporaryFolder(), "town.townlet");
  const config = { ...defaultConfig(), seed };
  const host = good(
    await newTown({ config, scenario: "default", title: "Test", file, replace: false, chooser }),
  );
  onTestFinished(() => host.abandon());
  return { host, file };
}

/** The same town without a file, after some ticks. */
export async function townAt(tick: number, seed = 1): Promise<TownHost> {
  const config = { ...defaultConfig(), seed };
  const parts = { config, scenario: "default", title: "Test", replace: false };
  const host = good(await newTown({ ...parts, file: null }));
  host.advance(tick);
  return host;
}

export async function reopened(file: string, at?: number): Promise<TownHost> {
  const host = good(await openTown(file, at === undefined ? {} : { at }));
  onTestFinished(() => host.abandon());
  return host;
}
