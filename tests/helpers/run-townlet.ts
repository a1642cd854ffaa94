import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";

import { onTestFinished } from "vitest";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const entry = path.join(root, "main", "cli", "cli.ts");

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

/** The command line in a process of its own, from the sources. */
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
    child.once("close", (status) => {
      const json = args.includes("--json") && stdout !== "";
      const document = Document.parse(json ? JSON.parse(stdout) : { ok: status === 0 });
      resolve({ status, stdout, stderr, document });
    });
  });
  return { child, finished };
}

/** Runs one command to its end. */
export function townlet(...args: readonly string[]): Promise<Finished> {
  return startTownlet(args).finished;
}
