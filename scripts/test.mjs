/**
 * `npm test`, `npm run check`, `npm run e2e`: runs the named stages (all without a name), in order, and sums up.
 * What follows the stage names is passed to their runner: `npm test -- unit tests/unit/needs`.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, run, runQuietly, say, seconds } from "./children.mjs";
import { failuresIn } from "./failures.mjs";
import { buildKernelIfStale } from "./kernel.mjs";
import { prepare } from "./prepare.mjs";
import { buildStorageFaultsIfStale } from "./storage-faults.mjs";
import { hasDisplay } from "./system-packages.mjs";

const minutes = 60_000;
const results = path.join(root, "out", "test-results");
const bin = (...place) => path.join(root, "node_modules", ...place);

/** Four looks at the sources that need nothing built. */
const checks = {
  types: [bin("typescript", "bin", "tsc"), "--build"],
  lint: [bin("oxlint", "bin", "oxlint"), "--deny-warnings"],
  imports: [
    bin(".bin", "depcruise"),
    "--config",
    ".dependency-cruiser.mjs",
    "sim",
    "main",
    "preload",
    "renderer",
  ],
  format: [
    bin("prettier", "bin", "prettier.cjs"),
    "--check",
    "--log-level=warn",
    "--cache",
    "--cache-strategy=content",
    "--cache-location=out/prettier-cache.json",
    ".",
  ],
};

const stages = {
  check,
  unit: vitest("unit"),
  property: vitest("property"),
  golden: vitest("golden"),
  integration: vitest("integration"),
  build,
  e2e: (prepared) => driveWindow("e2e", prepared),
};

/**
 * Types first, because the linter reads the declarations that they leave; then the other three at once.
 * Only what a failed one printed is shown.
 */
async function check(prepared) {
  const { types, ...others } = checks;
  const first = await look("types", types, prepared);
  const rest = await Promise.all(
    Object.entries(others).map(([name, args]) => look(name, args, prepared)),
  );
  const passed = [first, ...rest].filter(Boolean).length;
  return { passed, failed: rest.length + 1 - passed };
}

async function look(name, args, { node, env }) {
  const start = performance.now();
  const problem = await runQuietly(node, args, { env }).then(
    () => undefined,
    (error) => error,
  );
  const time = seconds(performance.now() - start);
  if (problem === undefined) say(`check: ${name} ok (${time})`);
  else say(`${problem.output ?? problem.message}\ncheck: ${name} FAILED (${time})`);
  return problem === undefined;
}

function vitest(project) {
  return async ({ node, env, rest }) => {
    await buildKernelIfStale({ node, env });
    await buildStorageFaultsIfStale({ env });
    // Victims are started by the dozen, which takes too long from the sources.
    if (project === "integration") await buildIfStale({ node, env });
    const report = path.join(results, `${project}.json`);
    const args = [
      bin("vitest", "vitest.mjs"),
      "run",
      `--project=${project}`,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      // Some of the integration tests look at the clock: they have the machine for themselves.
      ...(project === "integration" ? [] : ["--maxWorkers=100%"]),
      ...rest,
    ];
    // These tests run in Node, which loads the native module as it comes.
    const nodeEnv = { ...env, TOWNLET_SQLITE_BINDING: undefined };
    const status = await run(node, args, { env: nodeEnv, limit: 10 * minutes });
    const told = readReport(report);
    const { numPassedTests = 0, numFailedTests = 0 } = told;
    return { ...count(status, numPassedTests, numFailedTests), failures: failuresIn(told) };
  };
}

async function build(prepared) {
  await buildIfStale(prepared);
  return { failed: 0 };
}

/** Tests that drive a window; `project` is one of playwright.config.ts. */
export async function driveWindow(project, { node, env, rest = [] }) {
  const report = path.join(results, `${project}.json`);
  const cli = bin("@playwright", "test", "cli.js");
  const args = [cli, "test", `--project=${project}`, "--pass-with-no-tests", ...rest];
  // Without a display a virtual one is made, for the tests only.
  const display = hasDisplay() ? [] : ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"];
  const [command, ...flags] = [...display, node, ...args];
  const status = await run(command, flags, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    limit: 16 * minutes,
  });
  const told = readReport(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = told.stats ?? {};
  const counted = count(status, expected + flaky, unexpected);
  return { ...counted, again: flaky, failures: failuresIn(told) };
}

/** A runner that failed without a failing test (it crashed, or hung) still counts as one failure. */
function count(status, passed, failed) {
  return { passed, failed: status === 0 ? failed : Math.max(1, failed) };
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}

/**
 * Other cases each time at a desk. On a build server a commit has its own: it passes or fails the same whenever it is
 * tested, and the next commit tries others.
 */
function propertySeed() {
  if (process.env["CI"] === undefined) return Math.floor(Math.random() * 2 ** 31);
  const git = spawnSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" });
  return git.status === 0 ? Number.parseInt(git.stdout.slice(0, 7), 16) : 1;
}

async function main(args) {
  const known = args.findIndex((name) => !(name in stages));
  const named = known === -1 ? args : args.slice(0, known);
  const rest = known === -1 ? [] : args.slice(known);
  const chosen = named.length > 0 ? named : Object.keys(stages);
  const withWindow = chosen.includes("e2e");
  const prepared = await prepare({ window: withWindow, display: withWindow });
  prepared.env.FAST_CHECK_SEED ??= String(propertySeed());
  if (chosen.some((name) => name === "unit" || name === "property")) {
    const seed = prepared.env.FAST_CHECK_SEED;
    say(`Property tests use seed ${seed}; FAST_CHECK_SEED=${seed} repeats them.`);
  }
  fs.rmSync(results, { recursive: true, force: true });

  const summary = [];
  for (const name of chosen) {
    const start = performance.now();
    const outcome = await stages[name]({ ...prepared, rest }).catch((error) => {
      say(error.message);
      return { failed: 1 };
    });
    summary.push({ name, passed: 0, ...outcome, time: seconds(performance.now() - start) });
    // Testing the window of an older build would prove nothing.
    if (name === "build" && outcome.failed > 0) break;
  }
  // Far above by now, or cut off by whoever keeps the output: what failed is told again where the eye ends up.
  for (const failure of summary.flatMap(({ failures = [] }) => failures)) say(failure);
  for (const { name, passed, failed, again = 0, time } of summary) {
    const counted = passed + failed > 0 ? `${passed} passed, ${failed} failed` : "ok";
    const tries = again > 0 ? ` (${again} passed when tried again)` : "";
    say(`${name.padEnd(12)} ${counted.padEnd(24)} ${time}${tries}`);
  }
  const total = (key) => summary.reduce((sum, stage) => sum + stage[key], 0);
  process.stdout.write(`${total("passed")} passed, ${total("failed")} failed\n`);
  return total("failed") === 0 ? 0 : 1;
}

if (process.argv[1] === path.join(root, "scripts", "test.mjs")) {
  process.exitCode = await main(process.argv.slice(2)).catch(reportAndExit);
}
