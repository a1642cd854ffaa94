import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { quitJob } from "../../../../sim/jobs/employment.ts";
import {
  applyForJob,
  jobWithMostVacancies,
  runHiring,
  soughtJob,
  startJob,
  vacancies,
} from "../../../../sim/jobs/hiring.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { EVENT } from "../../../../sim/events/kinds.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { dayOf } from "../../../../sim/world/calendar.ts";
import { END, START, WAGE, bakery, work } from "../../../helpers/bakery.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";

const BAKER = 0;
const CLERK = 1;
const HOURS = { start_tick: 400, end_tick: 499, wage_rate: 1, lateness_penalty: 0 };

/** A bakery in the upper right corner with some places, and an office in the lower right with others. */
function market(places: readonly [number | null, number | null], plan: TownPlan = {}): Town {
  return makeTown({
    venues: [
      { id: "bakery", name: "Bakery", type: "shop", rect: [5, 0, 3, 3], door: [5, 1] },
      { id: "office", name: "Office", type: "office", rect: [5, 5, 3, 3], door: [5, 6] },
    ],
    jobs: {
      baker: { name: "Baker", ...HOURS, capacity: places[0] },
      clerk: { name: "Clerk", ...HOURS, capacity: places[1] },
    },
    jobSites: { baker: [[6, 1]], clerk: [[6, 6]] },
    people: ["ann", "bob", "cas"].map((id) => ({ id })),
    ...plan,
  });
}

/** Applies for a job standing in its venue. */
function apply(person: Someone, job: number): boolean {
  person.put(5 + person.slot, job === BAKER ? 0 : 5);
  return applyForJob(person.town, person.slot, job);
}

/** Those who have the only places of a bakery and an office. */
const STAFF = [
  { id: "dan", job: "baker", position: [6, 1] },
  { id: "eve", job: "clerk", position: [6, 6] },
] satisfies TownPlan["people"];

const hired = (town: Town): [unknown, unknown][] =>
  eventsOf(town, "employment_hired").map(({ agent_id, job_id }) => [agent_id, job_id]);

function nextTick(town: Town): Town {
  beginTick(town);
  runHiring(town);
  return town;
}

test("vacancies are the places less those who have the job; without a capacity there is no end of them", () => {
  const town = market([2, null], { people: [{ id: "ann", job: "baker" }, { id: "bob" }] });
  expect(vacancies(town, BAKER)).toBe(1);
  expect(vacancies(town, CLERK)).toBe(Infinity);
  expect(jobWithMostVacancies(town)).toBe(CLERK);
});

test("more people of the scenario than a job has places are refused", () => {
  const crowd = { people: ["ann", "bob"].map((id) => ({ id, job: "baker" })) };
  expect(() => market([1, null], crowd)).toThrow(
    /expected places for the 2 people of the scenario, found 1/,
  );
});

test("the first of equal jobs is the one to ask for, and none where all are full", () => {
  expect(jobWithMostVacancies(market([2, 2]))).toBe(BAKER);
  expect(jobWithMostVacancies(market([1, 2]))).toBe(CLERK);
  expect(jobWithMostVacancies(market([0, 0]))).toBe(-1);
});

test("whoever asks at the site of a job with a vacancy is hired at once", () => {
  const town = market([1, 1]);
  const ann = someone(town, "ann");
  beginTick(town, 350);
  expect(apply(ann, BAKER)).toBe(true);
  expect(eventsOf(town)).toEqual([
    { event: "employment_hired", tick: 350, agent_id: "ann", job_id: "baker" },
  ]);
  expect([ann.get("job"), ann.get("hiredTick")]).toEqual([BAKER, 350]);
  expect(vacancies(town, BAKER)).toBe(0);
});

test("nobody can ask from afar, and nobody with a job can ask", () => {
  const town = market([1, 1]);
  const ann = someone(town, "ann");
  ann.put(0, 0);
  expect(applyForJob(town, ann.slot, BAKER)).toBe(false);
  apply(ann, BAKER);
  expect(apply(ann, CLERK)).toBe(false);
  expect(ann.get("job")).toBe(BAKER);
});

test("a full job has a waiting list, on which nobody stands twice", () => {
  const town = market([0, 0]);
  const ann = someone(town, "ann");
  beginTick(town, 350);
  expect(apply(ann, BAKER)).toBe(true);
  expect(apply(ann, BAKER)).toBe(false);
  expect(eventsOf(town)).toEqual([
    { event: "employment_hire_pending", tick: 350, agent_id: "ann", job_id: "baker" },
  ]);
  expect(ann.get("job")).toBe(-1);
});

test("a place that becomes free is filled in the next tick by whoever has waited longest", () => {
  const town = market([1, 0], {
    people: [{ id: "dan", job: "baker" }, { id: "ann" }, { id: "bob" }],
  });
  beginTick(town, 350);
  apply(someone(town, "bob"), BAKER);
  beginTick(town, 351);
  apply(someone(town, "ann"), BAKER);
  expect(hired(nextTick(town))).toEqual([]);
  quitJob(town, someone(town, "dan").slot, "stress");
  runHiring(town);
  expect(hired(town)).toEqual([]);
  expect(hired(nextTick(town))).toEqual([["bob", "baker"]]);
  expect(someone(town, "bob").get("appliedJob")).toBe(-1);
  removeAgent(town, someone(town, "bob").slot, "killed");
  expect(hired(nextTick(town))).toEqual([["ann", "baker"]]);
  expect(hired(nextTick(town))).toEqual([]);
});

test("nobody jumps the waiting list when a place has just become free", () => {
  const town = market([1, 0], {
    people: [{ id: "dan", job: "baker" }, { id: "ann" }, { id: "bob" }],
  });
  beginTick(town, 350);
  apply(someone(town, "ann"), BAKER);
  beginTick(town);
  quitJob(town, someone(town, "dan").slot, "stress");
  apply(someone(town, "bob"), BAKER);
  expect(someone(town, "bob").get("job")).toBe(-1);
  expect(hired(nextTick(town))).toEqual([["ann", "baker"]]);
});

test("whoever waits for one job goes and asks for another that has a place", () => {
  const town = market([1, 1], { people: [...STAFF, { id: "ann" }] });
  const ann = someone(town, "ann");
  expect(soughtJob(town, ann.slot)).toBe(BAKER);
  apply(ann, BAKER);
  expect(soughtJob(town, ann.slot)).toBe(-1);
  const open = market([0, 1]);
  const bob = someone(open, "bob");
  apply(bob, BAKER);
  expect(soughtJob(open, bob.slot)).toBe(CLERK);
  expect(apply(bob, CLERK)).toBe(true);
  expect(bob.get("job")).toBe(CLERK);
});

test("whoever quits is told with the reason, ends the shift, and takes no job for a day", () => {
  const town = bakery();
  const { ann } = work(town, () => true, [START, START + 9]);
  beginTick(town);
  expect(quitJob(town, ann.slot, "stress")).toBe(true);
  expect(eventsOf(town)).toMatchObject([
    { event: "shift_ended", agent_id: "ann", on_time_share: 0.1 },
    { event: "job_quit", tick: START + 10, agent_id: "ann", job_id: "baker", reason: "stress" },
  ]);
  expect(ann.get("wallet")).toBe(100 + 10 * WAGE);
  expect(quitJob(town, ann.slot, "stress")).toBe(false);
  ann.put(6, 1);
  expect(applyForJob(town, ann.slot, BAKER)).toBe(false);
  beginTick(town, START + 10 + 999);
  expect(soughtJob(town, ann.slot)).toBe(-1);
  beginTick(town, START + 10 + 1000);
  expect(soughtJob(town, ann.slot)).toBe(BAKER);
  expect(applyForJob(town, ann.slot, BAKER)).toBe(true);
});

test("whoever is hired during the hours of a job begins with the next day's shift", () => {
  const town = bakery({ people: [{ id: "ann", wallet: 100 }] });
  const ann = someone(town, "ann");
  beginTick(town, START + 20);
  startJob(town, ann.slot, BAKER);
  work(town, () => true, [START + 21, END + 1]);
  expect(ann.get("wageTicks")).toBe(0);
  expect(ann.get("absences")).toBe(0);
  work(town, () => true, [1000 + START, 1000 + END + 1]);
  expect(ann.get("wageTicks")).toBe(100);
});

test("whoever is hired before the start of a shift works that day", () => {
  const town = bakery({ people: [{ id: "ann", wallet: 100 }] });
  const ann = someone(town, "ann");
  beginTick(town, START);
  startJob(town, ann.slot, BAKER);
  work(town, () => true, [START + 1, END + 1]);
  expect(ann.get("wageTicks")).toBe(99);
});

test("a new job begins with a clean record", () => {
  const town = bakery();
  const { ann } = work(town, () => false);
  quitJob(town, ann.slot, "stress");
  startJob(town, ann.slot, BAKER);
  expect(ann.get("absences")).toBe(0);
  expect(ann.get("attendanceSamples")).toBe(0);
  expect(ann.get("hiredTick")).toBe(END + 1);
});

/** Runs a town until Ann has a job, or for a day and a half; returns the tick, or null. */
function tickOfHiring(town: Town): number | null {
  const ann = someone(town, "ann");
  for (let tick = 1; tick <= 1500; tick++) {
    runTick(town);
    if (ann.get("job") !== -1) return tick;
  }
  return null;
}

test("somebody out of work walks to the job with the most vacancies by daylight and gets it", () => {
  const town = market([1, 2], { people: [{ id: "ann", position: [0, 0] }] });
  const tick = tickOfHiring(town);
  // Eleven tiles at least lie between the corner and the office; day breaks at 250.
  expect(tick).toBeGreaterThanOrEqual(250 + 9);
  expect(tick).toBeLessThan(300);
  expect(someone(town, "ann").get("job")).toBe(CLERK);
});

test("a workplace without a venue can be asked at beside the post that a colleague holds", () => {
  const town = makeTown({
    jobs: { baker: { name: "Baker", ...HOURS, start_tick: 200, end_tick: 700 } },
    jobSites: { baker: [[6, 1]] },
    people: [
      { id: "bob", job: "baker", position: [6, 1] },
      { id: "ann", position: [0, 0] },
    ],
  });
  const tick = tickOfHiring(town);
  expect(tick).toBeLessThan(400);
  expect(dayOf(Number(tick), 1000)).toBe(0);
});

test("where every job is full people ask once and then get on with their lives", () => {
  const town = market([1, 1], { people: [...STAFF, { id: "ann", position: [0, 0] }] });
  expect(tickOfHiring(town)).toBeNull();
  const { eventCounts } = town.world.town;
  expect(someone(town, "ann").get("appliedJob")).toBe(BAKER);
  expect(eventCounts[EVENT.employment_hire_pending]).toBe(1);
});

test("nobody waits for a place in a job that has none to give", () => {
  const nowhere = market([0, 0]);
  expect(soughtJob(nowhere, someone(nowhere, "ann").slot)).toBe(-1);
  const office = market([0, 1], { people: [{ id: "eve", job: "clerk" }, { id: "ann" }] });
  expect(soughtJob(office, someone(office, "ann").slot)).toBe(CLERK);
});

test("whoever quits at the desk gets up in the next tick", () => {
  const town = createTown(defaultConfig());
  const alice = someone(town, "alice");
  while (alice.get("runningAffordance") === -1 || alice.get("option") !== OPTION.GoToWork) {
    runTick(town);
  }
  quitJob(town, alice.slot, "stress");
  runTick(town);
  expect(alice.get("runningAffordance")).toBe(-1);
  expect(alice.get("heldObject")).toBe(-1);
  expect(alice.get("option")).not.toBe(OPTION.GoToWork);
  const quit = Number(town.world.town.tick[0]);
  for (let tick = 0; tick < 1200; tick++) runTick(town);
  // After a day of rest she asks for the job with no end of places that comes first.
  expect(alice.get("hiredTick")).toBeGreaterThan(quit + 900);
  expect(town.rules.jobs[alice.get("job")]?.id).toBe("barista");
});
