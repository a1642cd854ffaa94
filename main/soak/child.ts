import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { type LifePlan, type Place, Report } from "./reports.ts";

/** How a victim ended. */
export interface Death {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it printed on stderr. */
  readonly complaint: string;
}

/** A victim's process as its parent sees it. */
export interface Child {
  /** Loaded and waiting; resolves too when it has ended before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<Death>;
  /** Lets it begin. */
  go(place: Place): void;
  kill(): void;
}

/** The program of victims: beside this file, or beside the bundle that it has become part of. */
export function victimFile(): string {
  const here = fileURLToPath(import.meta.url);
  return path.join(path.dirname(here), `victim${path.extname(here)}`);
}

/** Starts a victim; `hear` is called with everything it tells, in order, before `ended` resolves. */
export function startVictim(
  program: string,
  plan: LifePlan,
  env: NodeJS.ProcessEnv,
  hear: (report: Report) => void,
): Child {
  const child = spawn(process.execPath, ["--expose-gc", program, JSON.stringify(plan)], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C is for us: it ends when we close what it listens to.
    detached: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  // It stays open for as long as we live; whoever is dead hears nothing.
  child.stdin.on("error", () => undefined);
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const report = parse(line);
    if (report === null) return;
    if (report.kind === "ready") isReady();
    else hear(report);
  });
  const heard = new Promise<void>((resolve) => lines.once("close", resolve));
  const ended = new Promise<Death>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      isReady();
      void heard.then(() => resolve({ code, signal, complaint: complaint.trim() }));
    });
  });
  return {
    ready,
    ended,
    go: (place) => void child.stdin.write(`${JSON.stringify(place)}\n`),
    kill: () => void child.kill("SIGKILL"),
  };
}

/** A line that death cut short is none. */
function parse(line: string): Report | null {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return null;
  }
  return Report.parse(raw);
}
