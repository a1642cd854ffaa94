import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "vitest";

const folder = path.resolve(import.meta.dirname, "../golden");

/**
 * Holds a value against `tests/golden/NAME.json`. Only `npm run golden:update` writes that file; a
 * file that is missing fails like one that differs.
 */
export function expectGolden(name: string, value: unknown): void {
  const file = path.join(folder, `${name}.json`);
  const found = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  const expected: unknown = JSON.parse(readFileSync(file, "utf8"));
  expect(JSON.parse(found), `${name}.json; npm run golden:update if this is meant`).toEqual(
    expected,
  );
}
