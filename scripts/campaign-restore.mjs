/**
 * `npm run campaign:restore -- --seeds 100 --points 10`: towns with random operations are saved, closed and opened again
 * at random ticks, every other time in their past, and end as one that was never stopped. Then `--seeks` random ticks of
 * a town of `--days` days and of a branch of it are shown, there and back, each against a town that was never stopped.
 * Prints its first seed before it starts; `--seed N` repeats it. Ends with 1 when anything differed. `--json` prints one
 * document.
 */
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { reportAndExit, root, say, seconds } from "./children.mjs";
import { prepare } from "./prepare.mjs";

const PROCESSES = 2;
const TICKS_PER_DAY = 1000;
/** Seeks over more ticks are told apart: the goal is for those within. */
const NEAR_TICKS = 10_000;

async function work({ node, env }, args) {
  const program = path.join(root, "tests", "campaign", "restore.ts");
  const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(node, [program, ...args], options);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The seeds, a stretch of them for each process. */
async function restore(prepared, { seed, seeds, ticks, points }) {
  const share = Math.ceil(seeds / PROCESSES);
  const shares = Array.from({ length: PROCESSES }, (_, index) => ({
    first: seed + index * share,
    count: Math.min(share, seeds - index * share),
  })).filter(({ count }) => count > 0);
  const lives = await Promise.all(
    shares.map(({ first, count }) =>
      work(prepared, [
        `--seed=${first}`,
        `--seeds=${count}`,
        `--ticks=${ticks}`,
        `--points=${points}`,
      ]),
    ),
  );
  return lives.flat();
}

function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Number((sorted[Math.ceil(share * (sorted.length - 1))] ?? 0).toFixed(1));
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

async function main() {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "100" },
      points: { type: "string", default: "10" },
      ticks: { type: "string", default: "2500" },
      seeks: { type: "string", default: "1000" },
      days: { type: "string", default: "50" },
      seed: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const seed = Number(values.seed ?? randomInt(2 ** 31 - 1000));
  const [seeds, points, ticks] = [values.seeds, values.points, values.ticks].map(Number);
  say(`campaign:restore from seed ${seed}; --seed ${seed} repeats it`);
  const prepared = await prepare();
  const start = performance.now();
  const lives = seeds === 0 ? [] : await restore(prepared, { seed, seeds, ticks, points });
  const restored_ms = Math.round(performance.now() - start);
  say(
    `${lives.length} towns of ${ticks} ticks restored ${points} times each in ${seconds(restored_ms)}`,
  );
  const until = Number(values.days) * TICKS_PER_DAY;
  const wanted = [`--seed=${seed}`, `--ticks=${until}`, `--seeks=${values.seeks}`];
  const [sought] = Number(values.seeks) === 0 ? [] : await work(prepared, wanted);
  const seeks = sought?.seeks ?? [];
  const near = seeks.filter((one) => one.ticks > 0 && one.ticks <= NEAR_TICKS);
  const wrong = [...lives.flatMap((life) => life.wrong), ...(sought?.wrong ?? [])];
  const document = {
    ok: wrong.length === 0,
    seed,
    ms: Math.round(performance.now() - start),
    load: os.loadavg()[0],
    restored: { towns: lives.length, points: lives.length * points, ms: restored_ms },
    seek_ms: {
      all: percentiles(seeks.map(({ ms }) => ms)),
      within_10_000: percentiles(near.map(({ ms }) => ms)),
    },
    wrong,
  };
  process.stdout.write(`${JSON.stringify(document, null, values.json ? 0 : 2)}\n`);
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch(reportAndExit);
