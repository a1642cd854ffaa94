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

test("a frame that is there before its scene is shown with it", () => {
  const frames = new FrameStore();
  expect(frames.accept(makeFrame({ scene: 2, tick: 5 }))).toBe(false);
  frames.setScene(2);
  expect(frames.newestTick).toBe(5);
  frames.setScene(3);
  expect(frames.newestTick).toBe(-1);
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

test("a frame from the past begins the ring anew", () => {
  const frames = storeWith([100, 101, 102]);
  frames.accept(makeFrame({ tick: 7 }));
  expect(frames.oldestTick).toBe(7);
  expect(frames.newestTick).toBe(7);
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

function storeWith(ticks: readonly number[]): FrameStore {
  const frames = new FrameStore();
  frames.setScene(1);
  for (const tick of ticks) frames.accept(makeFrame({ tick }));
  return frames;
}

const tickAt = (frame: Int32Array | undefined): number | undefined => frame?.[2];
