import type { Mask, Reason } from "./options.ts";

/** What a person intends to do where, and its cost in ticks of walking and waiting. */
export interface Plan {
  object: number;
  affordance: number;
  cost: number;
}

/** How much a person wants an option now, and why; or why it cannot be chosen. Filled anew at each decision. */
export interface Score {
  /** Higher is stronger; only meaningful when `mask` is "open". Ordinary values lie in 0 to 2. */
  value: number;
  reason: Reason;
  mask: Mask;
}

export function want(score: Score, value: number, reason: Reason): void {
  score.value = value;
  score.reason = reason;
  score.mask = "open";
}

export function cannot(score: Score, mask: Mask): void {
  score.value = 0;
  score.mask = mask;
}
