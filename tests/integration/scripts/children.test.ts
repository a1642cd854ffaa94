import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../../scripts/children.mjs";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const quiet = { stdio: "ignore" as const };
const node = process.execPath;

test("a child's exit status is ours", async () => {
  expect(await run(node, ["-e", "process.exit(7)"], quiet)).toBe(7);
});

test.skipIf(process.platform === "win32")(
  "a child ended by a signal counts as 128 and the signal",
  async () => {
    expect(await run(node, ["-e", "process.kill(process.pid, 'SIGTERM')"], quiet)).toBe(143);
  },
);

test("what a child prints is copied into a file", async () => {
  const folder = temporaryFolder();
  const copyTo = path.join(folder, "summary.txt");
  await run(node, ["-e", "console.log('a day has passed')"], { copyTo });
  await expect.poll(() => readFileSync(copyTo, "utf8")).toBe("a day has passed\n");
});

test("a child that does not end is killed with everything it started", async () => {
  const script = `
    const { spawn } = require("node:child_process");
    const inner = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    require("node:fs").writeFileSync(process.argv[1], String(inner.pid));
    process.on("SIGTERM", () => {});
    setInterval(() => {}, 1000);`;
  const folder = temporaryFolder();
  const pidFile = path.join(folder, "pid");
  const status = await run(node, ["-e", script, pidFile], { ...quiet, limit: 1000 });
  expect(status).toBe(137);
  const inner = Number(readFileSync(pidFile, "utf8"));
  await expect.poll(() => isRunning(inner)).toBe(false);
});

test("an interrupt reaches the child, which ends in its own time and with its own status", async () => {
  const inner = `
    process.on("SIGINT", () => setTimeout(() => process.exit(130), 300));
    setInterval(() => {}, 1000);
    console.log("ready");`;
  const library = pathToFileURL(path.resolve("scripts/children.mjs")).href;
  const outer = `
    import { run } from ${JSON.stringify(library)};
    process.exitCode = await run(process.execPath, ["-e", ${JSON.stringify(inner)}]);`;
  const child = spawn(node, ["--input-type=module", "-e", outer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const start = performance.now();
  child.kill("SIGINT");
  await once(child, "exit");
  expect(child.exitCode).toBe(130);
  expect(performance.now() - start).toBeGreaterThan(250);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process that nobody has waited for yet is a name without a life.
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
