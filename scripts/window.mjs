/** For scripts that look at the real window from outside: a display, a town to look at, and the window itself. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { Refusal, findProgram, root, run, runQuietly } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { hasDisplay } from "./system-packages.mjs";

/** Mesa's rasteriser, for machines without a graphics card; the same as in the end-to-end tests. */
const softwareGl = ["--use-gl=angle", "--use-angle=gl", "--ignore-gpu-blocklist"];

const CLOSE_LIMIT_MS = 15_000;

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

async function runTownlet(...args) {
  await runQuietly(process.execPath, [path.join(root, "out", "main", "cli.js"), ...args]);
}

/**
 * Opens the window with an inside of `size` pixels and waits for its first frame.
 *
 * @param {{ home: string, size: readonly [number, number], settings?: object, file?: string }} options
 */
export async function openWindow({ home, size: [width, height], settings = {}, file }) {
  const { _electron } = await import("@playwright/test");
  fs.mkdirSync(home, { recursive: true });
  const shown = { names: false, lines: true, vignette_camera: true, first_steps: false };
  const look = { theme: "light", quality: "auto", motion: "full", roofs: "auto", ...shown };
  fs.writeFileSync(path.join(home, "settings.json"), JSON.stringify({ ...look, ...settings }));
  const bounds = { x: 0, y: 0, width, height };
  const memory = { last_file: null, bounds, maximized: false };
  const known = path.join(home, "memory.json");
  if (!fs.existsSync(known)) fs.writeFileSync(known, JSON.stringify(memory));
  const gl = process.env.TOWNLET_ON_DISPLAY === "virtual" ? softwareGl : [];
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
