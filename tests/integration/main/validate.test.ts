import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { appRoot } from "../../../main/config/app-root.ts";
import { townlet, townletProcess } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const broken = path.join(appRoot, "tests", "fixtures", "broken");
const manifest = path.join(appRoot, "configs", "affordances.yaml");

test("nothing that comes with Townlet is wrong or doubtful, and everything is told with its kind", async () => {
  const { status, document } = await townletProcess("validate", "--strict", "--json");
  expect(status).toBe(0);
  for (const kind of ["town", "scenario", "map", "affordances"]) {
    expect(document["files"]).toContainEqual(
      expect.objectContaining({ kind, ok: true, problems: [] }),
    );
  }
});

test("[A38] a manifest that holds is told on one line with its hash and what it has", async () => {
  const { status, stdout, stderr } = await townlet("validate", manifest);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^\[ok\] +affordances +configs\/affordances\.yaml +sha256=[0-9a-f]{64} +objects=\d+ affordances=\d+\n$/,
  );
  expect(stderr).toBe("");
});

test("[A25] [A38] a missing duration is invalid, and told with the entry's id", async () => {
  const { status, stdout, stderr } = await townlet(
    "validate",
    path.join(broken, "missing-duration.yaml"),
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/^\[no\]/);
  expect(stderr).toMatch(/missing-duration\.yaml:2:3: \[0\]\.duration: affordance 'take_nap': /);
  expect(stderr).toMatch(/1 file of 1 is invalid/);
});

test("[A24] [A38] a duplicate id and a call in a precondition are told in those words", async () => {
  const { status, stderr } = await townlet(
    "validate",
    path.join(broken, "duplicate-id.yaml"),
    path.join(broken, "call-in-precondition.yaml"),
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/duplicate-id\.yaml:8:7: .*duplicate id 'use_shower'/);
  expect(stderr).toMatch(/call-in-precondition\.yaml:6:\d+: .*'use_shower': preconditions: /);
});

test("[A38] a folder is searched to its depths, .yml files too", async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "deep", "down"), { recursive: true });
  cpSync(manifest, path.join(folder, "good.yaml"));
  const bad = path.join(folder, "deep", "down", "bad.yml");
  writeFileSync(bad, "- { id: missing_effects, object_type: bed, duration: 3, tags: [sleep] }\n");
  const { status, stdout, stderr } = await townlet(
    "validate",
    folder,
    path.join(folder, "good.yaml"),
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/bad\.yml:1:\d+: .*missing_effects/);
  expect(stdout.match(/good\.yaml/g)).toHaveLength(1);
});

test("a folder without configuration is nothing to complain about, unless strictly", async () => {
  const folder = temporaryFolder();
  expect(await townlet("validate", folder)).toMatchObject({ status: 0, stderr: "" });
  expect((await townlet("validate", folder, "--strict")).status).toBe(1);
});

test("a warning is shown and passes; strictly it is a mistake", async () => {
  const folder = temporaryFolder();
  cpSync(path.join(appRoot, "configs"), folder, { recursive: true });
  const map = path.join(folder, "maps", "corner.yaml");
  const text = readFileSync(map, "utf8");
  writeFileSync(map, text.replace("legend:\n", 'legend:\n  "Z": { tile: grass }\n'));
  const free = await townlet("validate", map, "--json");
  expect(free.status).toBe(0);
  expect(free.document["files"]).toEqual([
    expect.objectContaining({ ok: true, problems: [expect.objectContaining(UNUSED)] }),
  ]);
  const strict = await townlet("validate", map, "--strict");
  expect(strict.status).toBe(1);
  expect(strict.stderr).toMatch(/legend\.Z: no row has the letter 'Z'/);
  const scenario = path.join(folder, "scenarios", "queues.yaml");
  const run = await townlet("run", scenario, "--ticks", "3", "--json");
  expect(run.status).toBe(0);
  expect(run.stderr.match(/warning: map\.legend\.Z/g)).toHaveLength(1);
});

const UNUSED = { severity: "warning", path: "legend.Z", message: "no row has the letter 'Z'" };

test("--schema prints what stands in configs/schemas; an unknown kind is wrong usage", async () => {
  const { status, stdout } = await townlet("validate", "--schema", "map");
  const file = path.join(appRoot, "configs", "schemas", "map.schema.json");
  expect(status).toBe(0);
  expect(stdout).toBe(readFileSync(file, "utf8"));
  expect((await townlet("validate", "--schema", "mop")).status).toBe(2);
});
