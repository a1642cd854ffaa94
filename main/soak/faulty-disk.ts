import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { ok } from "../../sim/result.ts";
import { appRoot } from "../config/app-root.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { FaultControl } from "./fault-control.ts";

/** Where `scripts/storage-faults.mjs` puts what it compiles. */
const library = path.join(appRoot, "out", "soak", "storage-faults.so");

/** The library that makes a disk fail; refused where this machine has none. */
export function faultLibrary(): Outcome<string> {
  if (existsSync(library)) return ok(library);
  return refuse(
    "missing_module",
    "Storage faults need Linux and a C compiler, with which 'npm run build' makes them.",
    "Install a C compiler (Debian: apt install gcc libc6-dev), or leave the faults out with '--faults kill'.",
  );
}

/** A folder for a town's files on a disk that obeys `control`, for programs that are started in `env`. */
export interface FaultyDisk {
  readonly folder: string;
  readonly control: FaultControl;
  readonly env: NodeJS.ProcessEnv;
}

/** Makes `disk/` and what belongs to it inside `folder`. Chances within faults follow from `seed`. */
export function makeFaultyDisk(folder: string, seed: number): Outcome<FaultyDisk> {
  const found = faultLibrary();
  if (!found.ok) return found;
  const disk = path.join(folder, "disk");
  mkdirSync(disk);
  // What a cut of the power may bring back waits here.
  mkdirSync(`${disk}.undo`);
  const control = FaultControl.create(path.join(folder, "orders"), seed);
  const env = {
    LD_PRELOAD: found.value,
    TOWNLET_FAULTS_FOLDER: disk,
    TOWNLET_FAULTS_CONTROL: control.file,
  };
  return ok({ folder: disk, control, env });
}
