import { expect, test } from "vitest";

import { END, START, bakery, work } from "../../../helpers/bakery.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann's absences after each of the given days; she works on the days that `present` names. */
function absencesByDay(present: (day: number) => boolean, days: number): number[] {
  const town = bakery();
  return Array.from({ length: days }, (_, day) => {
    const span = [day * 1000 + START - 30, day * 1000 + END + 1] as const;
    work(town, () => present(day), span);
    return someone(town, "ann").get("absences");
  });
}

test("absences count for seven days, the seventh day's tick included", () => {
  expect(absencesByDay((day) => day !== 0, 9)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0]);
  const town = bakery();
  work(town, () => false);
  const absent = START + 31;
  work(town, () => true, [7000 + START - 30, absent + 7000]);
  expect(someone(town, "ann").get("absences")).toBe(1);
  work(town, () => true, [absent + 7001, absent + 7001]);
  expect(someone(town, "ann").get("absences")).toBe(0);
});

test("whoever never comes has seven or eight absences on the list, and no more", () => {
  expect(absencesByDay(() => false, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7]);
});

test("the warning comes with the last absence but one, each time it is reached from below", () => {
  const town = bakery();
  // Absent on days 0 and 1, at work until the first is forgotten, then absent again.
  const present = (day: number): boolean => day >= 2 && day !== 8;
  const warned: (readonly [number, unknown])[] = [];
  for (let day = 0; day < 10; day++) {
    const span = [day * 1000 + START - 30, day * 1000 + END + 1] as const;
    for (const { event, agent_id, job_id, absences } of work(town, () => present(day), span)
      .events) {
      if (event !== "employment_warning") continue;
      expect([agent_id, job_id]).toEqual(["ann", "baker"]);
      warned.push([day, absences]);
    }
  }
  expect(warned).toEqual([
    [1, 2],
    [8, 2],
  ]);
});

test("nobody is warned where the first absence is already too many", () => {
  const town = bakery({ edit: ({ employment }) => (employment.max_absent_shifts = 1) });
  expect(work(town, () => false).events.map(({ event }) => event)).not.toContain(
    "employment_warning",
  );
});
