import { existsSync, realpathSync, rmSync } from "node:fs";
import { copyFile, mkdir, mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import type { Answer } from "../../sim/console/arguments.ts";
import { type CommandRefusal, refused } from "../../sim/console/arguments.ts";
import type { HostCommand } from "../../sim/console/commands.ts";
import { type Result, ok } from "../../sim/result.ts";
import { errorCode, fileProblem } from "../problem.ts";
import { checkHeader } from "../store/file-header.ts";
import { LiveStore } from "../store/live-store.ts";
import { SCHEMA_VERSION } from "../store/migrate.ts";
import { Thread } from "../store/thread.ts";
import type { StoreReads } from "../store/thread-messages.ts";

type Asked<Name extends HostCommand["name"]> = Extract<HostCommand, { name: Name }>["kwargs"];

/** Says what a town file beside `own` holds. The file itself is not touched. */
export async function inspectSnapshot(
  own: string | null,
  { path: name }: Asked<"snapshot_inspect">,
): Promise<Answer> {
  const file = fileBeside(own, name);
  if (!file.ok) return file;
  return inCopy(file.value, async (reads, version) => {
    const current = await reads.current();
    const shown = (await reads.timelines()).find(({ timeline }) => timeline === current);
    const identity = await reads.identity();
    return {
      path: name,
      schema_version: version,
      config_id: identity?.config_id ?? null,
      tick: shown?.last_tick ?? 0,
      identity: {
        config_hash: identity?.config_hash ?? null,
        policy: shown?.policy ?? null,
        policy_hash: shown?.policy_hash ?? null,
        variant: shown?.variant ?? null,
        learned_ratio: shown?.learned_ratio ?? null,
      },
      migrations: { applied: await reads.migrations(), required: stepsFrom(version) },
    };
  });
}

/** Says whether a town file beside `own` could be used. The file itself is not touched. */
export async function validateSnapshot(
  own: string | null,
  { path: name, strict }: Asked<"snapshot_validate">,
): Promise<Answer> {
  const file = fileBeside(own, name);
  if (!file.ok) return file;
  const looked = await inCopy(file.value, async (reads, version) => {
    const damage = await reads.check();
    const steps = stepsFrom(version);
    if (damage !== null) return { valid: false, error: `the file is damaged: ${damage}` };
    if (strict && steps.length > 0) {
      return { valid: false, error: `the file has version ${version}, not ${SCHEMA_VERSION}` };
    }
    return { valid: true, ...(await described(reads)), migrations_applied: steps };
  });
  return looked.ok ? looked : ok({ valid: false, error: looked.error.message });
}

/** Has the town of a sound file beside `own` opened. A refusal leaves everything as it was. */
export async function loadSnapshot(
  own: string | null,
  { path: name }: Asked<"load_snapshot">,
  open: (file: string) => void,
): Promise<Answer> {
  const file = fileBeside(own, name);
  if (!file.ok) return file;
  const looked = await inCopy(file.value, async (reads) => {
    const damage = await reads.check();
    return damage === null ? described(reads) : { damage };
  });
  if (!looked.ok) return looked;
  const { damage } = looked.value;
  if (typeof damage === "string") return refused("read_failed", `'${name}' is damaged: ${damage}`);
  open(file.value);
  return ok({ path: name, ...looked.value });
}

/** Brings an older town file beside `own` to this version's form, where it is or as a copy in a folder there. */
export async function migrateSnapshot(
  own: string | null,
  { path: name, output }: Asked<"snapshot_migrate">,
): Promise<Answer> {
  const file = fileBeside(own, name);
  if (!file.ok) return file;
  const target = output === undefined ? ok(file.value) : targetBeside(own, output, file.value);
  if (!target.ok) return target;
  try {
    const header = checkHeader(file.value);
    if (!header.ok) return refused("migration_failed", header.error.message);
    const { version } = header.value;
    if (target.value !== file.value) {
      await mkdir(path.dirname(target.value), { recursive: true });
      await copyFile(file.value, target.value);
    }
    const read = await lookInto(target.value, described);
    if (!read.ok) return refused("migration_failed", read.error.message);
    const output_path = target.value === file.value ? {} : { output_path: target.value };
    return ok({
      migrated: true,
      ...read.value,
      migrations_applied: stepsFrom(version),
      ...output_path,
    });
  } catch (error) {
    return refused("migration_failed", fileProblem(error, target.value).message);
  }
}

/**
 * The file of that name in the folder of the town's own file, or further down; links lead nowhere else. One that is
 * open is not touched: to close it again would let go of the locks that this program has on it.
 */
function fileBeside(own: string | null, name: string): Result<string, CommandRefusal> {
  if (own === null) {
    return refused("forbidden", "this town has no file, so no folder is open to its commands");
  }
  try {
    const home = realpathSync(path.dirname(own));
    const file = realpathSync(path.resolve(home, name));
    if (!isInside(home, file)) return refused("forbidden", "only files beside the town's own");
    if (file === realpathSync(own) || hasRest(file)) {
      return refused("read_failed", `'${name}' is open, or was not closed`);
    }
    return ok(file);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return refused("not_found", `there is no file '${name}'`);
    return refused("invalid_path", `'${name}' is no name of a file`);
  }
}

function targetBeside(
  own: string | null,
  output: string,
  file: string,
): Result<string, CommandRefusal> {
  if (path.extname(output) !== "") {
    return refused("invalid_args", `'${output}' looks like a file; expected a folder`);
  }
  const home = realpathSync(path.dirname(own ?? file));
  const target = path.resolve(home, output, path.basename(file));
  if (!isInside(home, realOf(path.dirname(target)))) {
    return refused("forbidden", "only folders beside the town's own file");
  }
  if (existsSync(target)) return refused("invalid_path", `there is '${output}' with it already`);
  return ok(target);
}

/** Where a folder really is, or would be. */
function realOf(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  return path.join(realOf(path.dirname(folder)), path.basename(folder));
}

function isInside(folder: string, file: string): boolean {
  return file === folder || file.startsWith(`${folder}${path.sep}`);
}

/** Whether a part of the town is still beside its file. */
function hasRest(file: string): boolean {
  return ["-wal", "-journal"].some((rest) => existsSync(file + rest));
}

/** The steps that bring a file of this version to ours. */
function stepsFrom(version: number): number[] {
  return Array.from({ length: SCHEMA_VERSION - version }, (_, step) => version + step + 1);
}

async function described(reads: StoreReads): Promise<{ config_id: string | null; tick: number }> {
  const [identity, current] = [await reads.identity(), await reads.current()];
  const shown = (await reads.timelines()).find(({ timeline }) => timeline === current);
  return { config_id: identity?.config_id ?? null, tick: shown?.last_tick ?? 0 };
}

/** Looks at a copy, because to open an older file is to change it. */
async function inCopy(
  file: string,
  look: (reads: StoreReads, version: number) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Answer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "townlet-look-"));
  try {
    const header = checkHeader(file);
    if (!header.ok) return refused("read_failed", header.error.message);
    const copy = path.join(folder, path.basename(file));
    await copyFile(file, copy);
    const read = await lookInto(copy, (reads) => look(reads, header.value.version));
    return read.ok ? read : refused("read_failed", read.error.message);
  } catch (error) {
    return refused("read_failed", fileProblem(error, file).message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a file in a thread of its own, so that neither ticks nor what is written wait for it. */
async function lookInto<T>(file: string, look: (reads: StoreReads) => Promise<T>) {
  const thread = new Thread();
  try {
    const opened = await LiveStore.open(file, thread);
    if (!opened.ok) return opened;
    const found = await look(opened.value.reads);
    const closed = await opened.value.close();
    return closed.ok ? ok(found) : closed;
  } finally {
    await thread.end();
  }
}
