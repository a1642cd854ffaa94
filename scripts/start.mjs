/** `npm start`: opens the window, or, where there is no display, lets the default town live for a day. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, run, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { hasDisplay } from "./system-packages.mjs";
import { runTownlet } from "./townlet.mjs";

/**
 * Starts the built application and resolves with its exit status.
 *
 * @param {{ electron: { executable: string }, env: NodeJS.ProcessEnv }} prepared
 * @param {string[]} args
 * @param {AbortSignal} [signal] ends the application early
 */
export function openWindow({ electron, env }, args, signal) {
  // Chromium refuses to run its sandbox as root; everybody else keeps it.
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const flags = isRoot ? ["--no-sandbox"] : [];
  const command = [...flags, root, ...args];
  return run(electron.executable, command, signal === undefined ? { env } : { env, signal });
}

async function start(args) {
  if (!hasDisplay()) return liveWithoutWindow();
  const prepared = await prepare({ window: true });
  await buildIfStale(prepared);
  return openWindow(prepared, args);
}

/** One day at 100 times its pace. Leaves a town file, where the window would look for it, and a summary beside it. */
async function liveWithoutWindow() {
  const settings = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), ".config");
  const towns = path.join(settings, "Townlet", "towns");
  const now = new Date().toISOString().slice(0, 19).replaceAll(":", ".");
  const town = path.join(towns, `default ${now}.townlet`);
  fs.mkdirSync(towns, { recursive: true });
  say("There is no display here, so no window can open.");
  say(
    "The default town lives through one day instead, at 100 times its pace. Ctrl-C ends it early.",
  );
  const args = ["run", "default", "--ticks", "1000", "--pace", "100", "--status", "--out", town];
  const summary = `${town.slice(0, -".townlet".length)}.txt`;
  const status = await runTownlet(args, { copyTo: summary });
  if (fs.existsSync(town)) say(`Town: ${town}\nSummary: ${summary}`);
  // Ending the day early is no failure.
  return status === 130 ? 0 : status;
}

if (process.argv[1] === path.join(root, "scripts", "start.mjs")) {
  process.exitCode = await start(process.argv.slice(2)).catch(reportAndExit);
}
