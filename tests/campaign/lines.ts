/** The working half of `npm run campaign:lines`: says so many lines to a town and prints one document. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { linesRun } from "./lines-run.ts";

/** The town's rate of ticks may fall to so much of the undisturbed one. */
const LEAST_SHARE = 0.9;
/** The share of lines that has to get past the limits of their address. */
const LEAST_READ = 0.75;

const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "10000" },
    flood: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-lines-"));
const seed = Number(values.seed);
const start = performance.now();
const report = await linesRun({
  seed,
  lines: Number(values.lines),
  flood: Number(values.flood),
  folder,
  tell: (done) => {
    if (done % 2000 === 0) process.stderr.write(`${done} of ${values.lines} lines\n`);
  },
});
const { due, codes, lines } = report;
const broken = [...report.broken];
for (const when of ["lines", "flood"] as const) {
  const share = due[when] / due.undisturbed;
  if (share < LEAST_SHARE) broken.push(`${when}: ${Math.round(share * 100)} % of the ticks`);
}
const limited = codes["rate_limited"] ?? 0;
if (limited > lines * (1 - LEAST_READ)) broken.push(`${limited} of ${lines} lines were not read`);
const ok = broken.length === 0;
const ms = Math.round(performance.now() - start);
const kept = ok ? {} : { kept: folder };
process.stdout.write(`${JSON.stringify({ ok, seed, ms, ...report, broken, ...kept }, null, 2)}\n`);
if (ok) rmSync(folder, { recursive: true });
process.exitCode = ok ? 0 : 1;
