import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  type Generation,
  type Instant,
  type Level,
  Timetable,
  generationName,
  readGenerationName,
  superfluous,
} from "../../../main/store/generations.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 28);

/** A program that looks every minute and keeps what it makes, on a clock that can be set. */
class Keeper {
  readonly made: Generation[] = [];
  kept: Generation[];
  now: Instant = { steadyMs: 5000, wallMs: START };
  readonly #timetable: Timetable;

  constructor(kept: Generation[] = [], wallMs = START) {
    this.kept = kept;
    this.now = { steadyMs: 5000, wallMs };
    this.#timetable = new Timetable(kept, this.now);
  }

  run(ms: number): this {
    for (let passed = 0; passed < ms; passed += MINUTE) {
      this.jump(MINUTE, MINUTE);
    }
    return this;
  }

  /** Time as either clock sees it, then a look. */
  jump(wall: number, steady = 0): this {
    this.now = { steadyMs: this.now.steadyMs + steady, wallMs: this.now.wallMs + wall };
    const due = this.#timetable.due(this.now);
    if (due === null) return this;
    this.#timetable.made(due, true);
    this.made.push(due);
    this.kept.push(due);
    const gone = superfluous(this.kept);
    this.kept = this.kept.filter((one) => !gone.includes(one));
    return this;
  }

  count(level: Level): number {
    return this.made.filter((one) => one.level === level).length;
  }
}

test("after four days there are three recent copies, three hourly and three daily ones", () => {
  const keeper = new Keeper().run(4 * DAY + 2 * HOUR);
  const ages = keeper.kept
    .toReversed()
    .map(({ level, madeMs }) => [level, Math.round((keeper.now.wallMs - madeMs) / MINUTE)]);
  expect(ages.filter(([level]) => level === "daily")).toHaveLength(3);
  expect(keeper.kept.length).toBeLessThanOrEqual(9);
  const minutes = ages.map(([, age]) => Number(age));
  expect(minutes.slice(0, 3).every((age) => age < 40)).toBe(true);
  expect(minutes.filter((age) => age <= 4 * 60).length).toBeGreaterThanOrEqual(5);
  expect(minutes.at(-1)).toBeGreaterThan(2 * 24 * 60);
  // One in ten minutes, no more.
  expect(keeper.made.length).toBeLessThanOrEqual((98 * 60) / 10 + 1);
  expect(keeper.made.length).toBeGreaterThan(98 * 5.5);
});

test("a new town has its first copy after a minute, and it counts for all levels", () => {
  const keeper = new Keeper().run(2 * MINUTE);
  expect(keeper.made).toMatchObject([{ number: 1, level: "daily" }]);
});

test("a clock that is set to and fro by days brings one copy of each level, and costs no good one", () => {
  const keeper = new Keeper().run(3 * DAY + HOUR);
  const daily = new Set(keeper.kept.filter(({ level }) => level === "daily"));
  const before = keeper.made.length;
  for (let times = 0; times < 20; times++) keeper.jump(3 * DAY).jump(-3 * DAY);
  expect(keeper.made.length - before).toBeLessThanOrEqual(1);
  expect(keeper.kept.filter((one) => daily.has(one)).length).toBeGreaterThanOrEqual(2);
  // And time goes on as if nothing had been.
  const [made, days] = [keeper.made.length, keeper.count("daily")];
  keeper.run(DAY);
  expect(keeper.made.length - made).toBeGreaterThan(130);
  expect(keeper.made.length - made).toBeLessThan(146);
  expect(keeper.count("daily") - days).toBe(1);
});

test("a clock that was set back does not starve the copies", () => {
  const keeper = new Keeper()
    .run(HOUR)
    .jump(-400 * DAY)
    .run(DAY);
  expect(keeper.count("daily")).toBe(2);
  expect(keeper.count("hourly")).toBeGreaterThan(20);
});

test("a computer that slept for a day makes one copy when it wakes", () => {
  const keeper = new Keeper().run(HOUR);
  const before = keeper.made.length;
  keeper.jump(DAY);
  expect(keeper.made.slice(before)).toMatchObject([{ level: "daily" }]);
});

test("copies with a date in the future neither hide nor hurry those of later, shorter runs", () => {
  let keeper = new Keeper([], START + 1500 * DAY).run(HOUR);
  const wrong = keeper.kept.length;
  // Every day somebody watches for half an hour, the clock being right again.
  for (let day = 0; day < 5; day++) {
    keeper = new Keeper(keeper.kept, START + day * DAY).run(30 * MINUTE);
    const made = keeper.made.length;
    expect(made).toBeGreaterThanOrEqual(2);
    expect(made).toBeLessThanOrEqual(4);
    expect(keeper.count("daily")).toBe(day === 0 ? 0 : 1);
  }
  expect(wrong).toBeGreaterThan(0);
  expect(keeper.kept.filter(({ level }) => level === "daily")).toHaveLength(3);
});

test("whatever the clock does, the newest three of each level stay and never more than nine", () => {
  const step = fc.tuple(fc.integer({ min: -3 * DAY, max: 3 * DAY }), fc.nat(2 * HOUR));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const keeper = new Keeper();
      for (const [wall, steady] of steps) keeper.jump(wall, steady);
      expect(keeper.kept.length).toBeLessThanOrEqual(9);
      const newest = keeper.made.slice(-3);
      expect(keeper.kept.filter((one) => newest.includes(one))).toHaveLength(newest.length);
      const daily = keeper.made.filter(({ level }) => level === "daily").slice(-3);
      expect(keeper.kept.filter((one) => daily.includes(one))).toHaveLength(daily.length);
    }),
  );
});

test("a copy that failed is tried again after its time, and counts for nothing", () => {
  const timetable = new Timetable([], { steadyMs: 0, wallMs: START });
  const first = timetable.due({ steadyMs: HOUR, wallMs: START + HOUR });
  expect(first).toMatchObject({ number: 1, level: "daily" });
  if (first !== null) timetable.made(first, false);
  expect(timetable.due({ steadyMs: HOUR + MINUTE, wallMs: START })).toBeNull();
  expect(timetable.due({ steadyMs: 2 * HOUR, wallMs: START })).toMatchObject({
    number: 1,
    level: "daily",
  });
});

test("a copy is known again by the name of its file, and other files are not taken for one", () => {
  const copy: Generation = { number: 42, level: "hourly", madeMs: START };
  expect(generationName(copy)).toBe("000042-hourly-2026-11-28T00-00-00.townlet");
  expect(readGenerationName(generationName(copy))).toEqual(copy);
  for (const name of ["notes.txt", "123.new", "000042-weekly-2026-11-28T00-00-00.townlet"]) {
    expect(readGenerationName(name)).toBeNull();
  }
});
