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

/** The room that a mark takes, in pixels; its middle is the tick of its lead. */
export function widthOf({ gravity, stories }: Pick<Cluster, "gravity" | "stories">): number {
  if (stories.length === 1) return SINGLE[gravity];
  const number = NUMBER + DIGIT * String(stories.length).length;
  return gravity === "grave" ? number + WARNING : number;
}

interface Draft {
  lead: Story;
  gravity: Gravity;
  readonly stories: Story[];
}

/** Puts together what would touch where a tick is so many pixels wide. `stories` come by rising tick. */
export function clusterStories(
  stories: readonly Story[],
  pixelsPerTick: number,
): readonly Cluster[] {
  const clusters: Draft[] = [];
  for (const story of stories) {
    let last: Draft = { lead: story, gravity: gravityOf(story), stories: [story] };
    // Whoever has grown may touch the one before.
    for (
      let before = clusters.at(-1);
      before !== undefined && touch(before, last, pixelsPerTick);
      before = clusters.at(-1)
    ) {
      clusters.pop();
      last = join(before, last);
    }
    clusters.push(last);
  }
  return clusters;
}

function touch(one: Draft, next: Draft, pixelsPerTick: number): boolean {
  const apart = (next.lead.tick - one.lead.tick) * pixelsPerTick;
  return apart < (widthOf(one) + widthOf(next)) / 2;
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
