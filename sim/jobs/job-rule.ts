import type { TownConfig } from "../config/town-config.ts";
import type { FlowFields } from "../paths/flow-field.ts";
import { NONE } from "../world/agent-table.ts";
import { type Grid, cellOf } from "../world/grid.ts";

/** A job as the tick reads it: ticks of the day, meals, cells and fields. */
export interface JobRule {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly wage: number;
  /** How many people can have it; Infinity = any number. */
  readonly capacity: number;
  readonly grace: number;
  readonly cutoff: number;
  readonly slack: number;
  readonly latenessPenalty: number;
  readonly lateTickPenalty: number;
  readonly absencePenalty: number;
  /** Whoever has it is at work wherever they are; there are no posts. */
  readonly anywhere: boolean;
  /** Anyone on a tile of this venue is at work; −1 = on a post. */
  readonly venue: number;
  readonly posts: Int32Array;
  readonly postFields: Int32Array;
  /** Objects of the venue that offer work, such as desks. */
  readonly workplaces: Int32Array;
  /** What the workplaces offer, −1 = work is standing at a post. */
  readonly work: number;
}

interface ObjectPlace {
  readonly venue: number;
  readonly type: number;
  readonly present: boolean;
}

interface Work {
  readonly type: number;
  readonly tags: ReadonlySet<string>;
  readonly current: boolean;
}

/** Jobs by name, so that the order of keys in a file means nothing, as it means nothing to the hash. */
export function compileJobs(
  { jobs, map, economy, employment }: TownConfig,
  grid: Grid,
  fields: FlowFields,
  objects: readonly ObjectPlace[],
  affordances: readonly Work[],
): JobRule[] {
  const inOrder = Object.entries(jobs).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([id, job]): JobRule => {
    const anywhere = job.location === null;
    const sites = job.location ? [job.location] : (map.job_sites[id] ?? []);
    const posts = Int32Array.from(anywhere ? [] : sites, ([x, y]) => cellOf(grid, x, y));
    const venue = posts.length === 0 ? NONE : grid.venue[posts[0]];
    const isThere = (object: ObjectPlace): boolean =>
      object.present && venue !== NONE && object.venue === venue;
    const work = affordances.findIndex(
      ({ tags, type, current }) =>
        current &&
        tags.has("work") &&
        objects.some((object) => isThere(object) && object.type === type),
    );
    return {
      id,
      name: job.name,
      start: job.start_tick,
      end: job.end_tick,
      wage: job.wage_rate > 0 ? job.wage_rate : economy.wage_income,
      capacity: job.capacity ?? Infinity,
      grace: job.grace_ticks ?? employment.grace_ticks,
      cutoff: job.absent_cutoff ?? employment.absent_cutoff,
      slack: job.absence_slack ?? employment.absence_slack,
      latenessPenalty: job.lateness_penalty,
      lateTickPenalty: job.late_tick_penalty ?? employment.late_tick_penalty,
      absencePenalty: job.absence_penalty ?? employment.absence_penalty,
      anywhere,
      venue,
      posts,
      postFields: posts.map((post) => fields.ofCell[post]),
      workplaces: Int32Array.from(
        objects.flatMap((object, index) =>
          work !== NONE && isThere(object) && object.type === affordances[work].type ? [index] : [],
        ),
      ),
      work,
    };
  });
}
