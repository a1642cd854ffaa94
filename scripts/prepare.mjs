/**
 * Makes a fresh clone able to run, with nothing but the system's Node and npm, and says what it does.
 * What was prepared is written down in `node_modules/.townlet.json`; a second call only compares that note.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Refusal, isRunning, npmCommand, root, run, runQuietly, say, step } from "./children.mjs";
import { resolveElectron } from "./electron-runtime.mjs";
import { probeSqlite, sqliteForElectron } from "./native-modules.mjs";
import { requireSystemLibraries, requireXvfb } from "./system-packages.mjs";

const modules = path.join(root, "node_modules");
const notePath = path.join(modules, ".townlet.json");
const lockPath = path.join(root, "package-lock.json");

/** Downloads and builds that outlive a clone. Only finished things stand here: they arrive by rename. */
export const cacheRoot =
  process.env.TOWNLET_CACHE ??
  path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "townlet");

/**
 * Prepares the packages and Node; with `window` also Electron and its libraries, with `display` also a display
 * for the tests. Returns the Node to run tools with and the environment that leads them to what was prepared.
 */
export async function prepare({ window = false, display = false } = {}) {
  requireHostNode();
  let note = readNote();
  if (note?.identity !== identity() || !fs.existsSync(note.node)) {
    note = await oneAtATime("packages", preparePackages);
  }
  if (window && !isUsable(note.electron)) {
    note = await oneAtATime("electron", () => prepareElectron(note));
  }
  if (display) await requireXvfb();
  return { node: note.node, electron: note.electron, env: environment(note, window) };
}

/** An Electron that was named stays in use only as long as it is named. */
function isUsable(electron) {
  if (electron === undefined) return false;
  const { executable, sqliteBinding = executable } = electron;
  if (!fs.existsSync(executable) || !fs.existsSync(sqliteBinding)) return false;
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return named ? named === electron.dist : !electron.named;
}

/** Where children find what was prepared. Only Electron is led to the native module that was built for it. */
function environment({ node, electron }, window) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  if (window) {
    env.ELECTRON_OVERRIDE_DIST_PATH = electron.dist;
    if (electron.sqliteBinding !== undefined) env.TOWNLET_SQLITE_BINDING = electron.sqliteBinding;
  }
  return env;
}

function requireHostNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Refusal(`Townlet needs Node 20.19 or later; this is ${process.version}.`);
  }
}

/** What the note depends on: the locked packages, the machine, the place (it names files), and the recipe itself. */
function identity() {
  const hash = createHash("sha256");
  for (const file of [lockPath, ...recipeFiles]) hash.update(fs.readFileSync(file));
  hash.update(`${process.platform}-${process.arch} ${root}`);
  // Where no Node comes with the packages, the tools run under the host's.
  if (process.platform !== "linux") hash.update(process.version);
  return hash.digest("hex");
}

const recipeFiles = ["prepare.mjs", "electron-runtime.mjs", "native-modules.mjs"].map((name) =>
  path.join(root, "scripts", name),
);

function readNote() {
  try {
    return JSON.parse(fs.readFileSync(notePath, "utf8"));
  } catch {
    return undefined;
  }
}

function writeNote(note) {
  const temporary = `${notePath}.${process.pid}`;
  fs.writeFileSync(temporary, `${JSON.stringify(note, undefined, 2)}\n`);
  fs.renameSync(temporary, notePath);
  return note;
}

async function preparePackages() {
  const note = readNote();
  if (note?.identity === identity() && fs.existsSync(note.node)) return note;
  if (!packagesMatchLock()) {
    await step("install the packages named in package-lock.json (npm ci)", async () => {
      const [npm, ...flags] = npmCommand("ci", "--loglevel=error", "--no-audit", "--no-fund");
      const status = await run(npm, flags, { stdio: ["ignore", 2, 2] });
      if (status !== 0) throw new Refusal(`npm ci failed (status ${status}); see above.`);
    });
  }
  const node = await toolNode();
  await step("check that SQLite loads in Node", () => probeSqlite(node));
  return writeNote({ identity: identity(), node });
}

/** Whether node_modules already is what the lockfile says, as after a developer's `npm install`. */
function packagesMatchLock() {
  try {
    const installed = JSON.parse(
      fs.readFileSync(path.join(modules, ".package-lock.json"), "utf8"),
    ).packages;
    const locked = JSON.parse(fs.readFileSync(lockPath, "utf8")).packages;
    return Object.entries(locked).every(([place, { integrity, optional }]) => {
      const found = installed[place];
      return place === "" || (found === undefined ? optional : found.integrity === integrity);
    });
  } catch {
    return false;
  }
}

/** The Node that runs our tools and the command line: on Linux it comes with the packages, elsewhere it is the host's. */
async function toolNode() {
  const packaged = path.join(modules, `node-linux-${process.arch}`, "bin", "node");
  if (process.platform === "linux" && fs.existsSync(packaged)) {
    try {
      await runQuietly(packaged, ["--version"]);
      return packaged;
    } catch {
      say("set-up: the Node that comes with the packages does not run here; using the system's.");
    }
  }
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 14)) {
    throw new Refusal(
      `On this system Townlet's tools need Node 22.14 or later; this is ${process.version}.`,
    );
  }
  return process.execPath;
}

async function prepareElectron(before) {
  const note = readNote() ?? before;
  if (isUsable(note.electron)) return note;
  const electron = await resolveElectron(note.node, cacheRoot);
  await requireSystemLibraries(electron.executable);
  if (electron.major < 36) {
    electron.sqliteBinding = await sqliteForElectron(note.node, electron, cacheRoot);
  }
  await step(`check that SQLite loads in Electron ${electron.version}`, () =>
    probeSqlite(electron.executable, electron.sqliteBinding),
  );
  return writeNote({ ...note, electron });
}

/** Lets only one process at a time do `work` for this clone; others wait, then find it done. */
export async function oneAtATime(name, work) {
  const clone = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const lock = path.join(cacheRoot, "locks", `${name}-${clone}`);
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  let told = false;
  while (!takeLock(lock)) {
    if (!told) say(`set-up: waiting for another process that is at the ${name} …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (isAbandoned(lock)) fs.rmSync(lock, { force: true });
  return false;
}

/** A lock whose owner has died, or died before it could write who it is. */
function isAbandoned(lock) {
  try {
    const owner = Number(fs.readFileSync(lock, "utf8"));
    return owner > 0 ? !isRunning(owner) : Date.now() - fs.statSync(lock).mtimeMs > 5000;
  } catch {
    return false;
  }
}
