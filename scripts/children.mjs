/** Starting other programs: what they print, when they are stopped, and how they end. */
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import path from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Everything that set-up has to say goes to stderr, so that stdout belongs to the program itself. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** One announced step of set-up: says what and why before, and how long it took after. */
export async function step(what, work) {
  say(`set-up: ${what} …`);
  const start = performance.now();
  const result = await work();
  say(`set-up: … done in ${seconds(performance.now() - start)}`);
  return result;
}

export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A failure that needs no stack trace: the message says what to do. */
export class Refusal extends Error {}

/**
 * Ends the process as the command line promises: 3 when the machine failed, stack traces only for our own bugs.
 *
 * @returns {never}
 */
export function reportAndExit(error) {
  say(error instanceof Refusal ? `\n${error.message}` : String(error?.stack ?? error));
  process.exit(3);
}

/**
 * Runs a program to its end and resolves with its exit status (128 + n after signal n).
 * Our own SIGINT and SIGTERM are passed on, and we wait: the child decides how to finish.
 * With `copyTo` a file receives a copy of what the child prints on stdout.
 * With `limit` (milliseconds) the child leads its own process group, and the whole group is ended when time is up.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { limit?: number; copyTo?: string | undefined }} options
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const { limit, copyTo, ...settings } = options;
  return new Promise((resolve, reject) => {
    const grouped = limit !== undefined && process.platform !== "win32";
    const child = spawn(command, args, {
      cwd: root,
      stdio: copyTo === undefined ? "inherit" : ["inherit", "pipe", "inherit"],
      ...settings,
      detached: grouped,
    });
    if (copyTo !== undefined) {
      child.stdout?.pipe(process.stdout, { end: false });
      child.stdout?.pipe(createWriteStream(copyTo));
    }
    const kill = (signal) => {
      try {
        if (child.pid !== undefined) process.kill(grouped ? -child.pid : child.pid, signal);
      } catch {
        // Already gone.
      }
    };
    // On a terminal Ctrl-C reaches the whole foreground group; a second copy would look like impatience.
    const passOn = (signal) => {
      if (grouped || signal !== "SIGINT" || !isatty(0)) kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, passOn);
    /** @type {NodeJS.Timeout[]} */
    const timers = [];
    /** @type {(milliseconds: number, act: () => void) => void} */
    const later = (milliseconds, act) => void timers.push(setTimeout(act, milliseconds));
    if (limit !== undefined) {
      later(limit, () => {
        say(`stopped: ${path.basename(command)} did not end within ${seconds(limit)}`);
        // A test runner uses the respite to end programs that lead groups of their own.
        kill("SIGTERM");
      });
      later(limit + 3000, () => kill("SIGKILL"));
    }
    // Whoever kills npm alone must not leave a town running behind its back.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) kill("SIGTERM");
    }, 500);
    const finish = () => {
      clearInterval(watch);
      for (const timer of timers) clearTimeout(timer);
      for (const signal of signals) process.off(signal, passOn);
      // Whatever a killed or careless child left behind must not outlive it.
      if (grouped) kill("SIGKILL");
    };
    child.once("error", (error) => {
      finish();
      reject(error);
    });
    child.once("close", (code, signal) => {
      finish();
      resolve(code ?? 128 + (signalNumbers[signal] ?? 1));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** Runs a program quietly and returns what it printed; on failure throws with the end of its output. */
export async function runQuietly(command, args, options = {}) {
  let output = "";
  const child = spawn(command, args, {
    cwd: root,
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0) {
    const tail = output.trimEnd().split("\n").slice(-25).join("\n");
    const what = `${path.basename(command)} ${args.join(" ")}`;
    throw Object.assign(new Refusal(`${what}\nended with ${code}:\n${tail}`), { output });
  }
  return output;
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name) {
  const found = spawnSync(process.platform === "win32" ? "where" : "which", [name], {
    encoding: "utf8",
  });
  return found.status === 0 ? found.stdout.trim().split("\n")[0] : undefined;
}

/** How to start npm: the one that started us, or else the one that stands beside this Node. */
export function npmCommand(...args) {
  const beside = path.join(
    path.dirname(process.execPath),
    "node_modules",
    "npm",
    "bin",
    "npm-cli.js",
  );
  const library = path.join(
    path.dirname(process.execPath),
    "../lib/node_modules/npm/bin/npm-cli.js",
  );
  const program = [process.env.npm_execpath, beside, library].find(
    (file) => file?.endsWith(".js") && existsSync(file),
  );
  return program === undefined ? ["npm", ...args] : [process.execPath, program, ...args];
}

/** Whether there is such a process, ours or somebody else's. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
