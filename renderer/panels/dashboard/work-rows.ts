import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { perObject } from "../../per-object.ts";

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
  const { here, away } = crewsOf(jobs).get(job) ?? NOBODY;
  return {
    workers: [...here, ...away].slice(0, most),
    all: here.length + away.length,
    here: here.length,
    places: vacancies[job] ?? null,
  };
}

interface Crew {
  readonly here: readonly Worker[];
  readonly away: readonly Worker[];
}

const NOBODY: Crew = { here: [], away: [] };

/** Who has each job; those who have none under null. */
const crewsOf = perObject((jobs: Jobs): ReadonlyMap<string | null, Crew> => {
  const crews = new Map<string | null, { here: Worker[]; away: Worker[] }>();
  for (const id of Object.keys(jobs)) {
    const one = jobs[id];
    if (one === undefined) continue;
    const crew = crews.get(one.job_id) ?? { here: [], away: [] };
    crews.set(one.job_id, crew);
    crew[isHere(one.shift_state) ? "here" : "away"].push({ id, state: one.shift_state });
  }
  return crews;
});

const isHere = (state: ShiftState): boolean => state === "on_time" || state === "late";

/** Ids of those without a job. */
export function withoutJob(jobs: Jobs): readonly string[] {
  const { here, away } = crewsOf(jobs).get(null) ?? NOBODY;
  return [...here, ...away].map(({ id }) => id);
}
