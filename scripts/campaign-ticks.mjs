/**
 * `npm run campaign:ticks -- OTHER`: how much longer a tick of the default town takes here than in another checkout of the
 * project. Both run in one process, a thousand ticks in turns, after as many beforehand as the engine goes on compiling
 * for; process CPU time. Prints the median of the ratios of pairs, and the times of both.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { reportAndExit, root, run } from "./children.mjs";
import { prepare } from "./prepare.mjs";

const TICKS = 1000;
const WARM_UP_TURNS = 200;

/** The default town of a checkout, by that checkout's own rules. */
async function townOf(tree) {
  const load = (file) => import(pathToFileURL(path.join(tree, file)).href);
  const { loadConfig } = await load("main/config/load-config.ts");
  const { createTown } = await load("sim/create-town.ts");
  const { runTick } = await load("sim/tick.ts");
  const loaded = loadConfig("default");
  if (!loaded.ok) throw new Error(`the default town of ${tree} does not hold`);
  return { town: createTown(loaded.value.config), runTick };
}

/** Microseconds of CPU time that a tick takes, over one turn. */
function turn({ town, runTick }) {
  const before = process.cpuUsage();
  for (let tick = 0; tick < TICKS; tick++) runTick(town);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / TICKS;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(other, turns) {
  const [before, here] = [await townOf(path.resolve(other)), await townOf(root)];
  const times = [];
  for (let index = 0; index < WARM_UP_TURNS + turns; index++) {
    const pair = [turn(before), turn(here)];
    if (index >= WARM_UP_TURNS) times.push(pair);
  }
  const [old, now] = [0, 1].map((place) => median(times.map((pair) => pair[place])).toFixed(2));
  const ratio = median(times.map(([a, b]) => b / a)).toFixed(3);
  process.stdout.write(`${old} µs there, ${now} µs here: ${ratio} times, by ${turns} pairs\n`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { turns: { type: "string", default: "200" }, inside: { type: "boolean" } },
  });
  const [other] = positionals;
  if (other === undefined) throw new Error("Which checkout? npm run campaign:ticks -- ../other");
  if (values.inside) {
    await compare(other, Number(values.turns));
    return 0;
  }
  const { node, env } = await prepare();
  return run(node, [import.meta.filename, "--inside", `--turns=${values.turns}`, other], { env });
}

process.exitCode = await main().catch(reportAndExit);
