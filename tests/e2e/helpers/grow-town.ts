import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
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

/** What was grown before, for tests that need the same again; it goes with the process. */
const garden = mkdtempSync(path.join(os.tmpdir(), "townlet-garden-"));
process.once("exit", () => rmSync(garden, { recursive: true, force: true }));
const grown = new Map<string, Promise<string>>();

/** Lets the default town, or another scenario, live for `ticks` without a window and leaves it in `file`. */
export async function growTown(file: string, ticks: number, scenario = "default"): Promise<string> {
  const key = `${scenario} for ${ticks}`;
  const known = grown.get(key) ?? growAnew(ticks, scenario);
  grown.set(key, known);
  copyFileSync(await known, file);
  return file;
}

async function growAnew(ticks: number, scenario: string): Promise<string> {
  const file = path.join(garden, `${grown.size}.townlet`);
  const ended = await runTownlet("run", scenario, "--ticks", `${ticks}`, "--out", file, "--quiet");
  if (ended.code !== undefined) throw new Error(ended.stderr);
  return file;
}

/** The default town after 900 ticks, and "Branch 1" of it from tick 500 on, for 300 ticks without power, which is shown when it is opened. Returns its file. */
export async function forkTown(home: string): Promise<string> {
  const file = await growTown(path.join(home, "forked.townlet"), 900);
  const commands = path.join(home, "blackout.jsonl");
  const order = { tick: 501, mode: "admin", name: "blackout", kwargs: { on: true } };
  writeFileSync(commands, JSON.stringify(order));
  const how = ["--at", "500", "--commands", commands, "--ticks", "300"];
  const ended = await runTownlet("branch", file, ...how);
  if (ended.code !== undefined) throw new Error(ended.stderr);
  return file;
}

/** The default town at `ticks`, in which commands of a timeline are still to come. Returns its file. */
export async function planTown(
  home: string,
  timeline: readonly object[],
  ticks = 300,
): Promise<string> {
  const base = path.join(root, "configs", "scenarios", "default.yaml");
  const written = { extends: base, world: { weather: { enabled: false } }, scenario: { timeline } };
  const text = JSON.stringify(written); // YAML as well.
  const scenario = path.join(garden, `${createHash("sha256").update(text).digest("hex")}.yaml`);
  writeFileSync(scenario, text);
  return growTown(path.join(home, "planned.townlet"), ticks, scenario);
}
