import type { Story } from "../../sim/narration/story.ts";
import type { Band, KpiShape } from "../../sim/telemetry/kpi-shape.ts";
import type { Exit } from "../../sim/telemetry/departures-of.ts";
import type { Difference } from "../../preload/timelines.ts";

/** A complete day: its number, counted from 1, the tick of the midnight that ends it, and its figures. */
export interface DayOfReport {
  readonly day: number;
  readonly tick: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** A figure over the days of a report. */
export interface KpiOfReport extends KpiShape {
  readonly last: number | null;
  readonly mean: number | null;
  readonly band: Band | null;
  /** Where the last days went against those before; null where that cannot be said. */
  readonly trend: "up" | "down" | "steady" | null;
}

export interface PersonOfReport {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly arrived: number;
  readonly job: string | null;
  /** Of who lives here: needs on average, 0 to 1; money in meals; how many strong ties. */
  readonly mean_need: number | null;
  readonly wallet: number | null;
  readonly strong_ties: number | null;
  /** Of who has left: when, and why in words to be read after the name. */
  readonly left: { readonly tick: number; readonly reason: string } | null;
}

interface TimelineOfReport {
  readonly name: string;
  readonly parent: string | null;
  readonly at: number;
  readonly last_tick: number;
  readonly policy: string;
  /** What was changed where it parts, in words. */
  readonly change: string;
}

export interface StoryDay {
  readonly day: number;
  /** The sum of the day as it was told; null where the day is not over, or nothing was told. */
  readonly digest: string | null;
  /** The most telling lines of the day, in order. */
  readonly lines: readonly Pick<Story, "tick" | "category" | "topic" | "text">[];
}

/** What became of a town between two ticks: everything that a report shows. */
export interface Report {
  readonly title: string;
  readonly scenario: string;
  readonly config_id: string;
  readonly seed: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly timeline: string;
  readonly from: number;
  readonly to: number;
  readonly ticks_per_day: number;
  readonly people_now: number;
  readonly days: readonly DayOfReport[];
  readonly kpis: readonly KpiOfReport[];
  /** Measured as the report was made, on the machine that made it; never recorded. */
  readonly throughput: { readonly agent_steps_per_s: number };
  /** Most frequent first. */
  readonly events: readonly { readonly event: string; readonly count: number }[];
  readonly exits: readonly (Exit & { readonly name: string; readonly text: string })[];
  readonly people: readonly PersonOfReport[];
  /** Newest days only, where there are many; `left_out` says of how many nothing is told. */
  readonly stories: readonly StoryDay[];
  readonly story_days_left_out: number;
  readonly timelines: readonly TimelineOfReport[];
  /** Where the timeline differs first from the one that it parts from; null for the first one. */
  readonly parted: Difference | null;
}
