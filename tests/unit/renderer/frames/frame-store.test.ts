import { expect, test } from "vitest";

import { FrameStore } from "../../../../renderer/frames/frame-store.ts";
import { makeFrame } from "../../../helpers/make-frame.ts";

test("frames of another scene are dropped", () => {
  const frames = new FrameStore();
  frames.setScene(2);
  expect(frames.accept(makeFrame({ scene: 1, tick: 5 }))).toBe(false);
  expect(frames.accept(makeFrame({ scene: 2, tick: 5 }))).toBe(true);
  expect(frames.newestTick).toBe(5);
});

test("the frames on both sides of a tick are found", () => {
  const frames = storeWith([10, 12, 16]);
  expect(tickAt(frames.frameBefore(13))).toBe(12);
  expect(tickAt(frames.frameAfter(13))).toBe(16);
});

test("before the oldest and after the newest the ends are returned", () => {
  const frames = storeWith([10, 12]);
  expect(tickAt(frames.frameBefore(3))).toBe(10);
  expect(tickAt(frames.frameAfter(40))).toBe(12);
});

test("a frame from far back is a cut, and begins anew", () => {
  const frames = storeWith([100, 101, 102]);
  expect(cutsOf(frames, [7])).toEqual([true]);
  expect(frames.oldestTick).toBe(7);
  expect(frames.newestTick).toBe(7);
});

test("after a short way back there are frames on both sides all the way", () => {
  const frames = storeWith([100, 101, 102]);
  expect(cutsOf(frames, [98])).toEqual([false]);
  expect(frames.newestTick).toBe(98);
  expect(tickAt(frames.frameBefore(101.5))).toBe(101);
  expect(tickAt(frames.frameAfter(101.5))).toBe(102);
  expect(tickAt(frames.frameBefore(99))).toBe(98);
  expect(tickAt(frames.frameAfter(99))).toBe(100);
});

test("whoever goes on from there sees nothing of what was ahead before", () => {
  const frames = storeWith([100, 101, 102]);
  const again = makeFrame({ tick: 101 });
  frames.accept(makeFrame({ tick: 99 }));
  frames.accept(again);
  expect(tickAt(frames.frameAfter(99))).toBe(101);
  expect(frames.frameAfter(99)).toBe(again);
  expect(tickAt(frames.frameAfter(101))).toBe(102);
  frames.accept(makeFrame({ tick: 104 }));
  expect(tickAt(frames.frameAfter(101))).toBe(104);
});

test("step by step back for long, the shown frame and the way to it are always there", () => {
  const frames = storeWith(Array.from({ length: 48 }, (_unused, index) => 200 + index));
  for (let tick = 246; tick > 100; tick--) {
    expect(cutsOf(frames, [tick])).toEqual([false]);
    expect(tickAt(frames.frameBefore(tick))).toBe(tick);
    expect(tickAt(frames.frameAfter(tick))).toBe(tick + 1);
  }
});

test("a leap ahead of a town that stands still is a cut, a late frame of one that runs is none", () => {
  const still = storeWith([10], 0);
  expect(cutsOf(still, [18, 27], 0)).toEqual([false, true]);
  const runs = storeWith([10], 100);
  expect(cutsOf(runs, [120, 280], 100)).toEqual([false, true]);
});

test("a repeated tick replaces its frame", () => {
  const frames = storeWith([4]);
  const again = makeFrame({ tick: 4 });
  frames.accept(again);
  expect(frames.newest).toBe(again);
  expect(frames.frameBefore(4)).toBe(again);
});

test("only the last frames are kept", () => {
  const frames = storeWith(Array.from({ length: 500 }, (_unused, tick) => tick));
  expect(frames.newestTick).toBe(499);
  expect(frames.oldestTick).toBeGreaterThan(400);
});

function storeWith(ticks: readonly number[], speed = 1): FrameStore {
  const frames = new FrameStore();
  frames.setScene(1);
  for (const tick of ticks) frames.accept(makeFrame({ tick, speed }));
  return frames;
}

/** Of each further frame, whether it was a cut. */
function cutsOf(frames: FrameStore, ticks: readonly number[], speed = 0): boolean[] {
  const cuts: boolean[] = [];
  const stop = frames.subscribe((isCut) => cuts.push(isCut));
  for (const tick of ticks) frames.accept(makeFrame({ tick, speed }));
  stop();
  return cuts;
}

const tickAt = (frame: Int32Array | undefined): number | undefined => frame?.[2];
