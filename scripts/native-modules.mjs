/** Native modules: proof that each loads in the runtime that will load it, and a build where none fits. */
import fs from "node:fs";
import path from "node:path";
import { Refusal, isRunning, root, runQuietly, step } from "./children.mjs";
import { requirePrograms } from "./system-packages.mjs";

const source = path.join(root, "node_modules", "better-sqlite3");

/** Opens a database in a child, because a module built for another runtime crashes the process that loads it. */
export async function probeSqlite(runtime, nativeBinding) {
  const options = JSON.stringify(nativeBinding === undefined ? {} : { nativeBinding });
  const script = `
    const Database = require(${JSON.stringify(source)});
    const database = new Database(":memory:", ${options});
    if (database.prepare("select 40 + 2 as n").get().n !== 42) process.exit(1);
    database.close();`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  try {
    await runQuietly(runtime, ["-e", script], { env });
  } catch (error) {
    throw new Refusal(`SQLite does not load in ${runtime}.\n${error.message}`, { cause: error });
  }
}

/**
 * better-sqlite3's own binaries need a newer Electron than the registry-carried one. This builds one that asks only
 * for the experimental Node-API of that runtime; its finalizers must then not touch the garbage collector's state
 * (NOGC_ENV_OPT_OUT). Without link-time optimisation, which doubles the time for nothing that a test can see.
 */
export async function sqliteForElectron(node, electron, cacheRoot) {
  const { version } = JSON.parse(fs.readFileSync(path.join(source, "package.json"), "utf8"));
  const folder = path.join(
    cacheRoot,
    `sqlite-${version}-electron-${electron.version}-${process.arch}-r1`,
  );
  const binding = path.join(folder, "better_sqlite3.node");
  if (fs.existsSync(binding)) return binding;
  await requirePrograms("g++ make python3", "what builds SQLite for this Electron");
  await step(`build SQLite for Electron ${electron.version} (once, one to three minutes)`, () =>
    build(node, folder, binding),
  );
  return binding;
}

async function build(node, folder, binding) {
  const work = workFolderFor(folder);
  try {
    fs.cpSync(source, path.join(work, "better-sqlite3"), { recursive: true });
    const dependency = path.join(root, "node_modules", "node-addon-api");
    fs.cpSync(dependency, path.join(work, "node_modules", "node-addon-api"), { recursive: true });
    const defines = [
      ["-UNAPI_VERSION", "-DNAPI_VERSION=2147483647"],
      ["-DNAPI_EXPERIMENTAL", "-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT"],
    ].flat();
    const env = {
      ...process.env,
      PATH: path.dirname(node) + path.delimiter + process.env.PATH,
      JOBS: "max",
      CFLAGS: "-O2",
      CXXFLAGS: ["-O2", "-fno-lto", ...defines].join(" "),
      LDFLAGS: "-fno-lto",
    };
    const gyp = path.join(root, "node_modules", "node-gyp", "bin", "node-gyp.js");
    const headers = path.join(root, "node_modules", `node-linux-${process.arch}`);
    const flags = ["rebuild", "--release", "--force_build=1", `--nodedir=${headers}`];
    const cwd = path.join(work, "better-sqlite3");
    await runQuietly(node, [gyp, ...flags], { cwd, env });
    const finished = path.join(work, "finished");
    fs.mkdirSync(finished, { recursive: true });
    fs.copyFileSync(
      path.join(cwd, "build", "Release", "better_sqlite3.node"),
      path.join(finished, path.basename(binding)),
    );
    moveIntoPlace(finished, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * A folder to work in that will become `folder`. Those of earlier attempts that died are removed; one that is still at
 * work (for another clone) is left alone.
 */
export function workFolderFor(folder) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const prefix = `${path.basename(folder)}.`;
  for (const name of fs.readdirSync(path.dirname(folder))) {
    if (!name.startsWith(prefix) || isRunning(Number.parseInt(name.slice(prefix.length), 10)))
      continue;
    fs.rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
  return `${folder}.${process.pid}`;
}

/** Renames a finished folder to its final name; whoever was first wins. */
export function moveIntoPlace(finished, folder) {
  try {
    fs.renameSync(finished, folder);
  } catch (error) {
    fs.rmSync(finished, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}
