import { expect, test } from "vitest";

import { parseJson } from "../../../sim/parse-json.ts";

test("texts are read as they are, brackets inside quotation marks included", () => {
  const value = { a: [1, { b: `${"[".repeat(200)}"\\` }], c: null, "\\": `\\\\"${"{".repeat(99)}` };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
  expect(parseJson("{")).toBeUndefined();
});

test("what is nested deeper than anything we write is no JSON to us", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(JSON.stringify(parseJson(nested(64)))).toBe(nested(64));
  expect(parseJson(nested(65))).toBeUndefined();
  expect(parseJson(`["\\"",${nested(1_000_000)}]`)).toBeUndefined();
});
