import { BASKET_MARGIN, basketPerDay, wagePerDay } from "../../economy/basket.ts";
import { ANY_JOB } from "../blocks/scenario.ts";
import { type MapFile, type Position, walkableTiles } from "../map.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected, unknown, wrong } from "./problem.ts";

/** A job is hardly meant to be worth more baskets than this. */
const GENEROUS = 1.2;

/** Shifts lie within the day. */
export function checkShifts({ jobs, time }: Pick<TownConfig, "jobs" | "time">): CrossProblem[] {
  return Object.entries(jobs).flatMap(([id, { start_tick, end_tick }]) =>
    start_tick > end_tick || end_tick >= time.ticks_per_day
      ? [
          expected(
            ["jobs", id, "end_tick"],
            `start_tick ≤ end_tick < ${time.ticks_per_day}`,
            `${start_tick} and ${end_tick}`,
          ),
        ]
      : [],
  );
}

/** Every job has a place on the map unless it says where else it is done, and every place a job. */
export function checkJobSites({ jobs, map }: Pick<TownConfig, "jobs" | "map">): CrossProblem[] {
  const known = Object.keys(jobs);
  return [
    ...known
      .filter((id) => jobs[id].location === undefined && map.job_sites[id] === undefined)
      .map((id) => wrong(["jobs", id], `the map has no job_sites for '${id}'`)),
    ...known.flatMap((id) => checkLocation(map, id, jobs[id].location ?? null)),
    ...Object.keys(map.job_sites)
      .filter((id) => jobs[id] === undefined)
      .map((id) => unknown(["map", "job_sites", id], "job", id, known)),
  ];
}

/** A job's own location is a tile to stand on. */
function checkLocation(map: MapFile, id: string, location: Position | null): CrossProblem[] {
  if (location === null) return [];
  const [x, y] = location;
  const [width] = map.size;
  if (x < width && walkableTiles(map)[y * width + x] === 1) return [];
  return [expected(["jobs", id, "location"], "a tile a person can stand on", `[${x}, ${y}]`)];
}

/** Nobody starts in a job that has no place left. */
export function checkPlaces({ jobs, scenario }: Pick<TownConfig, "jobs" | "scenario">) {
  return Object.entries(jobs).flatMap(([id, job]): CrossProblem[] => {
    if (id === ANY_JOB) {
      return [wrong(["jobs", id], `'${ANY_JOB}' means any job, and cannot be the id of one`)];
    }
    const capacity = job.capacity ?? Infinity;
    const named = scenario.agents.filter((agent) => agent.job === id).length;
    if (named <= capacity) return [];
    const path = ["jobs", id, "capacity"];
    return [expected(path, `places for the ${named} people of the scenario`, capacity)];
  });
}

/** A day of work pays for a day of life, and not for much more. */
export function checkBasket({ economy, jobs }: Pick<TownConfig, "economy" | "jobs">) {
  if (!economy.enforce_basket) return [];
  const basket = basketPerDay(economy);
  const problems: CrossProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    const wage = wagePerDay(job, economy);
    const path = ["jobs", id, "wage_rate"];
    const because = `the basket of ${basket.toFixed(2)} (rent, three meals, a shower)`;
    if (wage < BASKET_MARGIN * basket) {
      const message = `pays ${wage.toFixed(2)} a day, less than ${BASKET_MARGIN.toFixed(2)} × ${because}`;
      const wanted = `at least ${(BASKET_MARGIN * basket).toFixed(2)} a day`;
      problems.push({ ...wrong(path, message), found: wage.toFixed(2), expected: wanted });
    } else if (wage > GENEROUS * basket) {
      const message = `pays ${wage.toFixed(2)} a day, more than ${GENEROUS.toFixed(2)} × ${because}`;
      const wanted = `at most ${(GENEROUS * basket).toFixed(2)} a day`;
      problems.push({ ...doubtful(path, message), found: wage.toFixed(2), expected: wanted });
    }
  }
  return problems;
}

/** Nobody can be absent before being late, in the town or in any job. */
export function checkLateness({ employment }: Pick<TownConfig, "employment">): CrossProblem[] {
  return checkPatience(["employment"], employment.grace_ticks, employment.absent_cutoff);
}

export function checkJobPatience({ employment, jobs }: Pick<TownConfig, "employment" | "jobs">) {
  return Object.entries(jobs).flatMap(([id, job]) => {
    if (job.grace_ticks === undefined && job.absent_cutoff === undefined) return [];
    const grace = job.grace_ticks ?? employment.grace_ticks;
    return checkPatience(["jobs", id], grace, job.absent_cutoff ?? employment.absent_cutoff);
  });
}

function checkPatience(path: readonly string[], grace: number, cutoff: number): CrossProblem[] {
  if (cutoff >= grace) return [];
  return [expected([...path, "absent_cutoff"], `at least grace_ticks (${grace})`, cutoff)];
}
