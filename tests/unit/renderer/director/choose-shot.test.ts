import fc from "fast-check";
import { expect, test } from "vitest";

import type { Speed } from "../../../../preload/contract.ts";
import {
  chooseShot,
  LEAST_MS,
  lengthOf,
  type Outlook,
  type Running,
  type Seen,
  type Shot,
  type Told,
} from "../../../../renderer/director/choose-shot.ts";

const ann: Seen = { person: 1, place: [3, 4], interest: 4 };
const bob: Seen = { person: 2, place: [9, 9], interest: 2 };
const asleep = (person: number): Seen => ({ person, place: [person, 0], interest: 0 });

const told = (words: string, how: Partial<Told> = {}): Told => ({
  words,
  priority: false,
  people: [],
  place: null,
  at: 0,
  ...how,
});

const outlook = (how: Partial<Outlook> = {}): Outlook => ({
  now: 0,
  speed: 1,
  told: [],
  people: [ann, bob],
  filmed: [],
  ...how,
});

const personShot = ({ person, place }: Seen): Shot => ({
  kind: "person",
  person,
  place,
  words: null,
});
const runningFor = (age: number, shot: Shot): Running => ({ shot, since: -age });

test("at first the liveliest person is looked at", () => {
  expect(chooseShot(outlook(), null)).toEqual(personShot(ann));
});

test("while everybody sleeps it is the whole town, and then one of them", () => {
  const people = [asleep(1), asleep(2)];
  const first = chooseShot(outlook({ people }), null);
  expect(first?.kind).toBe("town");
  expect(
    first === null || chooseShot(outlook({ people }), runningFor(20_000, first)),
  ).toMatchObject({ kind: "person", person: 1 });
});

test("an empty town is looked at as a whole, for as long as it is empty", () => {
  const first = chooseShot(outlook({ people: [] }), null);
  expect(first?.kind).toBe("town");
  if (first === null) return;
  expect(chooseShot(outlook({ people: [] }), runningFor(60_000, first))).toBeNull();
});

test("a line of the first importance waits for the least time, any other for longer", () => {
  const running = (age: number) => runningFor(age, personShot(bob));
  const first = [told("Ann leaves", { priority: true, people: [1] })];
  const other = [told("Ann has lunch", { people: [1] })];
  expect(chooseShot(outlook({ told: first }), running(5900))).toBeNull();
  expect(chooseShot(outlook({ told: first }), running(6000))?.words).toBe("Ann leaves");
  expect(chooseShot(outlook({ told: other }), running(6000))).toBeNull();
  expect(chooseShot(outlook({ told: other }), running(8000))?.words).toBe("Ann has lunch");
});

test("what matters goes before what is newer", () => {
  const lines = [
    told("A quarrel", { priority: true, people: [1] }),
    told("Lunch", { people: [2], at: 1 }),
  ];
  expect(chooseShot(outlook({ told: lines }), null)?.words).toBe("A quarrel");
});

test("a line is no news any more after ten seconds", () => {
  const lines = [told("Long ago", { priority: true, people: [2] })];
  expect(chooseShot(outlook({ told: lines, now: 10_001 }), null)).toEqual(personShot(ann));
});

test("a line about whom is looked at shows the other one, and none where there is no other", () => {
  const running = runningFor(9000, personShot(ann));
  const quarrel = told("Ann and Bob quarrel", { priority: true, people: [1, 2], place: [3, 4] });
  expect(chooseShot(outlook({ told: [quarrel] }), running)).toMatchObject({ person: 2 });
  const alone = { ...quarrel, people: [1] };
  expect(chooseShot(outlook({ told: [alone] }), running)).toBeNull();
});

test("a line without people in town shows its place", () => {
  const lines = [told("The stove is free", { place: [7, 8], people: [99] })];
  expect(chooseShot(outlook({ told: lines }), null)).toEqual({
    kind: "line",
    person: -1,
    place: [7, 8],
    words: "The stove is free",
  });
});

test("whoever leaves town is not looked at for longer than the least time", () => {
  const running = (age: number) => runningFor(age, personShot(ann));
  expect(chooseShot(outlook({ people: [bob] }), running(5000))).toBeNull();
  expect(chooseShot(outlook({ people: [bob] }), running(6000))).toEqual(personShot(bob));
});

test("whoever was filmed lately has to be a good deal livelier to be filmed again", () => {
  const carl: Seen = { person: 3, place: [1, 1], interest: 2 };
  const shot = chooseShot(outlook({ people: [ann, bob, carl], filmed: [1, 2] }), null);
  expect(shot?.person).toBe(3);
});

/** Ten minutes of a town in which anything may happen, looked at four times a second. */
const tours = fc.record({
  speed: fc.constantFrom<Speed>(1, 10, 100),
  steps: fc.array(
    fc.record({
      people: fc.uniqueArray(fc.record({ person: fc.nat(5), interest: fc.nat(15) }), {
        selector: ({ person }) => person,
      }),
      line: fc.option(
        fc.record({ priority: fc.boolean(), people: fc.uniqueArray(fc.nat(6), { maxLength: 2 }) }),
        { freq: 3 },
      ),
    }),
    { minLength: 20, maxLength: 60 },
  ),
});

test("whatever happens, no shot is too short, nobody is shown twice running, and what matters comes first", () => {
  fc.assert(
    fc.property(tours, ({ speed, steps }) => {
      let running: Running | null = null;
      let lines: Told[] = [];
      for (let now = 0, look = 0; look < steps.length * 40; now += 250, look++) {
        const step = steps[Math.floor(look / 40)];
        const people = (step?.people ?? []).map(({ person, interest }): Seen => ({
          person,
          interest,
          place: [person, interest],
        }));
        const line = step?.line ?? null;
        if (look % 40 === 0 && line !== null)
          lines.push(told(`line ${look}`, { ...line, place: [look, 1], at: now }));
        const before: Running | null = running;
        const view = outlook({ now, speed, told: lines, people });
        const shot = chooseShot(view, before);
        if (shot === null) continue;
        running = { shot, since: now };
        const wanted = lines.filter(({ at, priority }) => priority && now - at <= 10_000);
        lines = lines.filter(({ words }) => words !== shot.words);
        if (before === null) continue;
        expect(now - before.since).toBeGreaterThanOrEqual(LEAST_MS);
        if (shot.person >= 0) expect(shot.person).not.toBe(before.shot.person);
        const isWanted = wanted.some(({ words }) => words === shot.words);
        // What was passed over is in the picture anyway.
        for (const { people: about } of isWanted ? [] : wanted)
          expect(about).toContain(before.shot.person);
      }
    }),
    { numRuns: 60 },
  );
});

test("as long as there are two people, no shot outlasts its length", () => {
  fc.assert(
    fc.property(fc.constantFrom<Speed>(1, 10, 100), fc.nat(15), fc.nat(15), (speed, one, other) => {
      const people = [
        { ...ann, interest: one },
        { ...bob, interest: other },
      ];
      let running: Running | null = null;
      for (let now = 0; now < 120_000; now += 250) {
        const shot: Shot | null = chooseShot(outlook({ now, speed, people }), running);
        if (shot !== null) running = { shot, since: now };
        expect(now - (running?.since ?? 0)).toBeLessThan(lengthOf(speed) + 250);
      }
    }),
  );
});
