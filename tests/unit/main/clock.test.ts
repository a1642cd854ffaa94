import * as fc from "fast-check";
import { expect, test } from "vitest";

import { forgiveLag, msUntilDue, startClock, ticksDue } from "../../../main/town/clock.ts";

const speeds = fc.constantFrom(1, 10, 100);

test("however time is sliced, the same ticks are due at the same moment", () => {
  const steps = fc.array(fc.double({ min: 0.1, max: 400, noNaN: true }), { maxLength: 200 });
  fc.assert(
    fc.property(speeds, steps, (speed, slices) => {
      const clock = startClock(speed, 250, 1000, 7);
      let now = 1000;
      let tick = 7;
      for (const slice of slices) {
        now += slice;
        tick += ticksDue(clock, now, tick);
      }
      const exact = 7 + Math.floor(((now - 1000) * speed * 4) / 1000 + 1e-6);
      expect(tick).toBe(exact);
    }),
  );
});

test("a tick is due exactly when it was announced", () => {
  const elapsed = fc.double({ min: 0, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(speeds, elapsed, (speed, ms) => {
      const clock = startClock(speed, 250, 0, 0);
      const tick = ticksDue(clock, ms, 0);
      const wait = msUntilDue(clock, ms, tick);
      expect(ticksDue(clock, ms + wait, tick)).toBeGreaterThanOrEqual(1);
      expect(ticksDue(clock, ms + wait * 0.9 - 0.001, tick)).toBe(0);
    }),
  );
});

test("a tick of half the length is due twice as often", () => {
  expect(ticksDue(startClock(1, 125, 0, 0), 10_000, 0)).toBe(80);
  expect(msUntilDue(startClock(1, 125, 0, 0), 0, 0)).toBe(125);
});

test("an hour at 100× is 1,440,000 ticks", () => {
  const clock = startClock(100, 250, 0, 0);
  expect(ticksDue(clock, 3_600_000, 0)).toBe(1_440_000);
});

test("nothing is due while paused, and nothing ever will be", () => {
  const clock = startClock(0, 250, 0, 5);
  expect(ticksDue(clock, 1e9, 5)).toBe(0);
  expect(msUntilDue(clock, 1e9, 5)).toBe(Number.POSITIVE_INFINITY);
});

test("a little lag is caught up with, a night of sleep is not", () => {
  const clock = startClock(10, 250, 0, 0);
  expect(forgiveLag(clock, 900, 0)).toBe(clock);
  const awake = forgiveLag(clock, 8 * 3_600_000, 0);
  expect(ticksDue(awake, 8 * 3_600_000, 0)).toBe(0);
  expect(ticksDue(awake, 8 * 3_600_000 + 1000, 0)).toBe(40);
});

test("a clock that is set back loses nothing and does not stop", () => {
  const clock = startClock(1, 250, 10_000, 0);
  const after = forgiveLag(clock, 4000, 3);
  expect(ticksDue(after, 4250, 3)).toBe(1);
});
