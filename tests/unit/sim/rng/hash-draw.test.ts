import { createHash } from "node:crypto";

import { expect, test } from "vitest";

import { hash64, hashUniform } from "../../../../sim/rng/hash-draw.ts";

test("a draw is the first 53 bits of the text's SHA-256", () => {
  const digest = createHash("sha256").update("1:alice").digest();
  const top53 = digest.readBigUInt64BE() >> 11n;
  expect(hashUniform("1:alice")).toBe(Number(top53) / 2 ** 53);
});

test("the two halves are the first eight bytes, big-endian, whatever the alphabet", () => {
  const digest = createHash("sha256").update("Zoë 🏠").digest();
  expect(hash64("Zoë 🏠")).toEqual({ high: digest.readUInt32BE(0), low: digest.readUInt32BE(4) });
});

test("draws of different texts spread evenly over [0, 1)", () => {
  const quarters = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const quarter = Math.floor(hashUniform(`text ${i}`) * 4);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
