import { expect, test } from "vitest";

import { END, START, WAGE, bakery, work } from "../../../helpers/bakery.ts";
import { attendanceOf } from "../../../../sim/jobs/attendance.ts";

/**
 * A working week of Ann the baker: 100 ticks a day at 1/4, late fine 1/2, 1/16 per tick late and
 * away, absence fine 1; grace 5, cut-off 30, slack 20. What each day leaves in the wallet is worked
 * out by hand.
 */
const WEEK = [
  { day: "on the dot", present: (tick: number) => tick >= 0, leaves: 100 / 4 },
  { day: "five ticks late, in grace", present: (tick: number) => tick >= 5, leaves: 95 / 4 },
  // Late in ticks 6 to 11, away in six of them; then 88 paid ticks.
  {
    day: "twelve ticks late",
    present: (tick: number) => tick >= 12,
    leaves: 88 / 4 - 0.5 - 6 / 16,
  },
  // Twenty-five ticks late and away, then too late to be let in.
  { day: "after the cut-off", present: (tick: number) => tick >= 50, leaves: -0.5 - 25 / 16 - 1 },
  // Out for lunch of fifteen ticks, within the slack.
  {
    day: "a long lunch",
    present: (tick: number) => tick < 40 || tick >= 55,
    leaves: 85 / 4 - 15 / 16,
  },
  // Gone for good after thirty ticks: twenty late ones, then absence.
  {
    day: "gone at noon",
    present: (tick: number) => tick < 30,
    leaves: 30 / 4 - 20 / 16 - 1,
  },
  { day: "at home", present: () => false, leaves: -0.5 - 25 / 16 - 1 },
];

test("a working week leaves in the wallet what each day earned and cost, to the last coin", () => {
  const town = bakery();
  let wallet = 100;
  for (const [day, { day: name, present, leaves }] of WEEK.entries()) {
    const { ann } = work(town, present, [day * 1000 + 1, day * 1000 + 1000]);
    wallet += leaves;
    expect(ann.get("wallet"), name).toBe(wallet);
  }
  const { ann } = work(town, () => true, [7001, 7002]);
  // 100 + 95 + 88 + 85 + 30 paid ticks.
  expect(ann.get("wageTicks")).toBe(398);
  // Six, 94, fifteen, 70 and 94 ticks without the wage.
  expect(ann.get("wagesWithheld")).toBe((6 + 94 + 15 + 70 + 94) * WAGE);
  expect(ann.get("latenessCounter")).toBe(3);
  expect(ann.get("absences")).toBe(3);
  // The last three shifts: 85, 30 and no ticks on time.
  expect(attendanceOf(town, ann.slot)).toBe((0.85 + 0.3 + 0) / 3);
  expect(END - START).toBe(99);
});
