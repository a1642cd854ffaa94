import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";

import { onTestFinished } from "vitest";
import { z } from "zod";

import { runCommandLine } from "../../main/cli/command-line.ts";

const root = path.resolve(import.meta.dirname, "../..");
const entry = path.join(root, "out", "main", "cli.js");

const Document = z.looseObject({
  ok: z.boolean(),
  state_hash: z.string().optional(),
  tick: z.number().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` printed. */
  readonly document: z.infer<typeof Document>;
}

/** The command line in a process of its own, as it was built. */
export function startTownlet(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): { readonly child: ChildProcess; readonly finished: Promise<Finished> } {
  const child = spawn(process.execPath, [entry, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(finish(args, status, stdout, stderr)));
  });
  return { child, finished };
}

function finish(
  args: readonly string[],
  status: number | null,
  stdout: string,
  stderr: string,
): Finished {
  const json = args.includes("--json") && stdout !== "";
  const document = Document.parse(json ? JSON.parse(stdout) : { ok: status === 0 });
  return { status, stdout, stderr, document };
}

/** Runs one command to its end, in a process of its own: for what only the end of a process can show. */
export function townletProcess(...args: readonly string[]): Promise<Finished> {
  return startTownlet(args).finished;
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Carries out one command to its end in this process, which saves the start of another: the same function, with what
 * it writes caught on its way out. One after the other, because they share these streams.
 */
export function townlet(...args: readonly string[]): Promise<Finished> {
  const finished = before.then(() => carryOut(args));
  before = finished.catch(() => undefined);
  return finished;
}

async function carryOut(args: readonly string[]): Promise<Finished> {
  const stdout = catchWrites(process.stdout);
  const stderr = catchWrites(process.stderr);
  try {
    const status = await runCommandLine(args);
    return finish(args, status, stdout.text(), stderr.text());
  } finally {
    stdout.release();
    stderr.release();
  }
}

/** Everything that is written to `stream` until `release`, instead of reaching it. */
function catchWrites(stream: NodeJS.WriteStream) {
  const own = Object.getOwnPropertyDescriptor(stream, "write");
  let text = "";
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    const written = rest.at(-1);
    if (typeof written === "function") queueMicrotask(() => void Reflect.apply(written, null, []));
    return true;
  };
  const release = () => {
    Reflect.deleteProperty(stream, "write");
    if (own !== undefined) Object.defineProperty(stream, "write", own);
  };
  return { text: () => text, release };
}
