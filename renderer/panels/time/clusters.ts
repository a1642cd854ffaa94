import type { Category } from "../../../sim/narration/categories.ts";
import type { Story } from "../../../sim/narration/story.ts";

/** How grave a line is, by rising gravity: everyday, what everybody talks about, and somebody's end or ruin. */
export const GRAVITIES = ["everyday", "telling", "grave"] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** Lines of the story that lie too close on the timeline to be told apart: one mark. */
export interface Cluster {
  /** The gravest line, the first of several: the mark stands at its tick and leads there. */
  readonly lead: Story;
  readonly gravity: Gravity;
  /** By rising tick, at least one; the lead is among them. */
  readonly stories: readonly Story[];
}

const GRAVE: ReadonlySet<Category> = new Set([
  "exit_starvation",
  "exit_rent",
  "exit_generic",
  "near_death",
  "eviction",
]);

export function gravityOf({ category, priority }: Story): Gravity {
  if (GRAVE.has(category)) return "grave";
  return priority ? "telling" : "everyday";
}

const rankOf = (story: Story): number => GRAVITIES.indexOf(gravityOf(story));

/** The gravest first, equals in the order in which they were told. */
export const byGravity = (stories: readonly Story[]): readonly Story[] =>
  stories.toSorted((a, b) => rankOf(b) - rankOf(a));

/** Widths of marks in pixels, with the gap to the next: of one line, and of a number by its digits. */
const SINGLE: Readonly<Record<Gravity, number>> = { everyday: 10, telling: 16, grave: 18 };
const NUMBER = 12;
const DIGIT = 7;
/** What a number has before it where something grave is among the lines. */
const WARNING = 6;

/** The room that a mark takes, in pixels. */
export function widthOf({ gravity, stories }: Pick<Cluster, "gravity" | "stories">): number {
  if (stories.length === 1) return SINGLE[gravity];
  const number = NUMBER + DIGIT * String(stories.length).length;
  return gravity === "grave" ? number + WARNING : number;
}

/** Where the middle of a mark is, in pixels as `lead` and `first` are: at the tick of its lead, but never over the edge where time begins. */
export const middleOf = (cluster: Parameters<typeof widthOf>[0], lead: number, first: number) =>
  Math.max(lead, first + widthOf(cluster) / 2);

interface Draft {
  lead: Story;
  gravity: Gravity;
  readonly stories: Story[];
}

/** What lies within as many pixels is together in any case: no mark is narrower. */
const GRAIN = 6;

/**
 * Puts together what would touch where a tick is so many pixels wide, the nearest first, so that marks are spread evenly.
 * `stories` come by rising tick, none before `first`.
 */
export function clusterStories(
  stories: readonly Story[],
  pixelsPerTick: number,
  first: number,
): readonly Cluster[] {
  const clusters = gathered(stories, pixelsPerTick);
  const placeOf = (cluster: Draft): number =>
    middleOf(cluster, cluster.lead.tick * pixelsPerTick, first * pixelsPerTick);
  for (;;) {
    const [at, one, next] = nearestOf(clusters, placeOf);
    if (one === undefined || next === undefined) return clusters;
    clusters.splice(at, 2, join(one, next));
  }
}

/** What lies in one grain of the track is one. */
function gathered(stories: readonly Story[], pixelsPerTick: number): Draft[] {
  const clusters: Draft[] = [];
  const grainOf = ({ tick }: Story): number => Math.floor((tick * pixelsPerTick) / GRAIN);
  let grain = -1;
  for (const story of stories) {
    const single: Draft = { lead: story, gravity: gravityOf(story), stories: [story] };
    const last = clusters.at(-1);
    if (last === undefined || grainOf(story) !== grain) clusters.push(single);
    else join(last, single);
    grain = grainOf(story);
  }
  return clusters;
}

/** The two neighbours that touch most, with the place of the first; nobody where none do. */
function nearestOf(
  clusters: readonly Draft[],
  placeOf: (cluster: Draft) => number,
): readonly [number, Draft?, Draft?] {
  let least = 0;
  let found: readonly [number, Draft?, Draft?] = [-1];
  for (const [at, next] of clusters.entries()) {
    const one = clusters[at - 1];
    if (one === undefined) continue;
    const gap = placeOf(next) - placeOf(one) - (widthOf(one) + widthOf(next)) / 2;
    if (gap >= least) continue;
    least = gap;
    found = [at - 1, one, next];
  }
  return found;
}

/** The earlier one takes in the later. */
function join(one: Draft, next: Draft): Draft {
  one.stories.push(...next.stories);
  if (rankOf(next.lead) > rankOf(one.lead)) {
    one.lead = next.lead;
    one.gravity = next.gravity;
  }
  return one;
}
