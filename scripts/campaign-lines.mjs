/**
 * `npm run campaign:lines -- --lines 10000 --seed N`: lines that are mutated, malformed, oversized and hostile, over TCP
 * to a `townlet serve` in a process of its own, then `--flood` good commands on its stdin as fast as they are
 * taken. Prints its seed first; `--seed N` repeats the lines (not the moments). Ends with 1 when a line has not exactly one
 * answer, a refusal has no code, something fell over, a token came out, a command happened twice, the town's file
 * is not verified, or the town ran less than 90 % of the ticks that it runs undisturbed. Linux only: lines come from
 * many addresses of this machine, so that few of them are over the limit of one.
 */
import { randomInt } from "node:crypto";
import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { reportAndExit, root, run, say } from "./children.mjs";
import { prepare } from "./prepare.mjs";

async function main(args) {
  const at = args.findIndex((arg) => arg === "--seed" || arg.startsWith("--seed="));
  const drawn = String(randomInt(2 ** 31));
  const seed = at === -1 ? drawn : (args[at].split("=")[1] ?? args[at + 1] ?? drawn);
  say(`campaign:lines from seed ${seed}; --seed ${seed} repeats it`);
  const prepared = await prepare();
  await buildIfStale(prepared);
  const program = path.join(root, "tests", "campaign", "lines.ts");
  const given = at === -1 ? ["--seed", seed] : [];
  return run(prepared.node, [program, ...args, ...given], { env: prepared.env });
}

process.exitCode = await main(process.argv.slice(2)).catch(reportAndExit);
