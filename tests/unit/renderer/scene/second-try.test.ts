import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { SecondTry } from "../../../../renderer/scene/second-try.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Seconds at which something was tried. */
function watched(succeeds: () => boolean): { readonly at: number[]; readonly again: SecondTry } {
  const at: number[] = [];
  const begun = performance.now();
  const again = new SecondTry(() => {
    at.push((performance.now() - begun) / 1000);
    return succeeds();
  });
  return { at, again };
}

test("the picture is tried again after a moment, and then left alone", () => {
  const { at, again } = watched(() => true);
  again.plan();
  vi.advanceTimersByTime(600_000);
  expect(at).toEqual([0.5]);
});

test("while it cannot be had, it is tried ever more seldom, but once a minute at least", () => {
  const { at, again } = watched(() => false);
  again.plan();
  vi.advanceTimersByTime(200_000);
  expect(at).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 63.5, 123.5, 183.5]);
  again.stop();
  vi.advanceTimersByTime(200_000);
  expect(at).toHaveLength(9);
});

test("what is lost again soon waits longer; what has lasted does not", () => {
  const { at, again } = watched(() => true);
  again.plan();
  vi.advanceTimersByTime(5000);
  again.plan();
  vi.advanceTimersByTime(70_000);
  expect(at).toEqual([0.5, 6]);
  again.plan();
  vi.advanceTimersByTime(70_000);
  expect(at).toEqual([0.5, 6, 75.5]);
});
