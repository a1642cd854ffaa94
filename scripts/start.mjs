/** `npm start`: opens the window, or, where there is no display, lets the default town live for a day. */
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, run, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { hasDisplay } from "./system-packages.mjs";
import { runTownlet } from "./townlet.mjs";

async function start(args) {
  if (hasDisplay()) return openWindow(args);
  say("There is no display here, so no window can open.");
  say(
    "The default town lives through one day instead, at 100 times its pace. Ctrl-C ends it early.",
  );
  return runTownlet(["run", "default", "--ticks", "1000", "--pace", "100", "--status"]);
}

async function openWindow(args) {
  const prepared = await prepare({ window: true });
  await buildIfStale(prepared);
  // Chromium refuses to run its sandbox as root; everybody else keeps it.
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const flags = isRoot ? ["--no-sandbox"] : [];
  const status = await run(prepared.electron.executable, [...flags, root, ...args], {
    env: prepared.env,
  });
  return status;
}

process.exitCode = await start(process.argv.slice(2)).catch(reportAndExit);
