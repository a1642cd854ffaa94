import { writeSync } from "node:fs";

import { errorCode, errorMessage } from "../problem.ts";
import { Life } from "./life.ts";
import { LifePlan, Place, type Report } from "./reports.ts";

// A process that lives with a town until something ends it: `victim.ts PLAN`, where PLAN is a `LifePlan` as JSON. It
// begins when a line on stdin names the `Place`.
// What it tells leaves before it goes on, so that it outlives the process.

function tell(report: Report): void {
  let left = Buffer.from(`${JSON.stringify(report)}\n`);
  while (left.length > 0) left = left.subarray(writeSome(left));
}

/** Waits for a reader that is busy. */
function writeSome(bytes: Buffer): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    if (errorCode(error) !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}

const plan = LifePlan.parse(JSON.parse(process.argv[2] ?? ""));
tell({ kind: "ready" });
let given = "";
process.stdin.setEncoding("utf8").on("data", (text: string) => {
  given += text;
  if (given.endsWith("\n")) void begin(given);
});
// Whoever gave it its town is gone, and nobody would end it.
process.stdin.on("end", () => process.exit(1));

async function begin(line: string): Promise<void> {
  try {
    await new Life(plan, Place.parse(JSON.parse(line)), tell).live();
  } catch (error) {
    const stack = error instanceof Error ? error.stack : undefined;
    tell({ kind: "broken", law: `a program may not throw: ${stack ?? errorMessage(error)}` });
  }
  process.exit();
}
