import { readdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { appRoot } from "../../main/config/app-root.ts";
import { problemLine } from "../../main/config/located.ts";
import { configFilesUnder, validateFile } from "../../main/config/validate-files.ts";
import { expectGolden } from "../helpers/golden.ts";

const folder = path.join(appRoot, "tests", "fixtures", "broken");

test("each mistake is told in the same words as ever, at the line where it is", () => {
  const told = Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => {
        const { ok, problems } = validateFile(path.join(folder, name));
        expect(ok, name).toBe(false);
        return [name, problems.map(problemLine)];
      }),
  );
  expectGolden("broken-files", told);
});

test("nothing that comes with the program has a mistake, nor anything doubtful", () => {
  const files = configFilesUnder(path.join(appRoot, "configs"));
  const told = files.flatMap((file) => validateFile(file).problems.map(problemLine));
  expect(told).toEqual([]);
  expect(files.length).toBeGreaterThan(8);
});
