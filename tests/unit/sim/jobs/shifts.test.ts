import { expect, test } from "vitest";

import { attendanceOf } from "../../../../sim/jobs/attendance.ts";
import { runShifts } from "../../../../sim/jobs/shifts.ts";
import { END, START, WAGE, bakery, namesOf, work } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

test("before the buffer nobody is awaited, within it they are, after the end the shift is done", () => {
  const { state } = work(bakery(), () => true);
  expect(state(-21)).toBe("idle");
  expect(state(-20)).toBe("await_start");
  expect(state(-1)).toBe("await_start");
  expect(state(0)).toBe("on_time");
  expect(state(END - START)).toBe("on_time");
  expect(state(END - START + 1)).toBe("post_shift");
});

test("a full shift pays every tick once, both ends included, and counts as all on time", () => {
  const { ann, events } = work(bakery(), () => true);
  expect(ann.get("wallet")).toBe(100 + 100 * WAGE);
  expect(ann.get("wageTicks")).toBe(100);
  expect(events.map(({ event, tick }) => [event, tick])).toEqual([
    ["shift_started", 300],
    ["shift_ended", 400],
  ]);
  expect(events[1]?.["on_time_share"]).toBe(1);
});

test("any tile of the venue counts as being at work, none outside does", () => {
  const wages = (x: number, y: number): number => {
    const town = bakery();
    beginTick(town, START);
    someone(town, "ann").put(x, y);
    runShifts(town);
    return someone(town, "ann").get("wageTicks");
  };
  expect([wages(5, 0), wages(7, 2), wages(4, 0), wages(5, 3)]).toEqual([1, 1, 0, 0]);
});

test("arriving within the grace is on time, awaited until then, and costs nothing but the wage", () => {
  const { ann, state, events } = work(bakery(), (tick) => tick >= 5);
  expect(state(0)).toBe("await_start");
  expect(state(4)).toBe("await_start");
  expect(state(5)).toBe("on_time");
  expect(ann.get("wallet")).toBe(100 + 95 * WAGE);
  expect(namesOf(events)).toEqual(["shift_started", "shift_ended"]);
  expect(ann.get("latenessCounter")).toBe(0);
});

test("arriving after the grace is late: one fine, a little for each tick away, and wages from then on", () => {
  const { ann, state, events } = work(bakery(), (tick) => tick >= 10);
  expect(state(5)).toBe("await_start");
  expect(state(6)).toBe("late");
  expect(state(10)).toBe("late");
  expect(state(99)).toBe("late");
  // Late and away in ticks 6 to 9: four small fines beside the big one; 90 paid ticks.
  expect(ann.get("wallet")).toBe(100 - 0.5 - 4 * 0.0625 + 90 * WAGE);
  expect(ann.get("wagesWithheld")).toBe(4 * WAGE);
  expect(ann.get("latenessCounter")).toBe(1);
  expect(ann.get("lateTicksToday")).toBe(94);
  expect(events.map(({ event, tick }) => [event, tick])).toEqual([
    ["shift_late_start", 306],
    ["shift_started", 310],
    ["shift_ended", 400],
  ]);
  expect(events[2]?.["on_time_share"]).toBe(0);
});

test("whoever has not come when the cut-off is over is absent, and fined once", () => {
  const { ann, state, events } = work(bakery(), () => false);
  expect(state(30)).toBe("late");
  expect(state(31)).toBe("absent");
  expect(state(99)).toBe("absent");
  // Late from 6 to 30: the late fine and 25 small ones; then the absence fine.
  expect(ann.get("wallet")).toBe(100 - 0.5 - 25 * 0.0625 - 1);
  expect(ann.get("wagesWithheld")).toBe(94 * WAGE);
  expect(namesOf(events)).toEqual(["shift_late_start", "shift_absent", "shift_ended"]);
  expect(attendanceOf(ann.town, ann.slot)).toBe(0);
});

test("coming on the last tick of the cut-off is still late, one tick later stays absent without pay", () => {
  const last = work(bakery(), (tick) => tick >= 30);
  expect(last.state(30)).toBe("late");
  expect(last.ann.get("wageTicks")).toBe(70);
  const tooLate = work(bakery(), (tick) => tick >= 31);
  expect(tooLate.state(31)).toBe("absent");
  expect(tooLate.state(99)).toBe("absent");
  expect(tooLate.ann.get("wageTicks")).toBe(0);
  expect(namesOf(tooLate.events)).toEqual(["shift_late_start", "shift_absent", "shift_ended"]);
});

test("being away within the slack is late, unpaid and costs a little, but is no late start", () => {
  const { ann, state, events } = work(bakery(), (tick) => tick < 40 || tick >= 60);
  expect(state(40)).toBe("late");
  expect(state(59)).toBe("late");
  expect(state(60)).toBe("on_time");
  expect(ann.get("wageTicks")).toBe(80);
  expect(ann.get("wallet")).toBe(100 + 80 * WAGE - 20 / 16);
  expect(namesOf(events)).toEqual(["shift_started", "shift_ended"]);
});

test("being away for longer than the slack is absence: told as leaving early and fined once", () => {
  const { ann, state, events } = work(bakery(), (tick) => tick < 40 || tick >= 70);
  expect(state(59)).toBe("late");
  expect(state(60)).toBe("absent");
  expect(state(70)).toBe("on_time");
  expect(ann.get("wallet")).toBe(100 + 70 * WAGE - 20 / 16 - 1);
  expect(namesOf(events)).toEqual([
    "shift_started",
    "shift_absent",
    "shift_departed_early",
    "shift_ended",
  ]);
  expect(events[3]?.["on_time_share"]).toBe(0.7);
});

test("neither fine is taken twice in a shift, however often people come and go", () => {
  const { ann, events } = work(bakery(), (tick) => tick >= 10 && Math.floor(tick / 25) % 2 === 0);
  expect(namesOf(events).filter((name) => name === "shift_late_start")).toHaveLength(1);
  expect(namesOf(events).filter((name) => name === "shift_absent")).toHaveLength(1);
  expect(namesOf(events).filter((name) => name === "shift_departed_early")).toHaveLength(1);
  expect(ann.get("latenessCounter")).toBe(1);
});

test("fines never take more than there is", () => {
  const town = bakery();
  someone(town, "ann").set("wallet", 0.75);
  expect(work(town, () => false).ann.get("wallet")).toBe(0);
});

test("a wage of zero means the town's usual wage", () => {
  const town = bakery({
    edit: (config) => {
      for (const job of Object.values(config.jobs)) job.wage_rate = 0;
      config.economy.wage_income = 0.125;
    },
  });
  expect(work(town, () => true).ann.get("wallet")).toBe(100 + 100 * 0.125);
});

test("attendance is the mean of the last three shifts", () => {
  const town = bakery();
  const ann = someone(town, "ann");
  expect(attendanceOf(town, ann.slot)).toBeNull();
  const day = (number: number, share: number): void => {
    const hours = [number * 1000 + START - 30, number * 1000 + END + 1] as const;
    work(town, (tick) => tick < share * 100, hours);
  };
  day(0, 0.25);
  expect(attendanceOf(town, ann.slot)).toBe(0.25);
  day(1, 1);
  expect(attendanceOf(town, ann.slot)).toBe(0.625);
  day(2, 1);
  expect(attendanceOf(town, ann.slot)).toBe(0.75);
  day(3, 1);
  expect(attendanceOf(town, ann.slot)).toBe(1);
});

test("a new day begins with a clean sheet", () => {
  const { ann, events } = work(bakery(), (tick) => tick >= 10, [START - 30, 1000 + END + 1]);
  expect(namesOf(events).filter((name) => name === "shift_late_start")).toHaveLength(2);
  expect(ann.get("latenessCounter")).toBe(2);
  expect(ann.get("lateTicksToday")).toBe(94);
});

test("regression: a shift that ends with the day is counted like any other", () => {
  const { ann, events } = work(bakery({}, [START, 999]), () => true, [START, 1001]);
  expect(events.map(({ event, tick }) => [event, tick])).toEqual([
    ["shift_started", 300],
    ["shift_ended", 1000],
  ]);
  expect(attendanceOf(ann.town, ann.slot)).toBe(1);
});

test("regression: a shift that lasts all day ends at midnight and begins anew", () => {
  const { events } = work(bakery({}, [0, 999]), () => true, [1, 2001]);
  expect(events.map(({ event, tick }) => [event, tick])).toEqual([
    ["shift_started", 1],
    ["shift_ended", 1000],
    ["shift_started", 1000],
    ["shift_ended", 2000],
    ["shift_started", 2000],
  ]);
});

test("who has no job has no shift", () => {
  const town = bakery({ people: [{ id: "ann", wallet: 100 }] });
  const { ann, events } = work(town, () => true);
  expect(ann.get("wallet")).toBe(100);
  expect(events).toEqual([]);
});
