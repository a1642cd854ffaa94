import { z } from "zod";

import { CHOOSERS } from "../options/choosers.ts";
import { OPTIONS } from "../options/options.ts";
import { RewardRecord } from "./reward-record.ts";

const OptionName = z.enum(OPTIONS);

/** What the inspector shows of one person. Built on demand, never per tick. */
export const AgentCard = z.strictObject({
  id: z.string(),
  name: z.string(),
  tick: z.int(),
  profile: z.string(),
  /** What they are like, each −1 to 1. */
  traits: z.strictObject({
    extroversion: z.number(),
    forgiveness: z.number(),
    ambition: z.number(),
  }),
  /** Satisfaction, 0 to 1. */
  needs: z.strictObject({ hunger: z.number(), hygiene: z.number(), energy: z.number() }),
  /** 1 warm, 0 chilled to the bone. */
  warmth: z.number(),
  /** 0 to 1. */
  stress: z.number(),
  /** How well the last day went, at most 0.9: needs, work, rules kept. */
  fitness: z.number(),
  /** What the last tick was worth to them. */
  reward: RewardRecord,
  /** On the way out of town: nothing can be done with them any more. */
  leaving: z.boolean(),
  /** Wears what was clean in the wardrobe. */
  dressed: z.boolean(),
  /** Too much went wrong: slow until they have slept. */
  spiral_day: z.boolean(),
  /** An operator has taken them over. */
  possessed: z.boolean(),
  /** Current goal, null when idle, with what it is about in words ("Hungry (42 %); a meal is in the fridge"). */
  option: z.strictObject({ name: OptionName, reason: z.string(), since_tick: z.int() }).nullable(),
  /** Who chooses for them: the scripted scores, a policy, or chance. */
  chooser: z.enum(CHOOSERS),
  /** Until when they keep to what they do, unless something pressing comes up; null when nothing holds them. */
  commit_until: z.int().nullable(),
  /** What they do right now in words: "Walking to Café Fountain", "Second in the queue for the shower". */
  doing: z.string(),
  /** Share of the running use that is done, 0 to 1; null when nothing runs. */
  progress: z.number().nullable(),
  /**
   * Scores of the last decision, highest first; `blocked` says why an option could not be chosen, the
   * rest what would make it come first: see `Prospect`.
   */
  scores: z.array(
    z.strictObject({
      name: OptionName,
      score: z.number(),
      blocked: z.string().nullable(),
      from_tick: z.int().nullable(),
      below: z.number().nullable(),
    }),
  ),
  /** In meals. */
  wallet: z.number(),
  items: z.strictObject({ meals: z.int(), food_raw: z.int() }),
  home: z.string().nullable(),
  job: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      place: z.string().nullable(),
      start_tick: z.int(),
      end_tick: z.int(),
      wage_rate: z.number(),
      /** How today's shift goes, in words. */
      shift: z.string(),
      /** Share of scheduled ticks on time over the last shifts, null before the first has ended. */
      attendance: z.number().nullable(),
      /** Wages of today's shift so far, in meals. */
      wages_today: z.number(),
      /** Shifts missed within the last seven days. */
      absences: z.int(),
      /** Whether the job and the town are about to be lost over them. */
      exit_pending: z.boolean(),
    })
    .nullable(),
  /** What somebody without a job does about it, null for those with one. */
  out_of_work: z.string().nullable(),
  rent_unpaid_days: z.int(),
  /** Whom they know, strongest ties first: trust and familiarity −1 to 1, rivalry 0 to 1. */
  ties: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      colour: z.string(),
      trust: z.number(),
      familiarity: z.number(),
      rivalry: z.number(),
    }),
  ),
  /** Newest first. */
  events: z.array(z.strictObject({ tick: z.int(), text: z.string() })),
});
export type AgentCard = z.infer<typeof AgentCard>;

/** What the inspector still shows of somebody who has left town. */
export const Farewell = z.strictObject({
  id: z.string(),
  name: z.string(),
  colour: z.string(),
  /** When they left. */
  tick: z.int(),
  /** Why, in words. */
  reason: z.string(),
  /** Newest first. */
  events: z.array(z.strictObject({ tick: z.int(), text: z.string() })),
});
export type Farewell = z.infer<typeof Farewell>;
