/**
 * The working half of `npm run campaign:fuzz`: reads runs as JSON lines on stdin, makes them, and
 * answers each with a JSON line on stdout. Node has to be started with `--expose-gc`.
 */
import { createInterface } from "node:readline";

import { z } from "zod";

import { fuzzTown } from "./fuzz-town.ts";
import { shrink } from "./shrink.ts";
import { campaignTowns } from "./towns.ts";

const Plan = z.strictObject({
  town: z.string(),
  seed: z.int(),
  ticks: z.int().positive(),
  replay: z.boolean(),
});

/** Bytes in use once everything that can be freed is. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function answer(towns: ReturnType<typeof campaignTowns>, line: string): string {
  const plan = Plan.parse(JSON.parse(line));
  const config = towns.get(plan.town);
  if (config === undefined) throw new Error(`no town is called ${plan.town}`);
  const start = performance.now();
  const { broken, ...counts } = fuzzTown(config, plan);
  const ms = performance.now() - start;
  const smallest = broken === null ? null : shrink(config, plan, broken);
  const failure =
    smallest === null
      ? null
      : { tick: smallest.tick, laws: smallest.laws, inputs: [...smallest.inputs] };
  return JSON.stringify({ ...plan, ...counts, ms, heap: heapInUse(), failure });
}

const towns = campaignTowns();
process.stdout.write(`${JSON.stringify({ towns: [...towns.keys()] })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${answer(towns, line)}\n`);
}
