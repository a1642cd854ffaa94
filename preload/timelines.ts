import { z } from "zod";

import { Scene } from "../sim/telemetry/scene.ts";

/** What people call a life of a town. */
export const TimelineName = z.string().trim().min(1).max(60);

/** One life of a town: the first one, or what became of it from some tick on. */
export const Timeline = z.strictObject({
  name: TimelineName,
  /** Which it parts from; null for the first. */
  parent: TimelineName.nullable(),
  /** Newest tick that it shares with its parent; 0 for the first. */
  at: z.int().nonnegative(),
  /** Newest tick of its record. */
  last_tick: z.int().nonnegative(),
  /** What was changed where it parts, in words; empty where nothing was. */
  change: z.string(),
});
export type Timeline = z.infer<typeof Timeline>;

/** All lives in a town's file, and which of them is shown. Pushed when any of it but `head` changes. */
export const History = z.strictObject({
  timelines: z.array(Timeline),
  current: TimelineName,
  /** Oldest tick that can be shown. */
  first_tick: z.int().nonnegative(),
  /** Newest tick of the current timeline. */
  head: z.int().nonnegative(),
});
export type History = z.infer<typeof History>;

/**
 * Where two lives differ first: `system` is table and column, `agent` whom it concerns, `left` and `right` what it is
 * here and there, `orders` what one of the two was told in that tick and the other was not.
 */
export const Difference = z.strictObject({
  tick: z.int(),
  system: z.string(),
  agent: z.string().nullable(),
  detail: z.string(),
  left: z.number(),
  right: z.number(),
  orders: z
    .array(
      z.strictObject({
        side: z.enum(["left", "right"]),
        name: z.string(),
        kwargs: z.record(z.string(), z.unknown()),
      }),
    )
    .readonly(),
});
export type Difference = z.infer<typeof Difference>;

/** Two lives side by side. */
export const Comparison = z.strictObject({
  /** The one that is shown. */
  left: TimelineName,
  right: TimelineName,
  /** What is drawn on the right; its frames carry this scene's number. */
  scene: Scene,
  /** Newest tick that both share. */
  common_until: z.int().nonnegative(),
  first_difference: Difference.nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** The figures of two lives at one tick; null where there is no data. */
export const KpiDifference = z.strictObject({
  tick: z.int(),
  kpis: z.array(
    z.strictObject({
      name: z.string(),
      left: z.number().nullable(),
      right: z.number().nullable(),
    }),
  ),
});
export type KpiDifference = z.infer<typeof KpiDifference>;
