import { expect, test } from "vitest";
import { z } from "zod";

import { faultLibrary } from "../../../main/soak/faulty-disk.ts";
import { townlet, townletProcess } from "../../helpers/run-townlet.ts";

const Soaked = z.looseObject({
  seed: z.int(),
  ticks: z.int(),
  faults: z.record(z.string(), z.int()),
  kills: z.int(),
  recoveries: z.int(),
  corruptions: z.int(),
  invariant_violations: z.int(),
  rss_slope_mb_per_day: z.number().nullable(),
});

test.runIf(faultLibrary().ok)(
  "a short soak goes through faults and kills with nothing lost, and prints its seed first",
  { timeout: 240_000 },
  async () => {
    const { status, stderr, document } = await townletProcess(
      "soak",
      "--ticks",
      "2500",
      "--seed",
      "5",
      "--json",
    );
    expect(stderr.split("\n")[0]).toContain("seed 5");
    const soaked = Soaked.parse(document);
    expect(document).toMatchObject({ ok: true, broken: [] });
    expect(status).toBe(0);
    expect(soaked).toMatchObject({ seed: 5, corruptions: 0, invariant_violations: 0 });
    expect(soaked.ticks).toBeGreaterThanOrEqual(2500);
    expect(Object.values(soaked.faults).reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    expect(soaked.recoveries).toBeGreaterThan(0);
  },
);

test("a soak says what it needs", async () => {
  const both = await townlet("soak", "--json");
  expect(both.document.error?.message).toContain("--hours or --ticks");
  const unknown = await townlet("soak", "--ticks", "5", "--faults", "fire", "--json");
  expect(unknown.document.error?.message).toContain("'fire'");
  expect(unknown.status).toBe(1);
});
