import { z } from "zod";

import { DISTURBANCE_SLOTS, MEET_SLOTS, TARGET_SLOTS, WINDOW_SLOTS } from "../../world/world.ts";
import { Id, Ticks } from "./values.ts";
import { UTILITIES } from "./world.ts";

/** One number, or the least and the most: `n`, `[a, b]` or `{min, max}`. */
const range = (value: z.ZodNumber) =>
  z
    .union([value, z.array(value), z.strictObject({ min: value, max: value })])
    .superRefine((given, context) => {
      if (Array.isArray(given) && given.length !== 2) {
        const message = `expected two numbers, the least and the most, found ${given.length}`;
        context.addIssue({ code: "custom", message });
        return;
      }
      const { least, most } = rangeOf(given);
      if (most >= least) return;
      context.addIssue({ code: "custom", message: `the most (${most}) is below the least` });
    });

type Range = number | readonly number[] | { readonly min: number; readonly max: number };

/** Both ends of a range, however it is written. */
export function rangeOf(given: Range): { readonly least: number; readonly most: number } {
  if (typeof given === "number") return { least: given, most: given };
  if ("min" in given) return { least: given.min, most: given.max };
  return { least: given[0] ?? 0, most: given[1] ?? 0 };
}

const Chance = z.number().min(0).max(1000);
const TickRange = range(z.int().min(0).max(100_000));
const MinuteRange = range(z.number().min(0).max(100_000));
const FactorRange = range(z.number().min(0.01).max(100));

/** What every kind may say. Where a key has two names, at most one of them is given. */
const COMMON = {
  /** Below 1 the chance of a day with at least one; from 1 on how many a day. Never when left out. */
  prob_per_day: Chance.optional(),
  probability_per_day: Chance.optional(),
  /** Ticks from the end of one to the next that chance may bring. */
  cooldown_ticks: Ticks.default(0),
  /** In ticks, or in minutes of the town's day; until the next tick when left out. */
  duration: TickRange.optional(),
  duration_min: MinuteRange.optional(),
};

/** Two names of one key. */
const SAME = [
  ["prob_per_day", "probability_per_day"],
  ["duration", "duration_min"],
  ["magnitude", "magnitude_range"],
  ["object_type", "objects"],
] as const;

/** A disturbance by its kind. Simulation §13.2. */
export const EventSpec = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("price_spike"),
      ...COMMON,
      /** Factor on prices; 1 when left out. */
      magnitude: FactorRange.optional(),
      magnitude_range: FactorRange.optional(),
      /** Prices or groups of them; none = all. */
      targets: z.array(Id).max(16).default([]),
    }),
    z.strictObject({
      kind: z.literal("blackout"),
      ...COMMON,
      utility: z.enum(UTILITIES).default("power"),
    }),
    z.strictObject({
      kind: z.literal("outage"),
      ...COMMON,
      utility: z.enum(UTILITIES).default("water"),
    }),
    z.strictObject({
      kind: z.literal("arranged_meet"),
      ...COMMON,
      /** The two who are rivals most, or of some people by id those who have been left alone longest. */
      target: z.union([z.literal("top_rivals"), z.array(Id).min(2).max(32)]).default("top_rivals"),
      /** A venue or an object. */
      location: Id.default("cafe"),
      max_participants: z.int().min(2).max(MEET_SLOTS).default(2),
      /** Whether people are put there, or asked to walk there. */
      mode: z.enum(["relocate", "invite"]).default("relocate"),
    }),
    z.strictObject({
      kind: z.literal("queue_closure"),
      ...COMMON,
      /** All objects of a type, or some by id. */
      object_type: Id.optional(),
      objects: z.array(Id).min(1).max(TARGET_SLOTS).optional(),
    }),
  ])
  .superRefine((spec, context) => {
    const given: Readonly<Record<string, unknown>> = spec;
    for (const [name, other] of SAME) {
      if (given[name] === undefined || given[other] === undefined) continue;
      const message = `'${other}' and '${name}' say the same; give one of them`;
      context.addIssue({ code: "custom", path: [other], message });
    }
    if (spec.kind !== "queue_closure" || spec.object_type !== undefined) return;
    if (spec.objects !== undefined) return;
    const message = "expected an object_type or a list of objects";
    context.addIssue({ code: "custom", path: ["object_type"], message });
  });
export type EventSpec = z.infer<typeof EventSpec>;

/** When chance may bring something. Simulation §13.1; ticks. */
const SETTINGS = {
  /** With this many on, chance brings nothing. */
  max_concurrent_events: z.int().min(1).max(DISTURBANCE_SLOTS),
  /** Between the starts of any two that chance brings. */
  global_cooldown_ticks: Ticks,
  /** From the end of a meeting until chance may call on one of its people again. */
  per_agent_cooldown_ticks: Ticks,
  /** After a blackout or an outage nobody has to leave town for so long. */
  grace_window_ticks: Ticks,
  window_ticks: z.int().min(1).max(100_000),
  /** Starts of one kind of event within the window; 0 = any number. */
  max_events_per_window: z.int().min(0).max(WINDOW_SLOTS),
};
export const PerturbationSettings = z.strictObject(SETTINGS);
export type PerturbationSettings = z.infer<typeof PerturbationSettings>;

const Events = z.record(Id, EventSpec);

export const Perturbations = z.strictObject({
  /** A file whose settings and events are laid over those here; null = none. */
  file: z.string().min(1).nullable(),
  ...SETTINGS,
  events: Events,
});

/** What such a file says. It can be loaded anew while the town runs. */
export const PerturbationChanges = z.strictObject({
  ...PerturbationSettings.partial().shape,
  events: Events.default({}),
});
export type PerturbationChanges = z.infer<typeof PerturbationChanges>;

export const PerturbationsFile = z.strictObject({ perturbations: PerturbationChanges });
