import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

type Jobs = TownSections["jobs"];
export type ShiftState = Jobs[string]["shift_state"];

export interface Worker {
  readonly id: string;
  readonly state: ShiftState;
}

/** Those who have a job. */
export interface JobRow {
  /** Those at work first, as far as there is room. */
  readonly workers: readonly Worker[];
  /** How many have it. */
  readonly all: number;
  /** How many of them are at work. */
  readonly here: number;
  /** Places free; null where it takes anybody. */
  readonly places: number | null;
}

/** Who has a job, `most` of them by name. */
export function jobRow(
  job: string,
  jobs: Jobs,
  vacancies: TownSections["employment"]["vacancies"],
  most: number,
): JobRow {
  const workers = Object.entries(jobs)
    .filter(([, { job_id }]) => job_id === job)
    .map(([id, { shift_state }]) => ({ id, state: shift_state }))
    .toSorted((a, b) => Number(isHere(b.state)) - Number(isHere(a.state)));
  return {
    workers: workers.slice(0, most),
    all: workers.length,
    here: workers.filter(({ state }) => isHere(state)).length,
    places: vacancies[job] ?? null,
  };
}

export const isHere = (state: ShiftState): boolean => state === "on_time" || state === "late";

/** Ids of those without a job. */
export const withoutJob = (jobs: Jobs): readonly string[] =>
  Object.entries(jobs).flatMap(([id, { job_id }]) => (job_id === null ? [id] : []));
