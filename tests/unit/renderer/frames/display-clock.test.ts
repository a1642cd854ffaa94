import { expect, test } from "vitest";

import { DisplayClock } from "../../../../renderer/frames/display-clock.ts";

const FRAME = 16;

/** Lets frames arrive at `ticksPerSecond`, at most every `gap` milliseconds, and draws at 60 Hz. */
function watch(
  clock: DisplayClock,
  ticksPerSecond: number,
  gap: number,
  milliseconds: number,
  start = 0,
) {
  const drawn: number[] = [];
  let newest = start;
  let sent = -1;
  let arrived = -gap;
  for (let now = 0; now < milliseconds; now += FRAME) {
    newest = start + Math.floor((now / 1000) * ticksPerSecond);
    if (newest !== sent && now - arrived >= gap) {
      clock.arrived(newest, now);
      sent = newest;
      arrived = now;
    }
    clock.advance(FRAME, sent, false);
    drawn.push(clock.tick);
  }
  return { drawn, newest: sent };
}

test.each([
  [4, 250],
  [40, 50],
  [400, 50],
])("at %i ticks a second the drawn tick moves evenly and stays near", (ticksPerSecond, gap) => {
  const { drawn, newest } = watch(new DisplayClock(), ticksPerSecond, gap, 8000);
  const settled = drawn.slice(-250);
  const steps = settled.slice(1).map((tick, index) => tick - (settled[index] ?? 0));
  const even = (ticksPerSecond * FRAME) / 1000;
  expect(Math.min(...steps)).toBeGreaterThan(even * 0.4);
  expect(Math.max(...steps)).toBeLessThan(even * 1.7);
  expect(newest - (settled.at(-1) ?? 0)).toBeLessThan(1.5 + (ticksPerSecond * gap * 2.5) / 1000);
});

test("the drawn tick never goes back and never passes the newest frame", () => {
  const { drawn, newest } = watch(new DisplayClock(), 40, 50, 4000);
  expect(drawn.every((tick, index) => index === 0 || tick >= (drawn[index - 1] ?? 0))).toBe(true);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(newest);
});

test("at pause it comes to rest exactly at the newest frame", () => {
  const clock = new DisplayClock();
  const { newest } = watch(clock, 4, 250, 3000);
  let moves = 0;
  while (clock.advance(FRAME, newest, true)) moves++;
  expect(clock.tick).toBe(newest);
  expect(moves).toBeLessThan(80);
});

test("a single step of a paused town is drawn as movement, not as a jump", () => {
  const clock = new DisplayClock();
  clock.arrived(10, 0);
  clock.arrived(11, 500);
  clock.advance(FRAME, 11, true);
  expect(clock.tick).toBeGreaterThan(10);
  expect(clock.tick).toBeLessThan(11);
});

test("after a cut it starts from there", () => {
  const clock = new DisplayClock();
  watch(clock, 40, 50, 2000, 500);
  clock.arrived(3, 2100, true);
  expect(clock.tick).toBe(3);
});

test("a few ticks back it glides there, evenly and never past, whether the town stands or runs", () => {
  for (const paused of [true, false]) {
    const clock = new DisplayClock();
    watch(clock, 4, 250, 3000, 500);
    const from = clock.tick;
    clock.arrived(505, 3100);
    const drawn = [from];
    while (clock.advance(FRAME, 505, paused) && drawn.length < 100) drawn.push(clock.tick);
    expect(drawn.length).toBeGreaterThan(12);
    expect(drawn.every((tick, index) => index === 0 || tick < (drawn[index - 1] ?? 0))).toBe(true);
    const strides = drawn.slice(1).map((tick, index) => (drawn[index] ?? 0) - tick);
    expect(Math.max(...strides)).toBeLessThan(1.5);
    expect(clock.tick).toBe(505);
  }
});

test("the way back says nothing about the pace at which it goes on", () => {
  const clock = new DisplayClock();
  watch(clock, 40, 50, 2000, 500);
  clock.arrived(574, 2050);
  while (clock.advance(FRAME, 574, true));
  const { drawn, newest } = watch(clock, 4, 250, 4000, 574);
  expect(drawn.every((tick, index) => index === 0 || tick >= (drawn[index - 1] ?? 0))).toBe(true);
  expect(newest - (drawn.at(-1) ?? 0)).toBeLessThan(4);
});

test("a window that was hidden for long does not race through what it missed", () => {
  const clock = new DisplayClock();
  watch(clock, 4, 250, 3000);
  clock.arrived(4000, 60_000);
  clock.advance(FRAME, 4000, false);
  expect(clock.tick).toBeGreaterThan(3500);
});
