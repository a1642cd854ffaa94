import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../../..");

const Ended = z.object({ stdout: z.string(), stderr: z.string(), code: z.number().optional() });
type Ended = z.infer<typeof Ended>;

/** Runs the command line to its end; a failing status is part of the answer. */
export async function runTownlet(...args: readonly string[]): Promise<Ended> {
  const program = path.join(root, "out", "main", "cli.js");
  const running = promisify(execFile)(process.execPath, [program, ...args], { timeout: 60_000 });
  return Ended.parse(await running.catch((error: unknown) => error));
}

/** Lets the default town, or another scenario, live for `ticks` without a window and leaves it in `file`. */
export async function growTown(file: string, ticks: number, scenario = "default"): Promise<string> {
  const ended = await runTownlet("run", scenario, "--ticks", `${ticks}`, "--out", file, "--quiet");
  if (ended.code !== undefined) throw new Error(ended.stderr);
  return file;
}

/** The default town at tick 300, in which commands of a timeline are still to come. Returns its file. */
export async function planTown(home: string, timeline: readonly object[]): Promise<string> {
  const scenario = path.join(home, "planned.yaml");
  const base = path.join(root, "configs", "scenarios", "default.yaml");
  const written = { extends: base, world: { weather: { enabled: false } }, scenario: { timeline } };
  writeFileSync(scenario, JSON.stringify(written)); // YAML as well.
  return growTown(path.join(home, "planned.townlet"), 300, scenario);
}
