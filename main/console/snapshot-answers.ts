import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Answer } from "../../sim/console/arguments.ts";
import { type CommandRefusal, refused } from "../../sim/console/arguments.ts";
import type { HostCommand } from "../../sim/console/commands.ts";
import { type Result, ok } from "../../sim/result.ts";

import { errorCode, fileProblem } from "../problem.ts";
import { checkHeader } from "../store/file-header.ts";
import { SCHEMA_VERSION } from "../store/migrate.ts";
import { openStore } from "../store/open-store.ts";
import type { TownStore } from "../store/town-store.ts";

type Asked<Name extends HostCommand["name"]> = Extract<HostCommand, { name: Name }>["kwargs"];

/** Says what a town file in `folder` holds. The file itself is not touched. */
export async function inspectSnapshot(
  folder: string | null,
  { path: name }: Asked<"snapshot_inspect">,
): Promise<Answer> {
  const file = fileIn(folder, name);
  if (!file.ok) return file;
  return inCopy(file.value, (store, version) => {
    const timeline = store.timelines().find((one) => one.timeline === store.current());
    return {
      path: file.value,
      schema_version: version,
      ...described(store),
      identity: {
        config_hash: store.identity()?.config_hash ?? null,
        policy: timeline?.policy ?? null,
        policy_hash: timeline?.policy_hash ?? null,
        variant: timeline?.variant ?? null,
        learned_ratio: timeline?.learned_ratio ?? null,
      },
      migrations: { applied: store.migrations(), required: stepsFrom(version) },
    };
  });
}

/** Says whether a town file in `folder` could be used. The file itself is not touched. */
export async function validateSnapshot(
  folder: string | null,
  { path: name, strict }: Asked<"snapshot_validate">,
): Promise<Answer> {
  const file = fileIn(folder, name);
  if (!file.ok) return file;
  const looked = await inCopy(file.value, (store, version) => {
    const damage = store.check();
    const steps = stepsFrom(version);
    if (damage !== null) return { valid: false, error: `the file is damaged: ${damage}` };
    if (strict && steps.length > 0) {
      return { valid: false, error: `the file has version ${version}, not ${SCHEMA_VERSION}` };
    }
    const { config_id, tick } = described(store);
    return { valid: true, config_id, tick, migrations_applied: steps };
  });
  if (looked.ok) return looked;
  return ok({ valid: false, error: looked.error.message });
}

/** Brings an older town file in `folder` to this version's form, where it is or as a copy in a folder there. */
export async function migrateSnapshot(
  folder: string | null,
  { path: name, output }: Asked<"snapshot_migrate">,
): Promise<Answer> {
  const file = fileIn(folder, name);
  if (!file.ok) return file;
  const target = output === undefined ? ok(file.value) : targetIn(folder, output, file.value);
  if (!target.ok) return target;
  try {
    const header = checkHeader(file.value);
    if (!header.ok) return refused("migration_failed", header.error.message);
    if (isOpen(file.value)) return refused("read_failed", `${name} is open, or was not closed`);
    const { version } = header.value;
    if (target.value !== file.value) {
      mkdirSync(path.dirname(target.value), { recursive: true });
      copyFileSync(file.value, target.value);
    }
    const opened = await openStore(target.value);
    if (!opened.ok) return refused("migration_failed", opened.error.message);
    const answer = { migrated: true, ...described(opened.value) };
    opened.value.close();
    const output_path = target.value === file.value ? {} : { output_path: target.value };
    return ok({ ...answer, migrations_applied: stepsFrom(version), ...output_path });
  } catch (error) {
    return refused("migration_failed", fileProblem(error, target.value).message);
  }
}

/** The file of that name in the folder of the town's own file, or further down; links lead nowhere else. */
function fileIn(folder: string | null, name: string): Result<string, CommandRefusal> {
  if (folder === null) {
    return refused("forbidden", "this town has no file, so no folder is open to its commands");
  }
  try {
    const home = realpathSync(folder);
    const file = realpathSync(path.resolve(home, name));
    if (isInside(home, file)) return ok(file);
    return refused("forbidden", `only files in ${home} may be named`);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return refused("not_found", `there is no file '${name}'`);
    return refused("invalid_path", `'${name}' is no name of a file`);
  }
}

function targetIn(
  folder: string | null,
  output: string,
  file: string,
): Result<string, CommandRefusal> {
  if (path.extname(output) !== "") {
    return refused("invalid_args", `'${output}' looks like a file; expected a folder`);
  }
  const home = realpathSync(folder ?? ".");
  const target = path.resolve(home, output, path.basename(file));
  if (!isInside(home, target)) return refused("forbidden", `only folders in ${home} may be named`);
  if (existsSync(target)) return refused("invalid_path", `${target} exists already`);
  return ok(target);
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${path.sep}`);
}

/** Whether a part of the town is still beside its file. */
function isOpen(file: string): boolean {
  return ["-wal", "-journal"].some((rest) => existsSync(file + rest));
}

/** The steps that bring a file of this version to ours. */
function stepsFrom(version: number): number[] {
  return Array.from({ length: SCHEMA_VERSION - version }, (_, step) => version + step + 1);
}

function described(store: TownStore): { config_id: string | null; tick: number } {
  return { config_id: store.identity()?.config_id ?? null, tick: store.lastTick(store.current()) };
}

/** Looks at a copy, because to open an older file is to change it. */
async function inCopy(
  file: string,
  look: (store: TownStore, version: number) => Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-look-"));
  try {
    const header = checkHeader(file);
    if (!header.ok) return refused("read_failed", header.error.message);
    if (isOpen(file)) return refused("read_failed", `${file} is open, or was not closed`);
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    const opened = await openStore(copy);
    if (!opened.ok) return refused("read_failed", opened.error.message);
    try {
      return ok(look(opened.value, header.value.version));
    } finally {
      opened.value.close();
    }
  } catch (error) {
    return refused("read_failed", fileProblem(error, file).message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
