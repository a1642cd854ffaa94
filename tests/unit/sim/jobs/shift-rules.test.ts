import { expect, test } from "vitest";

import { attendanceOf } from "../../../../sim/jobs/attendance.ts";
import { runShifts } from "../../../../sim/jobs/shifts.ts";
import { START, WAGE, bakery, namesOf, work } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { at, someone } from "../../../helpers/someone.ts";

interface Rule {
  readonly rule: string;
  /** Whether Ann is at work, by tick of the shift of 100 ticks. */
  readonly present: (tick: number) => boolean;
  /** State of Ann in some ticks of the shift. */
  readonly states: Readonly<Record<number, string>>;
  readonly paidTicks: number;
  /** What fines take in all. */
  readonly fines: number;
  readonly missedTicks: number;
  readonly events: readonly string[];
  readonly attendance: number;
}

/** Late fine 1/2, 1/16 per tick late and away, absence fine 1; grace 5, cut-off 30, slack 20. */
const RULES: readonly Rule[] = [
  {
    rule: "a: coming within the grace is on time and costs nothing",
    present: (tick) => tick >= 5,
    states: { 0: "await_start", 4: "await_start", 5: "on_time", 99: "on_time" },
    paidTicks: 95,
    fines: 0,
    missedTicks: 0,
    events: ["shift_started", "shift_ended"],
    attendance: 0.95,
  },
  {
    rule: "a: stepping out within the grace is being awaited again",
    present: (tick) => tick < 2 || tick >= 5,
    states: { 1: "on_time", 2: "await_start", 4: "await_start", 5: "on_time" },
    paidTicks: 97,
    fines: 0,
    missedTicks: 0,
    events: ["shift_started", "shift_ended"],
    attendance: 0.97,
  },
  {
    rule: "a: a tick after the grace the late fine is due",
    present: (tick) => tick >= 6,
    states: { 5: "await_start", 6: "late", 99: "late" },
    paidTicks: 94,
    fines: 0.5,
    missedTicks: 0,
    events: ["shift_late_start", "shift_started", "shift_ended"],
    attendance: 0,
  },
  {
    rule: "b: away for twenty ticks in a row is not absence",
    present: (tick) => tick < 40 || tick >= 60,
    states: { 39: "on_time", 40: "late", 59: "late", 60: "on_time" },
    paidTicks: 80,
    fines: 20 / 16,
    missedTicks: 20,
    events: ["shift_started", "shift_ended"],
    attendance: 0.8,
  },
  {
    rule: "b: two times twenty ticks are not absence either",
    present: (tick) => tick < 20 || (tick >= 40 && tick < 50) || tick >= 70,
    states: { 39: "late", 69: "late", 70: "on_time" },
    paidTicks: 60,
    fines: 40 / 16,
    missedTicks: 40,
    events: ["shift_started", "shift_ended"],
    attendance: 0.6,
  },
  {
    rule: "b: the twenty-first tick in a row is",
    present: (tick) => tick < 40 || tick >= 61,
    states: { 59: "late", 60: "absent", 61: "on_time" },
    paidTicks: 79,
    fines: 20 / 16 + 1,
    missedTicks: 21,
    events: ["shift_started", "shift_absent", "shift_departed_early", "shift_ended"],
    attendance: 0.79,
  },
  {
    rule: "c: who comes after the cut-off stays absent and earns nothing",
    present: (tick) => tick >= 31,
    states: { 30: "late", 31: "absent", 99: "absent" },
    paidTicks: 0,
    fines: 0.5 + 25 / 16 + 1,
    missedTicks: 94,
    events: ["shift_late_start", "shift_absent", "shift_ended"],
    attendance: 0,
  },
  {
    rule: "d: the absence fine is taken once a shift",
    present: (tick) => tick < 10 || (tick >= 40 && tick < 50) || tick >= 90,
    states: { 30: "absent", 40: "on_time", 69: "late", 70: "absent", 90: "on_time" },
    paidTicks: 30,
    // Twenty late ticks, then ten absent ones; twenty late ticks again, then twenty absent ones.
    fines: 40 / 16 + 1,
    missedTicks: 70,
    events: ["shift_started", "shift_absent", "shift_departed_early", "shift_ended"],
    attendance: 0.3,
  },
  {
    rule: "e: nobody is warned over one absence when three are too many",
    present: () => false,
    states: { 99: "absent" },
    paidTicks: 0,
    fines: 0.5 + 25 / 16 + 1,
    missedTicks: 94,
    events: ["shift_late_start", "shift_absent", "shift_ended"],
    attendance: 0,
  },
  {
    rule: "g: attendance is 1 where every tick was on time",
    present: () => true,
    states: { 0: "on_time", 99: "on_time" },
    paidTicks: 100,
    fines: 0,
    missedTicks: 0,
    events: ["shift_started", "shift_ended"],
    attendance: 1,
  },
];

test.for(RULES)("$rule", (rule) => {
  const { ann, events, state } = work(bakery(), rule.present);
  const ticks = Object.keys(rule.states).map(Number);
  expect(Object.fromEntries(ticks.map((tick) => [tick, state(tick)]))).toEqual(rule.states);
  expect(ann.get("wageTicks")).toBe(rule.paidTicks);
  expect(ann.get("wagesToday")).toBe(rule.paidTicks * WAGE);
  expect(ann.get("wallet")).toBe(100 + rule.paidTicks * WAGE - rule.fines);
  expect(ann.get("wagesWithheld")).toBe(rule.missedTicks * WAGE);
  expect(namesOf(events)).toEqual(rule.events);
  expect(attendanceOf(ann.town, ann.slot)).toBe(rule.attendance);
});

test("f: a job's own grace, cut-off, slack and fines go before the town's", () => {
  const own = {
    grace_ticks: 0,
    absent_cutoff: 8,
    absence_slack: 2,
    late_tick_penalty: 0.25,
    absence_penalty: 3,
  };
  const town = (): ReturnType<typeof bakery> =>
    bakery({
      edit: ({ jobs }) => {
        for (const job of Object.values(jobs)) Object.assign(job, own);
      },
    });
  const late = work(town(), (tick) => tick >= 1);
  expect(late.state(0)).toBe("await_start");
  expect(late.state(1)).toBe("late");
  const never = work(town(), () => false);
  expect(never.state(8)).toBe("late");
  expect(never.state(9)).toBe("absent");
  expect(never.ann.get("wallet")).toBe(100 - 0.5 - 8 / 4 - 3);
  const away = work(town(), (tick) => tick < 10 || tick >= 13);
  expect(away.state(11)).toBe("late");
  expect(away.state(12)).toBe("absent");
});

test("f: no job lets people be absent before they are late", () => {
  const town = (own: object): ReturnType<typeof bakery> =>
    bakery({
      edit: ({ jobs }) => {
        for (const job of Object.values(jobs)) Object.assign(job, own);
      },
    });
  expect(() => town({ absent_cutoff: 4 })).toThrow(/expected at least grace_ticks \(5\), found 4/);
  expect(() => town({ grace_ticks: 31 })).toThrow(/expected at least grace_ticks \(31\), found 30/);
});

/** The shift of the reference tests: ticks 5 to 7, grace 0, cut-off 10, slack 3. */
function shortShift(): ReturnType<typeof bakery> {
  return bakery(
    {
      edit: ({ employment }) =>
        Object.assign(employment, { grace_ticks: 0, absent_cutoff: 10, absence_slack: 3 }),
    },
    [5, 7],
  );
}

test("[A50] whoever is there all shift has attended all of it and is paid for three ticks", () => {
  const { ann } = work(shortShift(), () => true, [1, 10]);
  expect(ann.get("shiftState")).toBe(6);
  expect(attendanceOf(ann.town, ann.slot)).toBe(1);
  expect(ann.get("lateTicksToday")).toBe(0);
  expect(ann.get("wagesWithheld")).toBe(0);
  expect(ann.get("wageTicks")).toBe(3);
});

test("[A51] whoever comes after tick 6 has attended less, was late and has missed wages", () => {
  const { ann } = work(shortShift(), (tick) => tick + START > 6, [1, 10]);
  expect(attendanceOf(ann.town, ann.slot)).toBeLessThan(1);
  expect(ann.get("lateTicksToday")).toBeGreaterThan(0);
  expect(ann.get("wagesWithheld")).toBeGreaterThan(0);
  expect(ann.get("wageTicks")).toBeLessThan(3);
});

test("[A52] at the start tick a person on site is on shift and paid, after the end neither", () => {
  const town = shortShift();
  const ann = someone(town, "ann");
  ann.put(6, 1);
  const after = (tick: number): [number, number] => {
    beginTick(town, tick);
    runShifts(town);
    return [ann.get("shiftState"), ann.get("wallet")];
  };
  expect(after(4)).toEqual([2, 100]);
  expect(after(5)).toEqual([3, 100 + WAGE]);
  expect(after(7)).toEqual([3, 100 + 2 * WAGE]);
  expect(after(8)).toEqual([6, 100 + 2 * WAGE]);
});

test("work without a place is done wherever a person is", () => {
  const town = bakery({
    edit: ({ jobs }) => {
      for (const job of Object.values(jobs)) job.location = null;
    },
  });
  const { ann } = work(town, () => false);
  expect(ann.get("wageTicks")).toBe(100);
  expect(town.rules.jobs[0]?.posts).toHaveLength(0);
});

test("a job's own location goes before the site on the map", () => {
  const town = bakery({
    edit: ({ jobs }) => {
      for (const job of Object.values(jobs)) job.location = [0, 7];
    },
  });
  // Ann waits on (0, 7) when she is not in the bakery.
  expect(work(town, () => false).ann.get("wageTicks")).toBe(100);
});

test("[A60] people whose job is auto get the jobs by turns, the first the first, with nothing earned", () => {
  const hours = { start_tick: 5, end_tick: 7, wage_rate: 1, lateness_penalty: 0 };
  const town = makeTown({
    jobs: {
      baker: { name: "Baker", ...hours },
      clerk: { name: "Clerk", ...hours, capacity: 1 },
    },
    jobSites: { baker: [[6, 1]], clerk: [[6, 2]] },
    people: ["ann", "bob", "cas", "dan"].map((id) => ({ id, job: "auto" })),
  });
  const jobs = ["ann", "bob", "cas", "dan"].map((id) => someone(town, id).get("job"));
  // The clerk's only place is taken when it would be Dan's turn.
  expect(jobs).toEqual([0, 1, 0, 0]);
  expect(at(town.world.agents.wageTicks)).toBe(0);
});

test("the ticks late and the wages of a day are forgotten at midnight", () => {
  const { ann } = work(bakery(), (tick) => tick >= 10, [START - 30, 1000]);
  expect(ann.get("lateTicksToday")).toBe(0);
  expect(ann.get("wagesToday")).toBe(0);
});
