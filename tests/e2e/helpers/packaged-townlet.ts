import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser } from "@playwright/test";
import { z } from "zod";

import { softwareGl } from "./software-gl.ts";

/** Who starts the program: Chromium refuses its sandbox to root only. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly sandbox: boolean;
}

/**
 * Starts a packaged Townlet and attaches to its page. The package cannot be debugged as a Node program (its fuses
 * forbid it), so the way in is Chromium's own protocol.
 */
export async function startPackaged(program: string, userData: string, account: Account) {
  const sandbox = account.sandbox ? [] : ["--no-sandbox"];
  const switches = ["--remote-debugging-port=0", `--user-data-dir=${userData}`];
  mkdirSync(userData, { recursive: true });
  const displayKey = path.join(userData, ".Xauthority");
  if (process.env["XAUTHORITY"] !== undefined) copyFileSync(process.env["XAUTHORITY"], displayKey);
  for (const owned of [userData, displayKey]) {
    if (existsSync(owned)) chownSync(owned, account.uid, account.uid);
  }
  const child = spawn(program, [...softwareGl, ...sandbox, ...switches], {
    uid: account.uid,
    gid: account.uid,
    // Nothing that the repository's set-up hands to its own children.
    env: {
      PATH: "/usr/bin:/bin",
      HOME: userData,
      DISPLAY: process.env["DISPLAY"],
      XAUTHORITY: displayKey,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  started.add(child);
  let log = "";
  child.stderr.setEncoding("utf8");
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${log}`));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      fail("The packaged program did not open its page within 30 s.");
    }, 30_000);
    child.once("error", reject);
    child.once("exit", (code, signal) => fail(`The packaged program ended: ${code ?? signal}`));
    child.stderr.on("data", (text: string) => {
      log += text;
      const found = /DevTools listening on (ws:\S+)/u.exec(log)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  await pageToLoad(new URL(address).host);
  const browser = await attach(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("the packaged program has no page");
  const page = context.pages()[0] ?? (await context.waitForEvent("page", { timeout: 20_000 }));
  /** Closes the window as its owner would; resolves with the exit status, null when it had to be killed. */
  const quit = async () => {
    const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    // Not awaited: the answer may be lost together with the page.
    page.close({ runBeforeUnload: true }).catch(() => undefined);
    if (isRunning(child)) await once(child, "exit");
    clearTimeout(killer);
    return child.exitCode;
  };
  return { page, quit, pid: child.pid ?? 0 };
}

const Targets = z.array(z.object({ type: z.string(), url: z.string() }));

/** Chromium's protocol loses an attachment that comes while a page is changing its process. */
async function pageToLoad(host: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(100)) {
    const targets = Targets.parse(await (await fetch(`http://${host}/json/list`)).json());
    if (targets.some(({ type, url }) => type === "page" && url.startsWith("townlet:"))) return;
  }
  throw new Error("The packaged program did not load its page within 30 s.");
}

async function attach(address: string, attempts = 3): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: 15_000 });
  } catch (error) {
    if (attempts === 1) throw error;
    return attach(address, attempts - 1);
  }
}

const started = new Set<ChildProcess>();

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** For after each test: a failed one must not leave its program behind. */
export function killLeftovers(): void {
  for (const child of started) if (isRunning(child)) child.kill("SIGKILL");
  started.clear();
}
