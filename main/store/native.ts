import { existsSync } from "node:fs";
import path from "node:path";

import type BetterSqlite3 from "better-sqlite3";

import { ok } from "../../sim/result.ts";
import { appRoot } from "../config/app-root.ts";
import { errorMessage, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";

export type Database = BetterSqlite3.Database;

/** The Node-API version that the ready-made native module is built for; older runtimes crash on it. */
const READY_MADE_NAPI = 10;

/**
 * A build of the native module for a runtime that cannot take the ready-made one, named by the set-up of the
 * repository. A packaged program takes no native code from its environment.
 */
export function namedBinding(): string | undefined {
  return appRoot.endsWith(".asar") ? undefined : process.env["TOWNLET_SQLITE_BINDING"];
}

/**
 * Opens a database. better-sqlite3 is loaded here and nowhere else, on first use, so that
 * everything without storage also runs where the module is missing. Errors of the file are thrown
 * as SQLite gives them; a module that cannot be loaded is a refusal.
 */
export async function openDatabase(
  file: string,
  options: BetterSqlite3.Options,
): Promise<Outcome<Database>> {
  const nativeBinding = namedBinding();
  const unfit = unfitRuntime(nativeBinding);
  if (unfit !== null) return missing(unfit);
  let Driver: typeof BetterSqlite3;
  try {
    ({ default: Driver } = await import("better-sqlite3"));
    // The native part itself is loaded with the first database.
    new Driver(":memory:", nativeBinding === undefined ? {} : { nativeBinding }).close();
  } catch (error) {
    return missing(errorMessage(error).split("\n")[0] ?? "");
  }
  return ok(
    new Driver(file, nativeBinding === undefined ? options : { ...options, nativeBinding }),
  );
}

/** Why the native module must not even be tried in this process; null when it may. */
export function unfitRuntime(nativeBinding: string | undefined): string | null {
  const fits = Number(process.versions["napi"]) >= READY_MADE_NAPI;
  if (fits || nativeBinding !== undefined || existsSync(OWN_BUILD)) return null;
  return `Node ${process.versions.node} is too old for it`;
}

/** A build made on purpose for this runtime; better-sqlite3 prefers it by itself. */
const OWN_BUILD = path.join(
  appRoot,
  "node_modules",
  "better-sqlite3",
  "build",
  "Release",
  "better_sqlite3.node",
);

function missing(reason: string): Outcome<never> {
  return refuse(
    "missing_module",
    `The storage module better-sqlite3 cannot be loaded: ${reason}.`,
    "Run 'npm ci', then start by 'npm start' or 'npm run -s townlet', which bring a fitting Node.",
  );
}
