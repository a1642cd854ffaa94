import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Crowd, type Person } from "../../../../renderer/frames/crowd.ts";
import { makeFrame } from "../../../helpers/make-frame.ts";

/** Milliseconds in which half of somebody fades. */
const HALF = 180 * Math.LN2;

const agent = (person: number) => ({
  person,
  id: `id${person}`,
  name: `Name ${person}`,
  profile: "balanced",
  colour: "#808080",
  look: person,
});

/** People 0, 1 and 2, in their rows. */
const crowd = (numbers: readonly number[] = [0, 1, 2]) => new Crowd(numbers.map(agent));

const drawn = (of: Crowd): number[] =>
  of.people.filter(({ presence }) => presence > 0).map(({ person }) => person);

function byNumber(of: Crowd, number: number): Person | undefined {
  return of.people[of.rowOf(number)];
}

test("halfway between two frames a walker is halfway between two tiles", () => {
  const people = crowd();
  const before = makeFrame({ tick: 10, agents: [{ person: 1, x: 4, y: 7 }] });
  const after = makeFrame({ tick: 12, agents: [{ person: 1, x: 6, y: 7 }] });
  people.blend(before, after, 11);
  expect(byNumber(people, 1)).toMatchObject({
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
  const frame = makeFrame({ tick: 10, agents: [{ person: 1 }] });
  people.blend(frame, frame, 10);
  expect(people.people.map(({ present }) => present)).toEqual([false, true, false]);
});

test("people keep their place when the order of a frame changes", () => {
  const people = crowd();
  const [zero, two] = [
    { person: 0, x: 1 },
    { person: 2, x: 9 },
  ];
  const before = makeFrame({ tick: 1, agents: [zero, two] });
  const after = makeFrame({ tick: 2, agents: [two, { ...zero, x: 2 }] });
  people.blend(before, after, 1.5);
  expect(byNumber(people, 0)?.drawX).toBe(1.5);
  expect(byNumber(people, 2)?.drawX).toBe(9);
});

test("somebody who leaves stands where they were last seen until the frame without them", () => {
  const people = crowd([0]);
  const before = makeFrame({ tick: 1, agents: [{ person: 0, x: 3, y: 4 }] });
  const after = makeFrame({ tick: 2 });
  people.blend(before, after, 1.7);
  expect(byNumber(people, 0)).toMatchObject({ present: true, moving: false, drawX: 3, drawY: 4 });
  people.blend(before, after, 2);
  expect(byNumber(people, 0)).toMatchObject({ present: false });
});

test("what somebody does comes from the nearer frame", () => {
  const people = crowd([0]);
  const before = makeFrame({ tick: 1, agents: [{ person: 0, activity: 1 }] });
  const after = makeFrame({ tick: 2, agents: [{ person: 0, activity: 5 }] });
  people.blend(before, after, 1.3);
  expect(byNumber(people, 0)?.activity).toBe(1);
  people.blend(before, after, 1.8);
  expect(byNumber(people, 0)?.activity).toBe(5);
});

test("who is there from the beginning is seen at once, who comes later appears little by little", () => {
  const people = crowd([0]);
  people.recast([agent(0), agent(7)]);
  const frame = makeFrame({ tick: 3, agents: [{ person: 0 }, { person: 7, x: 5 }] });
  people.blend(frame, frame, 3);
  expect(people.fade(HALF, false)).toBe(true);
  expect(byNumber(people, 0)?.presence).toBe(1);
  expect(byNumber(people, 7)?.presence).toBeCloseTo(0.5);
  while (people.fade(HALF, false)) people.blend(frame, frame, 3);
  expect(byNumber(people, 7)).toMatchObject({ presence: 1, drawX: 5 });
});

test("who leaves fades, and only then is forgotten and the row given away", () => {
  const people = crowd([0, 1]);
  const both = makeFrame({ tick: 3, agents: [{ person: 0 }, { person: 1 }] });
  const one = makeFrame({ tick: 4, agents: [{ person: 1 }] });
  people.recast([agent(1)]);
  people.blend(both, one, 3.5);
  people.fade(16, true);
  expect(drawn(people)).toEqual([0, 1]);
  people.blend(one, one, 4);
  people.fade(HALF, false);
  expect(byNumber(people, 0)?.present).toBe(false);
  expect(byNumber(people, 0)?.presence).toBeCloseTo(0.5);
  people.recast([agent(1), agent(2)]);
  expect(people.rowOf(2)).toBe(2);
  people.fade(16, true);
  expect(people.rowOf(0)).toBe(-1);
  people.recast([agent(1), agent(2), agent(3)]);
  expect(people.rowOf(3)).toBe(0);
  expect(byNumber(people, 3)?.identity.name).toBe("Name 3");
});

test("people whom the page has not heard of are left out until it has", () => {
  const people = crowd([0]);
  const frame = makeFrame({ tick: 3, agents: [{ person: 0 }, { person: 4, x: 8 }] });
  people.blend(frame, frame, 3);
  expect(people.rowOf(4)).toBe(-1);
  people.recast([agent(0), agent(4)]);
  people.blend(frame, frame, 3);
  expect(byNumber(people, 4)?.drawX).toBe(8);
});

test("however people come and go, each has a row of their own, and rows stay few", () => {
  const census = fc.array(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), { maxLength: 30 });
  fc.assert(
    fc.property(census, (days) => {
      const people = crowd([]);
      let tick = 0;
      for (const numbers of days) {
        // Numbers are never given again: each day has its own.
        const today = numbers.map((number) => number + tick * 100);
        people.recast(today.map(agent));
        const frame = makeFrame({ tick: ++tick, agents: today.map((person) => ({ person })) });
        people.blend(frame, frame, tick);
        people.fade(16, true);
        expect(drawn(people).toSorted((a, b) => a - b)).toEqual(today.toSorted((a, b) => a - b));
        expect(new Set(today.map((number) => people.rowOf(number))).size).toBe(today.length);
        for (const number of today) expect(byNumber(people, number)?.identity.person).toBe(number);
      }
      expect(people.people.length).toBeLessThanOrEqual(16);
    }),
  );
});

test("nobody is ever drawn outside the span of their two tiles", () => {
  const tile = fc.integer({ min: 0, max: 511 });
  const place = fc.record({ x: tile, y: tile });
  fc.assert(
    fc.property(place, place, fc.double({ min: -5, max: 30, noNaN: true }), (from, to, tick) => {
      const people = crowd([0]);
      const before = makeFrame({ tick: 0, agents: [{ person: 0, ...from }] });
      const after = makeFrame({ tick: 20, agents: [{ person: 0, ...to }] });
      people.blend(before, after, tick);
      const { drawX = -1, drawY = -1 } = byNumber(people, 0) ?? {};
      expect(drawX).toBeGreaterThanOrEqual(Math.min(from.x, to.x));
      expect(drawX).toBeLessThanOrEqual(Math.max(from.x, to.x));
      expect(drawY).toBeGreaterThanOrEqual(Math.min(from.y, to.y));
      expect(drawY).toBeLessThanOrEqual(Math.max(from.y, to.y));
    }),
  );
});

test("somebody who goes by another name is drawn under it, in their own row", () => {
  const people = crowd();
  const row = people.rowOf(1);
  people.recast([agent(0), { ...agent(1), id: "3fa9c1d2", name: "Resident 3fa9" }, agent(2)]);
  expect(people.rowOf(1)).toBe(row);
  expect(byNumber(people, 1)?.identity).toMatchObject({ id: "3fa9c1d2", name: "Resident 3fa9" });
});
