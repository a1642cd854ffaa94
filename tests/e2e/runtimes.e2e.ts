import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

import { expect, test } from "@playwright/test";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Electron's program, where set-up found it. */
const electron = z.string().parse(createRequire(import.meta.url)("electron"));
const rootNeedsThis = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** Every program on this machine that the rules must live in, and what to put before a command. */
const runtimes: readonly (readonly [name: string, program: string, before: readonly string[]])[] = [
  ["the Node of the tests", process.execPath, [path.join(root, "out/main/cli.js")]],
  [
    "the system's Node",
    process.env["npm_node_execpath"] ?? "node",
    [path.join(root, "out/main/cli.js")],
  ],
  ["Electron", electron, [...rootNeedsThis, root]],
];

async function stateHash(
  program: string,
  before: readonly string[],
  seed: number,
): Promise<string> {
  const command = [
    "run",
    "default",
    "--ticks",
    "5000",
    "--seed",
    String(seed),
    "--json",
    "--quiet",
  ];
  const { stdout } = await run(program, [...before, ...command]);
  return z.looseObject({ state_hash: z.string() }).parse(JSON.parse(stdout)).state_hash;
}

for (const seed of [1, 2, 3]) {
  test(`seed ${seed} leads to the same state in every runtime`, async () => {
    const found = runtimes.map(
      async ([name, ...runtime]) => [name, await stateHash(...runtime, seed)] as const,
    );
    const hashes = Object.fromEntries(await Promise.all(found));
    test.info().annotations.push({ type: "state_hash", description: JSON.stringify(hashes) });
    expect(new Set(Object.values(hashes)).size, JSON.stringify(hashes)).toBe(1);
  });
}
