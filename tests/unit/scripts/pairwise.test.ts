import { expect, test } from "vitest";

import { pairwise } from "../../../scripts/pairwise.mjs";

const FACTORS = {
  hour: ["dawn", "noon", "dusk", "night"],
  sky: ["sun", "rain", "cold"],
  text: [100, 200],
};

test("each value meets each value of every other factor, in few rows", () => {
  const rows = pairwise(FACTORS);
  for (const hour of FACTORS.hour)
    for (const sky of FACTORS.sky)
      expect(rows).toContainEqual(expect.objectContaining({ hour, sky }));
  for (const text of FACTORS.text) {
    for (const hour of FACTORS.hour)
      expect(rows).toContainEqual(expect.objectContaining({ hour, text }));
    for (const sky of FACTORS.sky)
      expect(rows).toContainEqual(expect.objectContaining({ sky, text }));
  }
  expect(rows).toHaveLength(12);
});
