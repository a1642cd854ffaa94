/**
 * `npm run campaign:fuzz -- --seeds 200 --ticks 10000`: towns with random operations, every law looked at after
 * every tick. Prints its first seed before it starts; `--seed N` repeats it. Every tenth run is lived twice, from its
 * recorded inputs. `--json` prints one document instead of a table. Ends with 1 when a law broke, and says the seed, the
 * tick, the law and the fewest inputs that break it.
 *
 * Two processes share the work. Each says how many bytes it holds after every run, once all that can be freed is:
 * The slope is that of the straight line through the later half of these: code is still being
 * compiled in the earlier one.
 */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { reportAndExit, root, say, seconds } from "./children.mjs";
import { prepare } from "./prepare.mjs";

const PROCESSES = 2;
const REPLAY_EVERY = 10;

/** One in ten, and not always the same towns, which come in turn. */
function isReplayed(index) {
  return index % REPLAY_EVERY === Math.floor(index / REPLAY_EVERY) % REPLAY_EVERY;
}

/** A process that makes one run after the other; `next` hands it runs, `done` takes what became of them. */
function work({ node, env }, next, done) {
  const program = path.join(root, "tests", "campaign", "fuzz.ts");
  const child = spawn(node, ["--expose-gc", program], {
    cwd: root,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const message = JSON.parse(line);
      if (message.towns === undefined) done(message);
      const plan = next(message.towns);
      if (plan === undefined) child.stdin.end();
      else child.stdin.write(`${JSON.stringify(plan)}\n`);
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`a process ended with ${code}`)),
    );
  });
}

/** What one process held after its first, its middle and its last run, and the slope over the later half. */
function heapOf(runs) {
  const all = runs.map(({ heap }) => heap);
  const middle = Math.floor(all.length / 2);
  const sizes = all.slice(middle);
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  const [x, y] = [mean(sizes.map((_, index) => index)), mean(sizes)];
  let [over, under] = [0, 0];
  for (const [index, size] of sizes.entries()) {
    over += (index - x) * (size - y);
    under += (index - x) ** 2;
  }
  return {
    start: all[0] ?? 0,
    middle: all[middle] ?? 0,
    end: all.at(-1) ?? 0,
    slope: under === 0 ? 0 : Math.round(over / under),
  };
}

function tableOfTowns(runs) {
  const head = ["town", "runs", "ticks", "operations", "refused", "µs/tick", "broken"];
  const names = [...new Set(runs.map(({ town }) => town))].sort((a, b) => a.localeCompare(b));
  const rows = names.map((name) => {
    const mine = runs.filter(({ town }) => town === name);
    const sum = (of) => mine.reduce((total, run) => total + of(run), 0);
    const ticks = sum((run) => run.ticks);
    const perTick = (sum((run) => run.ms) * 1000) / ticks;
    const broken = mine.filter(({ failure }) => failure !== null).length;
    const cells = [
      name,
      mine.length,
      ticks,
      sum((run) => run.operations),
      sum((run) => run.refused),
      perTick.toFixed(1),
      broken,
    ];
    return cells.join(" | ");
  });
  return [head.join(" | "), head.map(() => "---").join(" | "), ...rows].join("\n");
}

function tellFailure({ town, seed, failure }) {
  const inputs = failure.inputs
    .flatMap(([tick, commands]) => commands.map((one) => ({ tick, ...one })))
    .map((one) => `  ${JSON.stringify(one)}`);
  const laws = failure.laws.map((law) => `  ${law}`);
  return [`${town}, seed ${seed}, tick ${failure.tick}:`, ...laws, "inputs:", ...inputs].join("\n");
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

async function main() {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "20" },
      ticks: { type: "string", default: "1000" },
      seed: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const first = Number(values.seed ?? randomInt(2 ** 31));
  const count = Number(values.seeds);
  const ticks = Number(values.ticks);
  say(`campaign:fuzz from seed ${first}; --seed ${first} repeats it`);
  const prepared = await prepare();
  const start = performance.now();
  const runs = [];
  let given = 0;
  let towns = [];
  const next = (names) => {
    towns = names ?? towns;
    if (given === count) return undefined;
    const index = given;
    given += 1;
    const town = towns[index % towns.length];
    return { town, seed: first + index, ticks, replay: isReplayed(index) };
  };
  const heaps = await Promise.all(
    Array.from({ length: PROCESSES }, async () => {
      const mine = [];
      await work(prepared, next, (run) => {
        mine.push(run);
        runs.push(run);
        if (runs.length % 10 === 0) say(`${runs.length} of ${count} runs`);
        if (run.failure !== null) say(tellFailure(run));
      });
      return heapOf(mine);
    }),
  );
  const failures = runs.filter(({ failure }) => failure !== null);
  const ms = Math.round(performance.now() - start);
  if (values.json) {
    const document = { ok: failures.length === 0, seed: first, seeds: count, ticks, ms, heaps };
    process.stdout.write(`${JSON.stringify({ ...document, failures, runs })}\n`);
  } else {
    const load = os.loadavg().map((one) => one.toFixed(1));
    const heap = heaps.map(
      (one) =>
        `heap ${megabytes(one.start)} → ${megabytes(one.middle)} → ${megabytes(one.end)} MB, slope ${one.slope} bytes per run`,
    );
    const title = `${count} seeds from ${first}, ${ticks} ticks each, ${seconds(ms)}, load ${load.join(" ")}`;
    const told = failures.map(tellFailure);
    process.stdout.write(`${[title, tableOfTowns(runs), ...heap, ...told].join("\n\n")}\n`);
  }
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch(reportAndExit);
