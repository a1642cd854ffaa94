import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Crowd } from "../../../../renderer/frames/crowd.ts";
import { DisplayClock } from "../../../../renderer/frames/display-clock.ts";
import { FrameStore, NEAR_TICKS } from "../../../../renderer/frames/frame-store.ts";
import { makeFrame } from "../../../helpers/make-frame.ts";

const FRAME = 16;
const agent = {
  person: 0,
  id: "anna",
  name: "Anna",
  profile: "balanced",
  colour: "#808080",
  look: 0,
};

/** Somebody who walks to and fro, a tile a tick, over sixty tiles. */
const tileAt = (tick: number): number => Math.abs(((tick + 60) % 120) - 60);

/** The town as the window sees it: frames in, somebody drawn. */
class Window {
  readonly frames = new FrameStore();
  readonly clock = new DisplayClock();
  readonly crowd = new Crowd([agent]);
  now = 0;
  cuts = 0;

  constructor() {
    this.frames.setScene(1);
    this.frames.subscribe((isCut) => {
      if (isCut) this.cuts += 1;
      this.clock.arrived(this.frames.newestTick, this.now, isCut);
    });
  }

  show(tick: number): void {
    const agents = [{ person: 0, x: tileAt(tick), y: 0 }];
    this.frames.accept(makeFrame({ tick, speed: 0, agents }));
  }

  /** Draws one frame, and says where Anna stands. */
  draw(): number {
    this.now += FRAME;
    this.clock.advance(FRAME, this.frames.newestTick, true);
    const before = this.frames.frameBefore(this.clock.tick);
    const after = this.frames.frameAfter(this.clock.tick);
    if (before !== undefined && after !== undefined)
      this.crowd.blend(before, after, this.clock.tick);
    return this.crowd.people[0]?.drawX ?? -1;
  }
}

test("a step back is walked backwards, tile by tile, to where they were", () => {
  const view = new Window();
  for (let tick = 40; tick <= 50; tick++) {
    view.show(tick);
    view.draw();
  }
  for (let frame = 0; frame < 60; frame++) view.draw();
  expect(view.draw()).toBe(tileAt(50));
  view.show(46);
  const path = Array.from({ length: 60 }, () => view.draw());
  expect(path.every((x, index) => index === 0 || x <= (path[index - 1] ?? 0))).toBe(true);
  expect(path[0]).toBeGreaterThan(tileAt(46));
  expect(path.at(-1)).toBe(tileAt(46));
  // The face stays as it was: legs go back, not people round.
  expect(view.crowd.people[0]?.stepX).toBeGreaterThanOrEqual(0);
});

test("however somebody scrubs, nobody shoots across the map and everybody ends where they were", () => {
  const ticks = fc.array(fc.record({ tick: fc.nat(400), frames: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(ticks, (seeks) => {
      const view = new Window();
      view.show(200);
      let drawn = view.draw();
      for (const { tick, frames } of seeks) {
        const { cuts } = view;
        view.show(tick);
        for (let frame = 0; frame < frames; frame++) {
          const next = view.draw();
          // A cut is at once; else nobody runs faster than the way between two near frames allows.
          const isCutNow = view.cuts > cuts && frame === 0;
          if (!isCutNow) expect(Math.abs(next - drawn)).toBeLessThanOrEqual(NEAR_TICKS);
          if (isCutNow) expect(next).toBe(tileAt(tick));
          drawn = next;
        }
      }
      for (let frame = 0; frame < 80; frame++) drawn = view.draw();
      expect(drawn).toBe(tileAt(seeks.at(-1)?.tick ?? 0));
    }),
  );
});
