import path from "node:path";
import { expect, test } from "vitest";
import { failuresIn } from "../../../scripts/failures.mjs";

const root = path.resolve(import.meta.dirname, "../../..");

test("a failed test is told with its file, its name and what it said, a passed one is not", () => {
  const file = path.join(root, "tests/property/laws.property.test.ts");
  const assertionResults = [
    { status: "passed", fullName: "one law", failureMessages: [] },
    {
      status: "failed",
      fullName: "another law",
      failureMessages: ["Error: \u001B[31mno\u001B[39m"],
    },
  ];
  expect(failuresIn({ testResults: [{ name: file, message: "", assertionResults }] })).toEqual([
    "✘ tests/property/laws.property.test.ts › another law\n    Error: no",
  ]);
});

test("a file that could not be loaded is told with its reason", () => {
  const file = path.join(root, "tests/unit/lost.test.ts");
  const testResults = [{ name: file, message: "Cannot find module", assertionResults: [] }];
  expect(failuresIn({ testResults })).toEqual([
    "✘ tests/unit/lost.test.ts › (not loaded)\n    Cannot find module",
  ]);
});

const inWindow = (title: string, status: string, message?: string) => {
  const results = [{ errors: message === undefined ? [] : [{ message }] }];
  return { file: "time.e2e.ts", title, tests: [{ status, results }] };
};

test("tests of the window are found however deep they lie, and long messages are cut", () => {
  const message = Array.from({ length: 30 }, (_, line) => `line ${line}`).join("\n");
  const specs = [inWindow("stays", "expected"), inWindow("goes back", "unexpected", message)];
  const [told = "", ...more] = failuresIn({ suites: [{ suites: [{ specs }] }] });
  expect(more).toEqual([]);
  const lines = told.split("\n");
  expect(lines[0]).toBe("✘ tests/e2e/time.e2e.ts › goes back");
  expect(lines.at(-2)).toBe("    line 23");
  expect(lines.at(-1)).toBe("    (6 more lines)");
});

test("what passed only when it was tried again is told as well", () => {
  const specs = [inWindow("goes back", "flaky", "Timeout")];
  expect(failuresIn({ suites: [{ specs }] })).toEqual([
    "✘ tests/e2e/time.e2e.ts › goes back (passed when tried again)\n    Timeout",
  ]);
});

test("where nothing failed, or nothing was written, there is nothing to tell", () => {
  expect(failuresIn({})).toEqual([]);
  expect(failuresIn({ suites: [], testResults: [] })).toEqual([]);
});
