import { expect, test } from "vitest";

import { rowByKey, rowByName } from "../../../../renderer/ui/find-row.ts";

const names = ["Alice", "Bob", "Bea", "Carmen"];

test.each([
  ["ArrowDown", 0, 1],
  ["ArrowDown", 3, 3],
  ["ArrowUp", 2, 1],
  ["ArrowUp", 0, 0],
  ["Home", 2, 0],
  ["End", 1, 3],
  ["Enter", 1, undefined],
])("%s from row %i leads to %s", (key, at, row) => {
  expect(rowByKey(key, at, names.length)).toBe(row);
});

test("one letter goes round the names that begin with it, more of them find one", () => {
  expect(rowByName("b", 0, names)).toBe(1);
  expect(rowByName("b", 1, names)).toBe(2);
  expect(rowByName("B", 2, names)).toBe(1);
  expect(rowByName("be", 1, names)).toBe(2);
  expect(rowByName("bo", 1, names)).toBe(1);
  expect(rowByName("x", 1, names)).toBeUndefined();
});
