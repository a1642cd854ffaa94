import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { appRoot, scenariosFolder } from "../config/app-root.ts";
import { problemLine } from "../config/located.ts";
import { configFilesUnder, validateFile } from "../config/validate-files.ts";
import { dataFolder } from "../data-folder.ts";
import { loadKernel } from "../environment/kernel.ts";
import { errorMessage } from "../problem.ts";
import { namedBinding, unfitRuntime } from "../store/native.ts";
import { faultLibrary } from "../soak/faulty-disk.ts";
import { programVersion } from "../version.ts";

/** One thing that was looked at. What is not required only makes something smaller or slower. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly required: boolean;
  readonly found: string;
  readonly needed: string;
  /** The command or the step that mends it; empty when nothing is to be mended. */
  readonly fix: string;
}

const PROBE_LIMIT_MS = 20_000;
const MIN_FREE_BYTES = 200_000_000;

export function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 18);
  return {
    name: "node",
    ok,
    required: true,
    found: `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform}-${process.arch}`,
    needed: "Node 20.18 or later",
    fix: ok ? "" : "Install Node 24 from nodejs.org",
  };
}

/** What `npm ci` and the first start left behind; see scripts/prepare.mjs. */
const PreparedNote = z.object({
  electron: z
    .object({ version: z.string(), official: z.boolean().optional(), executable: z.string() })
    .optional(),
});

/** Which Electron opens the window: the official one, or the one that the registry carries, for tests. */
export function checkElectron(): Check {
  const rest = { name: "electron", required: false, needed: "Electron, for the window" };
  const { electron } = process.versions;
  if (electron !== undefined) {
    const mark = programVersion().includes("local-test") ? " (for local tests only)" : "";
    return { ...rest, ok: true, found: `Electron ${electron}${mark}`, fix: "" };
  }
  const prepared = readNote()?.electron;
  if (prepared === undefined || !existsSync(prepared.executable)) {
    const fix = "npm start prepares it on a machine with a display";
    return { ...rest, ok: false, found: "not prepared yet", fix };
  }
  const origin =
    prepared.official === true ? "official" : "carried by the registry, for tests only";
  return { ...rest, ok: true, found: `Electron ${prepared.version} (${origin})`, fix: "" };
}

function readNote(): z.infer<typeof PreparedNote> | null {
  try {
    const text = readFileSync(path.join(appRoot, "node_modules", ".townlet.json"), "utf8");
    return PreparedNote.parse(JSON.parse(text));
  } catch {
    return null; // Absent in a package, and before the first start.
  }
}

/** Opens a database in a child process: a module that does not fit may take its process down. */
export function checkStorage(): Check {
  const { ok, found } = probeStorage();
  return {
    name: "storage",
    ok,
    required: true,
    found,
    needed: "better-sqlite3, loadable by this runtime",
    fix: ok ? "" : "npm ci, then use 'npm run -s townlet', which brings a fitting Node",
  };
}

function probeStorage(): { readonly ok: boolean; readonly found: string } {
  const binding = namedBinding();
  const unfit = unfitRuntime(binding);
  if (process.versions.electron !== undefined) {
    return { ok: unfit === null, found: unfit ?? "better-sqlite3, part of the package" };
  }
  const options = binding === undefined ? {} : { nativeBinding: binding };
  const probe = `
    const { default: Driver } = await import("better-sqlite3");
    const database = new Driver(":memory:", ${JSON.stringify(options)});
    process.stdout.write(database.prepare("SELECT sqlite_version()").pluck().get());`;
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", probe], {
    cwd: appRoot,
    encoding: "utf8",
    timeout: PROBE_LIMIT_MS,
  });
  if (child.status === 0) return { ok: true, found: `better-sqlite3 with SQLite ${child.stdout}` };
  if (child.signal !== null) {
    return {
      ok: false,
      found: `loading it ends the process (${child.signal}); ${unfit ?? ""}`.trim(),
    };
  }
  const line = child.stderr.split("\n").find((text) => /Error/.test(text));
  return { ok: false, found: line?.trim() ?? `it ended with ${child.status}` };
}

export function checkSpace(): Check {
  let folder = dataFolder();
  while (!existsSync(folder)) folder = path.dirname(folder);
  const rest = { name: "disk", required: true, needed: "a writable folder with 200 MB of room" };
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const ok = free >= MIN_FREE_BYTES;
    const found = `${folder}, ${Math.floor(free / 1e6).toLocaleString("en")} MB free`;
    return { ...rest, ok, found, fix: ok ? "" : "Free some space" };
  } catch (error) {
    const found = `${folder}: ${errorMessage(error)}`;
    return { ...rest, ok: false, found, fix: "Change the permissions of that folder" };
  }
}

/** What observes in environments: slower where the compiled kernel cannot be used. */
export function checkKernel(): Check {
  const loaded = loadKernel();
  return {
    name: "kernel",
    ok: loaded.ok,
    required: false,
    found: loaded.ok ? "observations in WebAssembly with SIMD" : loaded.error,
    needed: "the compiled kernel of observations, and WebAssembly with SIMD",
    fix: loaded.ok
      ? ""
      : "None needed: towns are observed in TypeScript instead, the same but slower",
  };
}

/** What makes a disk fail in soaks: only Linux with a C compiler has it. */
export function checkStorageFaults(): Check {
  const library = faultLibrary();
  return {
    name: "soak",
    ok: library.ok,
    required: false,
    found: library.ok ? "storage faults can be injected" : "no storage faults",
    needed: "Linux and a C compiler, for soaks with storage faults",
    fix: library.ok ? "" : library.error.next,
  };
}

export function checkDisplay(): Check {
  const rest = { name: "display", required: false, needed: "a display, for the window" };
  if (process.platform !== "linux") return { ...rest, ok: true, found: process.platform, fix: "" };
  const found = process.env["WAYLAND_DISPLAY"] ?? process.env["DISPLAY"];
  if (found !== undefined && found !== "") return { ...rest, ok: true, found, fix: "" };
  const fix = "None needed for the command line; 'npm start' lets the town live without a window";
  return { ...rest, ok: false, found: "none", fix };
}

export function checkGraphics(): Check {
  const rest = { name: "gpu", required: false, needed: "a graphics card, for the 3D view" };
  if (process.platform !== "linux") {
    return {
      ...rest,
      ok: true,
      found: "the window tells on its first start (see its log)",
      fix: "",
    };
  }
  const cards = existsSync("/dev/dri")
    ? readdirSync("/dev/dri").filter((name) => name.startsWith("render"))
    : [];
  if (cards.length > 0) return { ...rest, ok: true, found: cards.join(", "), fix: "" };
  const fix = "None needed: the town is drawn in software, or flat where that fails";
  return { ...rest, ok: false, found: "none", fix };
}

export function checkConfigs(): Check {
  const rest = { name: "configs", required: true, needed: "every bundled configuration holds" };
  if (!existsSync(scenariosFolder)) {
    return {
      ...rest,
      ok: false,
      found: `${scenariosFolder} is missing`,
      fix: "Install Townlet again",
    };
  }
  const reports = configFilesUnder(path.join(appRoot, "configs")).map(validateFile);
  const problems = reports.flatMap((report) => report.problems.map(problemLine));
  if (problems.length === 0) {
    return { ...rest, ok: true, found: `${reports.length} files`, fix: "" };
  }
  return { ...rest, ok: false, found: problems.join("; "), fix: "Correct the files named" };
}
