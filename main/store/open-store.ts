import { accessSync, constants, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

import { err, ok } from "../../sim/result.ts";
import { fileProblem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { checkBounds } from "./check-bounds.ts";
import { checkHeader, newer } from "./file-header.ts";
import type { TownIdentity } from "./identity.ts";
import { expectedSchema, migrate, SCHEMA_VERSION, schemaLines, schemaVersion } from "./migrate.ts";
import { openDatabase } from "./native.ts";
import type { Database } from "./native.ts";
import { TownStore } from "./town-store.ts";
import { makeFolder } from "../make-folder.ts";
import { syncFolder } from "../sync-folder.ts";
import { renewLog } from "./renew-log.ts";

/** How long another program may hold the file before we say so. */
const BUSY_MS = 500;
/** The first version that notes whether a file is open. */
const NOTED_FROM = 3;

/** What a file is opened for. To `read` leaves it as it is wherever that can be. */
export type Access = "read" | "write";

/**
 * Opens a town file and holds it: a second program is refused until we close or die. A file that
 * is foreign, damaged, cut off or newer than us is refused before anything is written to it. One that
 * was closed well is not searched for damage here: see `TownStore.check`.
 */
export async function openStore(
  file: string,
  { access = "write" }: { readonly access?: Access } = {},
): Promise<Outcome<TownStore>> {
  let database: Database | undefined;
  try {
    const header = checkHeader(file);
    if (!header.ok) return header;
    if (access === "write") accessSync(path.dirname(file), constants.W_OK);
    const { version, hasLog } = header.value;
    const isRead = access === "read" && version === SCHEMA_VERSION && !hasLog && isAlone(file);
    const opened = await openDatabase(file, {
      fileMustExist: true,
      readonly: isRead,
      timeout: BUSY_MS,
    });
    if (!opened.ok) return opened;
    database = opened.value;
    const fit = await makeFit(file, database);
    if (!fit.ok) {
      database.close();
      return fit;
    }
    return ok(new TownStore(file, database, { wasOpen: fit.value }));
  } catch (error) {
    database?.close();
    return err(fileProblem(error, file));
  }
}

/** Whether the file is all there is of the town. */
function isAlone(file: string): boolean {
  return !["-wal", "-journal"].some((rest) => existsSync(file + rest));
}

/**
 * Creates a town file with its identity. It is built under another name and renamed when it is
 * complete, so a file of this name is a town file from its first moment.
 */
export async function createStore(
  file: string,
  identity: TownIdentity,
  { replace = false, policy = "scripted" } = {},
): Promise<Outcome<TownStore>> {
  const building = `${file}.${process.pid}.new`;
  try {
    makeFolder(path.dirname(file));
    const free = await makeRoom(file, replace);
    if (!free.ok) return free;
    removeLeftovers(file);
    const opened = await openDatabase(building, { timeout: BUSY_MS });
    if (!opened.ok) return opened;
    buildTown(opened.value, identity, policy);
    renameSync(building, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    removeRest(building);
    const found = fileProblem(error, file);
    if (found.code !== "not_found") return err(found);
    const folder = path.dirname(file);
    return refuse("not_writable", `The folder ${folder} cannot be made.`, "Choose another folder.");
  }
  return openStore(file);
}

/** What could not be completed; where even that cannot be removed, nothing was made either. */
function removeRest(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    fileProblem(error, file); // Throws on what is no trouble with the disk.
  }
}

function buildTown(database: Database, identity: TownIdentity, policy: string): void {
  try {
    database.pragma("journal_mode = DELETE");
    database.pragma("synchronous = EXTRA");
    migrate(database);
    database
      .prepare<TownIdentity>(
        `INSERT INTO town (only, title, scenario, config_id, config_hash, config, seed, created_at,
           created_by)
         VALUES (1, :title, :scenario, :config_id, :config_hash, :config, :seed, :created_at,
           :created_by)`,
      )
      .run(identity);
    database
      .prepare<[string, string]>(
        `INSERT INTO timelines VALUES (1, 'main', NULL, 0, 0, '', NULL, ?, NULL, NULL, 0, ?)`,
      )
      .run(policy, identity.created_at);
  } finally {
    database.close();
  }
}

/** Half-built files of programs that were killed while they created this one. */
function removeLeftovers(file: string): void {
  const folder = path.dirname(file);
  for (const name of readdirSync(folder)) {
    const isLeftover =
      name.startsWith(`${path.basename(file)}.`) && /\.\d+\.new(-journal)?$/.test(name);
    if (isLeftover) rmSync(path.join(folder, name), { force: true });
  }
}

async function makeRoom(file: string, replace: boolean): Promise<Outcome<null>> {
  let present: ReturnType<typeof checkHeader>;
  try {
    present = checkHeader(file);
  } catch (error) {
    const found = fileProblem(error, file);
    return found.code === "not_found" ? ok(null) : err(found);
  }
  if (!replace) {
    return refuse(
      "file_exists",
      `${file} exists already; it was left untouched.`,
      "Choose another name, or replace it with --force.",
    );
  }
  if (!present.ok && present.error.code === "foreign_file") return present;
  const old = await openStore(file);
  if (old.ok) old.value.close();
  else if (old.error.code === "file_in_use") return old;
  for (const rest of ["-wal", "-journal", "-shm"]) rmSync(file + rest, { force: true });
  return ok(null);
}

/**
 * Sets a connection up against hostile content and other programs, then checks what is inside. Tells
 * whether the program before us did not close the file.
 */
async function makeFit(file: string, database: Database): Promise<Outcome<boolean>> {
  database.pragma("trusted_schema = OFF");
  database.pragma("cell_size_check = ON");
  database.pragma("mmap_size = 0");
  database.pragma("locking_mode = EXCLUSIVE");
  const version = schemaVersion(database);
  if (version > SCHEMA_VERSION) return newer(file, version);
  const wasOpen = !wasClosed(database, version);
  const sound = await checkContent(file, database, version, wasOpen);
  if (!sound.ok) return sound;
  if (database.readonly) return ok(wasOpen);
  database.pragma("synchronous = EXTRA");
  // Takes the lock that keeps others out for as long as we live.
  database.exec("BEGIN IMMEDIATE; COMMIT");
  if (existsSync(`${file}-wal`)) renewLog(`${file}-wal`);
  if (version < SCHEMA_VERSION) migrate(database);
  return ok(wasOpen);
}

/** Files of before there was such a note count as not closed. */
function wasClosed(database: Database, version: number): boolean {
  if (version < NOTED_FROM) return false;
  const row = database.prepare<[], { open: number }>("SELECT open FROM town").get();
  return row?.open === 0;
}

async function checkContent(
  file: string,
  database: Database,
  version: number,
  thoroughly: boolean,
): Promise<Outcome<null>> {
  const result = thoroughly ? database.pragma("quick_check(1)", { simple: true }) : "ok";
  if (result !== "ok") {
    return refuse(
      "damaged_file",
      `${file} is damaged (${oneLine(result)}); it was left untouched.`,
      "Open an older copy of it.",
    );
  }
  const empty = await openDatabase(":memory:", {});
  if (!empty.ok) return empty;
  const expected = expectedSchema(empty.value, version);
  empty.value.close();
  const found = schemaLines(database);
  const strange = found.find((line, index) => line !== expected[index]);
  if (strange !== undefined || found.length !== expected.length) {
    const what = strange?.split(" ").slice(0, 2).join(" ") ?? "something is missing";
    return refuse(
      "foreign_file",
      `${file} has a content that Townlet did not write (${what}); it was left untouched.`,
      "Choose a file that Townlet saved (*.townlet).",
    );
  }
  return version < NOTED_FROM ? ok(null) : checkBounds(file, database, version);
}

/** SQLite puts a heading line before what it found. */
function oneLine(finding: unknown): string {
  return String(finding)
    .replace(/^\*{3}.*\*{3}\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
}
