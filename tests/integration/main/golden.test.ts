import { readFileSync, writeFileSync } from "node:fs";

import { expect, onTestFinished, test } from "vitest";

import { goldenPath } from "../../../main/golden/golden-file.ts";
import { townlet, townletProcess } from "../../helpers/run-townlet.ts";

test("golden check holds a run against what is on record, figure by figure", async () => {
  const { status, document } = await townletProcess(
    "golden",
    "check",
    "observation_baseline",
    "--json",
  );
  expect(status).toBe(0);
  expect(document).toMatchObject({ ok: true });
  expect(document["runs"]).toContainEqual({
    name: "observation_baseline",
    ok: true,
    metric: "wallet.iris",
    expected: 1,
    found: 1,
    tolerance: 0,
  });
});

test("golden update wants a reason and writes nothing where nothing has moved", async () => {
  const file = goldenPath("observation_baseline");
  const before = readFileSync(file, "utf8");
  onTestFinished(() => writeFileSync(file, before));
  const run = ["golden", "update", "observation_baseline"];
  expect(await townlet(...run)).toMatchObject({ status: 2 });
  expect(await townlet(...run, "--reason", " ")).toMatchObject({ status: 1 });
  const kept = await townlet(...run, "--reason", "A test.");
  expect(kept).toMatchObject({ status: 0, stdout: "Nothing moved.\n" });
  expect(readFileSync(file, "utf8")).toBe(before);
});

test("a golden run of an unknown name is refused with what was meant", async () => {
  const { status, stderr } = await townlet("golden", "check", "kitchen_breakfest");
  expect(status).toBe(1);
  expect(stderr).toContain("Did you mean 'kitchen_breakfast'?");
});
