import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  clampSpan,
  isInSight,
  panSpan,
  showTick,
  ticksOf,
  zoomOf,
  zoomSpan,
} from "../../../../renderer/panels/time/span.ts";

const bounds = { first: 0, head: 20_000, ticksPerDay: 1000 };

test("the three zooms show a day, a week, and everything with a little room behind", () => {
  expect(ticksOf("day", bounds)).toBe(1000);
  expect(ticksOf("week", bounds)).toBe(7000);
  expect(ticksOf("all", bounds)).toBeGreaterThan(20_000);
  expect(ticksOf("all", bounds)).toBeLessThan(26_000);
  expect(zoomOf(7000, bounds)).toBe("week");
  expect(zoomOf(7100, bounds)).toBeNull();
});

test("a record that grows by a tick is not laid out anew by each", () => {
  const widths = new Set(
    Array.from({ length: 1000 }, (_unused, tick) =>
      ticksOf("all", { ...bounds, head: 20_000 + tick }),
    ),
  );
  expect(widths.size).toBeLessThanOrEqual(4);
});

test("a town that has just begun has a timeline too", () => {
  const fresh = { first: 0, head: 0, ticksPerDay: 1000 };
  expect(ticksOf("all", fresh)).toBeGreaterThanOrEqual(200);
  expect(clampSpan({ from: 50, ticks: 5000 }, fresh).from).toBe(0);
});

test("zooming leaves the tick under the pointer where it is", () => {
  const span = { from: 8000, ticks: 4000 };
  const closer = zoomSpan(span, 0.5, 9000, bounds);
  expect(closer.ticks).toBe(2000);
  expect((9000 - closer.from) / closer.ticks).toBeCloseTo((9000 - span.from) / span.ticks);
});

test("no zoom and no move ever leaves the record, and the cursor that is to be seen is seen", () => {
  const move = fc.record({
    kind: fc.constantFrom("zoom", "pan", "show"),
    by: fc.double({ min: -2, max: 2, noNaN: true }),
    tick: fc.integer({ min: 0, max: 20_000 }),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), fc.nat(20_000), (moves, head) => {
      const limits = { ...bounds, head };
      let span = clampSpan({ from: 0, ticks: 1000 }, limits);
      for (const { kind, by, tick } of moves) {
        const within = Math.min(tick, head);
        if (kind === "zoom") span = zoomSpan(span, 2 ** by, within, limits);
        else if (kind === "pan") span = panSpan(span, by * span.ticks, limits);
        else {
          span = showTick(span, within, limits);
          expect(isInSight(span, within)).toBe(true);
        }
        expect(span.from).toBeGreaterThanOrEqual(0);
        expect(span.from).toBeLessThanOrEqual(head);
        expect(span.ticks).toBeLessThanOrEqual(ticksOf("all", limits));
        expect(span.ticks).toBeGreaterThanOrEqual(40);
      }
    }),
  );
});
