import type { Category } from "../../../sim/narration/categories.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { type Days, type FigureRow, figureRows } from "../dashboard/figure-rows.ts";

/** What a day has to tell, each in the order in which it was told. */
export interface DayPage {
  /** The day in one line, once it is over. */
  readonly sum: Story | null;
  readonly lines: readonly Story[];
  /** Lines about people who came to town, or left it. */
  readonly comings: readonly Story[];
  /** The same lines with the lesser ones between them. */
  readonly all: readonly Story[];
}

/** The ticks of (from, to], as they are asked for. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Days count from 1; a day's midnight is the one that it ends with. */
export const rangeOf = (day: number, ticksPerDay: number): Range => ({
  // What is told at the very beginning is of the first day.
  from: day === 1 ? -1 : (day - 1) * ticksPerDay,
  to: day * ticksPerDay,
});

const SUMS: ReadonlySet<Category> = new Set(["digest"]);
const COMINGS: ReadonlySet<Category> = new Set([
  "arrival",
  "exit_starvation",
  "exit_rent",
  "exit_generic",
]);

/** The page of a day from all that was told of it; of the lines the `limit` most telling ones. */
export function dayPage(told: readonly Story[], limit: number): DayPage {
  const sums = told.filter(({ category }) => SUMS.has(category));
  const comings = told.filter(({ category }) => COMINGS.has(category));
  const others = told.filter(({ category }) => !SUMS.has(category) && !COMINGS.has(category));
  return { sum: sums.at(-1) ?? null, lines: mostTelling(others, limit), comings, all: others };
}

/** What the sum of a day names; of each, what was told last stands among the lines. */
const NAMED: ReadonlySet<Category> = new Set([
  "near_death",
  "eviction",
  "blackout",
  "outage",
  "utility_outage",
  "relationship_friendship",
  "argument",
  "first_clash",
  "queue_conflict",
  "reconciliation",
  "price_spike",
  "hired",
  "job_quit",
]);

/**
 * What the sum may name comes first, then what is marked; then lines of many kinds before many of one kind, and later
 * lines before earlier ones. In the order in which they were told.
 */
export function mostTelling(told: readonly Story[], limit: number): readonly Story[] {
  const seen = new Map<string, number>();
  const ranked = told.toReversed().map((story) => {
    // New friends and new acquaintances are told under one heading, and only the latter are marked.
    const kind = `${story.category} ${story.priority}`;
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    return { story, nth, isNamed: nth === 0 && NAMED.has(story.category) };
  });
  return ranked
    .toSorted(
      (a, b) =>
        Number(b.isNamed) - Number(a.isNamed) ||
        Number(b.story.priority) - Number(a.story.priority) ||
        a.nth - b.nth ||
        b.story.seq - a.story.seq,
    )
    .slice(0, limit)
    .map(({ story }) => story)
    .toSorted((a, b) => a.seq - b.seq);
}

/** The figures of one day as rows, each with what it was the day before; null where none are on record. */
export function rowsOfDay(
  { ticks, figures }: Days,
  day: number,
  ticksPerDay: number,
): readonly FigureRow[] | null {
  const at = ticks.indexOf(day * ticksPerDay);
  if (at < 0) return null;
  const before = ticks.indexOf((day - 1) * ticksPerDay);
  const columns = before < 0 ? [at] : [before, at];
  const pick = (values: readonly (number | null)[]) =>
    columns.map((column) => values[column] ?? null);
  const both: Days["figures"] = {};
  for (const [name, values] of Object.entries(figures)) both[name] = pick(values);
  return figureRows(
    { ticks: columns.map((column) => ticks[column] ?? 0), figures: both },
    ticksPerDay,
  );
}

/** What people ask first. */
const FIRST: ReadonlySet<string> = new Set([
  "self_sufficiency",
  "mean_need",
  "starvations",
  "attendance",
  "tie_share",
  "chat_success",
  "queue_conflicts",
  "queue_wait_p95_ticks",
  "exits",
  "afi",
]);

export const isAskedFirst = ({ name }: FigureRow): boolean => FIRST.has(name);
