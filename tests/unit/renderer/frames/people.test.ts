import * as fc from "fast-check";
import { expect, test } from "vitest";

import { blendPeople, createPerson } from "../../../../renderer/frames/people.ts";
import { makeFrame } from "../../../helpers/make-frame.ts";

const crowd = () => [createPerson(0), createPerson(1), createPerson(2)];

test("halfway between two frames a walker is halfway between two tiles", () => {
  const people = crowd();
  const before = makeFrame({ tick: 10, agents: [{ slot: 1, x: 4, y: 7 }] });
  const after = makeFrame({ tick: 12, agents: [{ slot: 1, x: 6, y: 7 }] });
  blendPeople(people, before, after, 11);
  expect(people[1]).toMatchObject({
    present: true,
    moving: true,
    drawX: 5,
    drawY: 7,
    stepX: 1,
    stepY: 0,
  });
});

test("who is in no frame is not present", () => {
  const people = crowd();
  const frame = makeFrame({ tick: 10, agents: [{ slot: 1 }] });
  blendPeople(people, frame, frame, 10);
  expect(people.map(({ present }) => present)).toEqual([false, true, false]);
});

test("people keep their place when the order of a frame changes", () => {
  const people = crowd();
  const before = makeFrame({
    tick: 1,
    agents: [
      { slot: 0, x: 1 },
      { slot: 2, x: 9 },
    ],
  });
  const after = makeFrame({
    tick: 2,
    agents: [
      { slot: 2, x: 9 },
      { slot: 0, x: 2 },
    ],
  });
  blendPeople(people, before, after, 1.5);
  expect(people[0]?.drawX).toBe(1.5);
  expect(people[2]?.drawX).toBe(9);
});

test("somebody who leaves stands where they were last seen", () => {
  const people = crowd();
  const before = makeFrame({ tick: 1, agents: [{ slot: 0, x: 3, y: 4 }] });
  blendPeople(people, before, makeFrame({ tick: 2 }), 1.7);
  expect(people[0]).toMatchObject({ present: true, moving: false, drawX: 3, drawY: 4 });
});

test("what somebody does comes from the nearer frame", () => {
  const people = crowd();
  const before = makeFrame({ tick: 1, agents: [{ slot: 0, activity: 1 }] });
  const after = makeFrame({ tick: 2, agents: [{ slot: 0, activity: 5 }] });
  blendPeople(people, before, after, 1.3);
  expect(people[0]?.activity).toBe(1);
  blendPeople(people, before, after, 1.8);
  expect(people[0]?.activity).toBe(5);
});

test("nobody is ever drawn outside the span of their two tiles", () => {
  const tile = fc.integer({ min: 0, max: 511 });
  const place = fc.record({ x: tile, y: tile });
  fc.assert(
    fc.property(place, place, fc.double({ min: -5, max: 30, noNaN: true }), (from, to, tick) => {
      const people = crowd();
      const before = makeFrame({ tick: 0, agents: [{ slot: 0, ...from }] });
      const after = makeFrame({ tick: 20, agents: [{ slot: 0, ...to }] });
      blendPeople(people, before, after, tick);
      const { drawX = -1, drawY = -1 } = people[0] ?? {};
      expect(drawX).toBeGreaterThanOrEqual(Math.min(from.x, to.x));
      expect(drawX).toBeLessThanOrEqual(Math.max(from.x, to.x));
      expect(drawY).toBeGreaterThanOrEqual(Math.min(from.y, to.y));
      expect(drawY).toBeLessThanOrEqual(Math.max(from.y, to.y));
    }),
  );
});
