import { z } from "zod";

import { Fraction, Ticks } from "./values.ts";

/** Weights of a chance or a score: a factor of 1 plus weight × feeling. */
const Weight = z.number().min(0).max(2);

const Chat = z.strictObject({
  /** Chance that somebody has the time and the mind to answer; what trust, familiarity and the listener's extroversion make of it. */
  base_chance: Fraction,
  trust_weight: Weight,
  familiarity_weight: Weight,
  topic_weight: Weight,
  /** Tiles between two who talk, diagonals included. */
  range: z.int().min(1).max(4),
  /** How long two stand together, and how long a rebuff makes them stop. */
  busy_ticks: z.int().min(1).max(100),
  rebuff_ticks: z.int().min(0).max(100),
  /** Ticks before the same person begins another one. */
  cooldown_ticks: Ticks,
  /** Less outgoing people than this begin none, except with those whom they like at least so much. */
  min_extroversion: z.number().min(-1).max(1),
  friend_liking: z.number().min(0).max(2),
  /** A need below this leaves no mind for it. */
  min_need: Fraction,
  /** How much the outgoing like a stranger. */
  stranger_weight: Fraction,
});

export const Relationships = z.strictObject({
  /** What trust and familiarity lose in an hour of the day, towards 0. */
  decay_per_hour: z.strictObject({ trust: Fraction, familiarity: Fraction }),
  /** A tie of which nothing is as strong as this is forgotten. */
  drop_below: Fraction,
  /** How much a first meeting has to mean to somebody who has no room for another tie. */
  admission_threshold: z.number().min(0).max(2),
  /** Friends and rivals who stay when somebody has to be forgotten. */
  friends_kept: z.int().min(0).max(32),
  rivals_kept: z.int().min(0).max(32),
  /** Lost ties are counted by windows of so many ticks. */
  churn_window_ticks: z.int().min(1).max(100_000),
  chat: Chat,
});
