import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./children.mjs";

/** Enough for what was expected, what was found, and how to repeat a property test. */
const SHOWN_LINES = 24;

/**
 * What failed in a stage, ready to be read again below everything else: where, the test's name, and the beginning of
 * what it said. `report` is the JSON that vitest or Playwright wrote; without one there is nothing to tell.
 */
export function failuresIn(report) {
  const failed = [...ofVitest(report.testResults ?? []), ...ofPlaywright(report.suites ?? [])];
  return failed.map(({ file, name, said }) => {
    const lines = stripVTControlCharacters(said).trim().split("\n");
    const more = lines.length > SHOWN_LINES ? [`(${lines.length - SHOWN_LINES} more lines)`] : [];
    const text = [...lines.slice(0, SHOWN_LINES), ...more].map((line) => `    ${line}`.trimEnd());
    return [`✘ ${path.relative(root, path.resolve(root, file))} › ${name}`, ...text].join("\n");
  });
}

function ofVitest(files) {
  return files.flatMap(({ name: file, assertionResults, message }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    // A file that could not even be loaded has no tests, only a message.
    if (failed.length === 0 && message) return [{ file, name: "(not loaded)", said: message }];
    return failed.map((one) => ({
      file,
      name: one.fullName,
      said: one.failureMessages.join("\n"),
    }));
  });
}

function ofPlaywright(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...ofPlaywright(inner),
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map(({ status, results }) => ({
          file: path.join("tests", "e2e", file),
          name: status === "flaky" ? `${title} (passed when tried again)` : title,
          said: results
            .flatMap(({ errors }) => errors)
            .map(({ message }) => message ?? "")
            .join("\n"),
        })),
    ),
  ]);
}
