import { expect, test } from "vitest";

import { slopeOf } from "../../../main/soak/tally.ts";

/** A measurement every 1,000 ticks. */
function sizes(ticks: number, bytesAt: (tick: number) => number): Parameters<typeof slopeOf>[0] {
  return Array.from({ length: ticks / 1000 }, (_, index) => {
    const tick = (index + 1) * 1000;
    return { ticks: tick, bytes: bytesAt(tick) };
  });
}

test("memory that is taken while code is compiled is no growth; what comes after is", () => {
  const warmUp = (tick: number): number => 1e8 + Math.min(tick, 10_000) * 4000;
  expect(slopeOf(sizes(40_000, warmUp))).toBe(0);
  expect(slopeOf(sizes(40_000, (tick) => warmUp(tick) + 3 * tick))).toBeCloseTo(3, 9);
});

test("a life that ends before says nothing", () => {
  expect(slopeOf(sizes(17_000, (tick) => tick * 4000))).toBeNull();
});
