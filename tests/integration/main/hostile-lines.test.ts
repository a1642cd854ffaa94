import { expect, test } from "vitest";

import { linesRun } from "../../campaign/lines-run.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

// `npm run campaign:lines` does the same for longer. Elsewhere a machine has but one address of its own.
test.runIf(process.platform === "linux")(
  "hostile lines over TCP and a flood have an answer each, let no token out and leave the town at its pace",
  async () => {
    const plan = { seed: 4, lines: 1500, flood: 1500, folder: temporaryFolder() };
    const report = await linesRun(plan);
    expect(report.broken).toEqual([]);
    expect(report.answers).toBe(1500);
    expect(report.flooded.answers).toBe(1500);
    expect(report.codes["rate_limited"] ?? 0).toBeLessThan(375);
    expect(Object.keys(report.codes).length).toBeGreaterThan(7);
    // The campaign asks for 0.9; this is too short for that on a machine that does other things.
    expect(report.due.lines / report.due.undisturbed).toBeGreaterThan(0.75);
  },
  30_000,
);
