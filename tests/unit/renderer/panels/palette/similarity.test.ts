import fc from "fast-check";
import { expect, test } from "vitest";

import { similarity } from "../../../../../renderer/panels/palette/similarity.ts";

test("equal texts are worth 1, texts with nothing in common 0", () => {
  expect(similarity("set_rel", "Set rel")).toBe(1);
  expect(similarity("abc", "xyz")).toBe(0);
  expect(similarity("", "")).toBe(1);
  expect(similarity("a", "")).toBe(0);
});

test("letters that are shared in order count twice by the letters of both", () => {
  expect(similarity("spawn", "spann!")).toBeCloseTo((2 * 4) / 11);
});

test("what is typed as it stands is worth more at a word's beginning than inside one", () => {
  const inside = similarity("rain", "A train of thought, as long as that.");
  expect(similarity("rain", "Lets it rain until it is stopped.")).toBeGreaterThan(0.8);
  expect(inside).toBeGreaterThan(0.6);
  expect(inside).toBeLessThan(0.8);
});

test("it stays between 0 and 1, and a text is never less like itself than like another", () => {
  const texts = [fc.string({ maxLength: 20 }), fc.string({ maxLength: 40 })] as const;
  fc.assert(
    fc.property(...texts, (query, text) => {
      const value = similarity(query, text);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(similarity(query, query)).toBeGreaterThanOrEqual(value);
    }),
  );
});
