import { expect, test } from "vitest";

import {
  longestPhases,
  megabytes,
  milliseconds,
} from "../../../../../renderer/panels/dashboard/health-words.ts";

test("times and sizes are told as far as they matter", () => {
  expect(milliseconds(0.044)).toBe("0.04\u00A0ms");
  expect(milliseconds(12.4)).toBe("12\u00A0ms");
  expect(megabytes(84_400_000)).toBe("84\u00A0MB");
  expect(megabytes(4000)).toBe("under 1\u00A0MB");
});

test("the longest parts of a tick come first, with their share of all", () => {
  expect(longestPhases({ act: 1, move: 3, needs: 0 }, 2)).toEqual([
    { phase: "move", ms: 3, share: 0.75 },
    { phase: "act", ms: 1, share: 0.25 },
  ]);
  expect(longestPhases({}, 2)).toEqual([]);
});
