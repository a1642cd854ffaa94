/**
 * `npm run package [-- [--release] [--only dir] [--no-test]]`: packs the application into `release/`, for this kind of
 * machine, then starts it and tries it out (Linux).
 *
 * Without the official Electron the packages are for trying out here only: their version, and so their names, the
 * About box and `doctor`, say `local-test`, and `--release` refuses to make them.
 */
import fs from "node:fs";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { Refusal, reportAndExit, root, run, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { driveWindow } from "./test.mjs";

const thisFile = path.join(root, "scripts", "package.mjs");

async function main(args) {
  const tests = !args.includes("--no-test");
  const prepared = await prepare({ window: true, display: tests });
  const { electron } = prepared;
  if (args.includes("--release") && !electron.official) {
    throw new Refusal(
      `A release needs the official Electron; this machine has only ${electron.version} from a test tool's package.`,
    );
  }
  await buildIfStale(prepared);
  say(
    `package: with Electron ${electron.version}${electron.official ? "" : ", for local tests only"}`,
  );
  const plan = JSON.stringify({ electron, args });
  const status = await run(prepared.node, [thisFile, "--pack", plan], {
    env: { ...prepared.env, ...packingTools() },
    limit: 30 * 60_000,
  });
  if (status !== 0 || !tests || process.platform !== "linux") return status;
  say("package: trying it out");
  const env = { ...prepared.env, TOWNLET_PACKAGE: packedFolder(electron) };
  const { failed } = await driveWindow("package", { ...prepared, env });
  return failed === 0 ? 0 : 1;
}

/** Name and version of what is packed; without the official Electron it says that it is no release. */
function versionOf(electron) {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  return electron.official ? version : `${version}-local-test`;
}

/** The unpacked application bears its version in its name, as the archives do. */
function packedFolder(electron) {
  return path.join(root, "release", `Townlet-${versionOf(electron)}-linux-${process.arch}`);
}

/** Stand-ins for what the packer would download. */
function packingTools() {
  if (process.platform !== "linux") return {};
  const architecture = process.arch === "x64" ? "x64" : process.arch;
  const archiver = path.join(root, "node_modules", "7zip-bin", "linux", architecture, "7za");
  // Published without its executable bit.
  fs.chmodSync(archiver, 0o755);
  return {
    ELECTRON_BUILDER_7ZIP_PATH: archiver,
    // The default level takes ten times as long for a tenth less.
    ELECTRON_BUILDER_COMPRESSION_LEVEL: "3",
    CUSTOM_FPM_PATH: path.join(root, "scripts", "fpm-deb.mjs"),
  };
}

/** Runs under the prepared Node, where the packer can be loaded. */
async function pack({ electron, args }) {
  const [{ build }, { parse }] = await Promise.all([import("electron-builder"), import("yaml")]);
  const config = parse(fs.readFileSync(path.join(root, "electron-builder.yml"), "utf8"));
  config.electronDist = electron.dist;
  config.electronVersion = electron.version;
  config.extraMetadata = { version: versionOf(electron) };
  config.afterPack = removeDefaultApp;
  if (electron.sqliteBinding !== undefined) addOwnBinding(config, electron.sqliteBinding);
  const system = { linux: "linux", win32: "win", darwin: "mac" }[process.platform];
  const only = args.includes("--only") ? [args[args.indexOf("--only") + 1]] : undefined;
  const made = await build({
    projectDir: root,
    publish: "never",
    [system]: only ?? config[system].target,
    config,
  });
  for (const file of made) say(`package: ${path.relative(root, file)}`);
  if (system === "linux") {
    const folder = packedFolder(electron);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(path.join(root, "release", "linux-unpacked"), folder);
    say(`package: ${path.relative(root, folder)}`);
  }
  return 0;
}

/** better-sqlite3 looks for a binary of its own build first. */
function addOwnBinding(config, binding) {
  config.files.push("!**/node_modules/better-sqlite3/prebuilds/**", {
    from: path.dirname(binding),
    to: "node_modules/better-sqlite3/build/Release",
    filter: [path.basename(binding)],
  });
}

/** What lets a bare Electron open any folder has no place in an application. */
function removeDefaultApp({ packager, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir);
  fs.rmSync(path.join(resources, "default_app.asar"), { recursive: true, force: true });
}

const [flag, plan] = process.argv.slice(2);
process.exitCode = await (
  flag === "--pack" ? pack(JSON.parse(plan)) : main(process.argv.slice(2))
).catch(reportAndExit);
