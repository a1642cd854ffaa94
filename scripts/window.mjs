/** For scripts that look at the real window from outside: a display, a town to look at, and the window itself. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfStale } from "./build.mjs";
import { Refusal, findProgram, root, run, runQuietly } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { hasDisplay } from "./system-packages.mjs";

/** Mesa's rasteriser, for machines without a graphics card; the same as in the end-to-end tests. */
const softwareGl = ["--use-gl=angle", "--use-angle=gl", "--ignore-gpu-blocklist"];

/** Outside of itself the package is the path of its program. */
const electron = () => createRequire(import.meta.url)("electron");

const CLOSE_LIMIT_MS = 15_000;
const START_LIMIT_MS = 10_000;

/** What was measured on: the display, the processor, and how busy it was. */
export function machine() {
  const load = os.loadavg().map((one) => one.toFixed(1));
  const cores = os.cpus();
  const display = `${process.env.TOWNLET_ON_DISPLAY} display`;
  return `${display}, ${cores.length} × ${cores[0]?.model.trim()}, load ${load.join(" ")}`;
}

/**
 * Starts `script` again under the prepared Node, with everything built and with a display; where there is none, a
 * virtual one of `screen` ("1920x1200"). Returns undefined to the copy that has all this and should do the work.
 */
export async function onDisplay(script, screen, limit) {
  if (process.env.TOWNLET_ON_DISPLAY !== undefined) return undefined;
  const prepared = await prepare({ window: true, display: true });
  await buildIfStale(prepared);
  const virtual = hasDisplay()
    ? []
    : [findProgram("xvfb-run"), "-a", "-s", `-screen 0 ${screen}x24`];
  const [command, ...args] = [...virtual, prepared.node, script, ...process.argv.slice(2)];
  const kind = virtual.length > 0 ? "virtual" : "real";
  return run(command, args, { env: { ...prepared.env, TOWNLET_ON_DISPLAY: kind }, limit });
}

/** An empty folder that is removed when `work` has ended. */
export async function inTemporaryFolder(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "townlet-window-"));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A town of this scenario, by name or file, after `ticks`, in `file`. */
export async function growTown(file, ticks, scenario = "default") {
  await runTownlet("run", scenario, "--ticks", String(ticks), "--out", file, "--quiet");
}

/** Another life of the town in `file`: from `at` on for `ticks`, under an order of an operator, or several. */
export async function branchTown(file, { at, ticks, order }) {
  const commands = `${file}.jsonl`;
  const lines = [order].flat().map((one) => JSON.stringify(one));
  fs.writeFileSync(commands, lines.join("\n"));
  const how = ["--at", String(at), "--ticks", String(ticks), "--commands", commands];
  await runTownlet("branch", file, ...how);
}

/** Lives the town in `file` once more, and says in a line whether it came to the same. */
export async function verifyTown(file) {
  return (await runTownlet("verify", file, "--quiet")).trim();
}

async function runTownlet(...args) {
  return runQuietly(process.execPath, [path.join(root, "out", "main", "cli.js"), ...args]);
}

/**
 * What the window keeps between two runs, as it should find it.
 *
 * @param {string} home
 * @param {readonly [number, number]} size
 * @param {object} settings
 */
function furnish(home, [width, height], settings) {
  fs.mkdirSync(home, { recursive: true });
  const shown = { names: false, lines: true, vignette_camera: true, first_steps: false };
  const look = { theme: "light", quality: "auto", motion: "full", roofs: "auto", ...shown };
  fs.writeFileSync(path.join(home, "settings.json"), JSON.stringify({ ...look, ...settings }));
  const bounds = { x: 0, y: 0, width, height };
  const memory = { last_file: null, bounds, maximized: false };
  const known = path.join(home, "memory.json");
  if (!fs.existsSync(known)) fs.writeFileSync(known, JSON.stringify(memory));
}

const glSwitches = () => (process.env.TOWNLET_ON_DISPLAY === "virtual" ? softwareGl : []);

/**
 * Opens the window with an inside of `size` pixels and waits for its first frame.
 *
 * @param {{ home: string, size: readonly [number, number], settings?: object, file?: string }} options
 */
export async function openWindow({ home, size, settings = {}, file }) {
  const { _electron } = await import("@playwright/test");
  furnish(home, size, settings);
  const gl = glSwitches();
  const given = file === undefined ? [] : [file];
  const app = await _electron.launch({ args: [...gl, root, ...given, `--user-data-dir=${home}`] });
  const child = app.process();
  const page = await app.firstWindow();
  const close = async () => {
    const killer = setTimeout(
      () => child.pid && process.kill(-child.pid, "SIGKILL"),
      CLOSE_LIMIT_MS,
    );
    await app.close().catch(() => undefined);
    clearTimeout(killer);
  };
  const resize = ([wide, high]) =>
    app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [wide, high],
    );
  /** What is to be seen, as PNG. Taken by the program: only it knows how large the page is drawn. */
  const picture = async () => {
    const text = await app.evaluate(async ({ BrowserWindow }) => {
      const taken = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return taken?.toPNG().toString("base64") ?? "";
    });
    return Buffer.from(text, "base64");
  };
  await page.waitForFunction(() => document.documentElement.dataset.firstFrame !== undefined);
  return { app, page, close, resize, picture };
}

/** What the page says of its drawing: `tick`, `view`, `scale`, `calls` … */
export function dataOf(page) {
  return page.evaluate(() => ({ ...document.documentElement.dataset }));
}

/** Asks the main side, as the page does; a refusal ends the script. */
export async function ask(page, name, args = {}) {
  const reply = await page.evaluate(
    ([channel, given]) => Reflect.get(window, "townlet").request(channel, given),
    [name, args],
  );
  if (!reply.ok) throw new Refusal(`${name}: ${reply.problem.message}`);
  return reply.value;
}

/**
 * Starts the program as people do, with nobody attached to it who would hold it up, leaves it alone until it has long
 * come to rest, and only then looks at what the page has noted. Returns its data, and in `at` the moment of each of
 * `names` in it, in milliseconds since the program was started.
 *
 * @param {{ home: string, size: readonly [number, number], names: string[] }} options
 */
export async function watchStart({ home, size, names }) {
  const { chromium } = await import("@playwright/test");
  furnish(home, size, {});
  const rootNeeds = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const switches = [...glSwitches(), ...rootNeeds, "--remote-debugging-port=0"];
  const born = Date.now();
  const child = spawn(electron(), [...switches, root, `--user-data-dir=${home}`], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  try {
    await sleep(START_LIMIT_MS);
    const address = /ws:\/\/\S+/u.exec(said)?.[0];
    if (address === undefined) throw new Refusal(`The window cannot be looked at:\n${said}`);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Refusal("The program has opened no window.");
    const data = await dataOf(page);
    const origin = await page.evaluate(() => performance.timeOrigin);
    const at = names.map((name) => Math.round(origin + Number(data[name]) - born));
    return { data, at };
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    await sleep(500);
  }
}
