/**
 * The working half of `npm run campaign:restore`: `--seeds` towns from `--seed` on are saved and restored, or
 * with `--seeks` ticks of one are shown; one JSON line of each on stdout.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { loadConfig } from "../../main/config/load-config.ts";
import { restoredLife } from "./restored-lives.ts";
import { soughtTicks } from "./sought-ticks.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
    ticks: { type: "string", default: "2500" },
    points: { type: "string", default: "10" },
    seeks: { type: "string" },
  },
});
const loaded = loadConfig("default");
if (!loaded.ok) throw new Error("the default town does not hold");
const { config } = loaded.value;
const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-restore-"));
const [first, ticks] = [Number(values.seed), Number(values.ticks)];
const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
try {
  if (values.seeks === undefined) {
    for (let seed = first; seed < first + Number(values.seeds); seed++) {
      const plan = { seed, ticks, points: Number(values.points), folder };
      say({ seed, wrong: await restoredLife(config, plan) });
      rmSync(path.join(folder, `seed-${seed}.townlet`));
    }
  } else {
    say(await soughtTicks(config, { seed: first, ticks, seeks: Number(values.seeks), folder }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
