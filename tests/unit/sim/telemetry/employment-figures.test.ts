import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { requestExit } from "../../../../sim/jobs/exit-queue.ts";
import { quitJob } from "../../../../sim/jobs/employment.ts";
import { employmentFigures } from "../../../../sim/telemetry/employment-figures.ts";
import { kpis } from "../../../../sim/telemetry/kpis.ts";
import type { Town } from "../../../../sim/town.ts";
import { END, START, WAGE, bakery, work } from "../../../helpers/bakery.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";

type Settings = Partial<Town["config"]["employment"]>;

function team(settings: Settings = {}): Town {
  const plan = {
    edit: ({ employment, jobs }: Town["config"]): void => {
      Object.assign(employment, settings);
      for (const job of Object.values(jobs)) job.capacity = 3;
    },
  };
  return bakery(plan, [START, END], ["ann", "bob", "cas"]);
}

test("before anybody has worked there is nothing to tell but who has a job", () => {
  expect(employmentFigures(team())).toEqual({
    pending: [],
    pending_count: 0,
    approved: [],
    exits_today: 0,
    daily_exit_cap: 2,
    queue_limit: 8,
    review_window: 1000,
    employed: 3,
    unemployed: 0,
    applicants: 0,
    vacancies: { baker: 0 },
    attendance: null,
    absences: 0,
    late_ticks_today: 0,
    lateness: 0,
    wages_withheld: 0,
    alerts: {
      lateness_spike: false,
      employment_exit_queue_overflow: false,
      employment_exit_backlog: false,
    },
  });
});

test("the figures add up what each person missed", () => {
  const town = team();
  // Ann comes ten ticks late, Bob never, Cas on time.
  work(town, (tick, id) => id === "cas" || (id === "ann" && tick >= 10));
  const figures = employmentFigures(town);
  expect(figures).toMatchObject({
    absences: 1,
    // Ann is late in ticks 6 to 99, Bob in ticks 6 to 30.
    late_ticks_today: 94 + 25,
    lateness: 2,
    wages_withheld: (4 + 94) * WAGE,
  });
  expect(figures.attendance).toBeCloseTo(1 / 3, 12);
  quitJob(town, someone(town, "bob").slot, "stress");
  expect(employmentFigures(town)).toMatchObject({
    employed: 2,
    unemployed: 1,
    vacancies: { baker: 1 },
  });
});

test("[A161] a spike of lateness raises its alert: today's late ticks where the job loop is enforced", () => {
  const spike = (town: Town): boolean => employmentFigures(town).alerts.lateness_spike;
  const strict = team({ enforce_job_loop: true });
  // Late from tick 6 on: three late ticks are no spike, the fourth is.
  work(strict, (_, id) => id !== "ann", [START, START + 8]);
  expect(employmentFigures(strict).late_ticks_today).toBe(3);
  expect(spike(strict)).toBe(false);
  work(strict, (_, id) => id !== "ann", [START + 9, START + 9]);
  expect(spike(strict)).toBe(true);
  work(strict, () => true, [999, 1000]);
  expect(spike(strict)).toBe(false);
});

test("[A161] where it is not enforced, shifts begun late count, whenever that was", () => {
  const town = team();
  work(town, () => false);
  expect(employmentFigures(town).alerts.lateness_spike).toBe(false);
  work(town, () => false, [1000 + START, 1000 + END]);
  expect(employmentFigures(town)).toMatchObject({ lateness: 6, alerts: { lateness_spike: true } });
});

test("a queue is a backlog, and an overflow beyond its limit", () => {
  const town = team({ enforce_job_loop: true, daily_exit_cap: 0, exit_queue_limit: 1 });
  const alerts = (): Record<string, boolean> => employmentFigures(town).alerts;
  requestExit(town, someone(town, "ann").slot);
  expect(alerts()).toMatchObject({
    employment_exit_backlog: true,
    employment_exit_queue_overflow: false,
  });
  requestExit(town, someone(town, "bob").slot);
  expect(alerts()).toMatchObject({ employment_exit_queue_overflow: true });
});

test("[A161] in the default town nobody starves and at least 70 % of the shift ticks are on time", () => {
  const figures = kpis(runUntil(createTown(defaultConfig(), 1n), 3000));
  expect(figures.starvation_per_agent_day).toBe(0);
  expect(figures.attendance).toBeGreaterThanOrEqual(0.7);
});
