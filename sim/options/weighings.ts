import type { World } from "../world/world.ts";
import { NONE } from "../world/agent-table.ts";
import { numbered } from "../world/ids.ts";
import { OPTIONS } from "./options.ts";
import type { Score } from "./plan.ts";

/** What a score may be made of. Index = where its share stands. */
export const TERMS = [
  "habit",
  "morning",
  "hour",
  "duty",
  "search",
  "need",
  "ahead",
  "larder",
  "temper",
  "company",
  "way",
  "kept",
] as const;
export type Term = (typeof TERMS)[number];
const TERM = numbered(TERMS);

/** Of what the scores of everybody's last decision were made. Kept only where somebody looks, and never saved. */
export interface Weighings {
  /** Tick of the decision, NONE before the first. [agents] */
  readonly tick: Int32Array;
  /** [agents × options × terms] */
  readonly shares: Float64Array;
}

export function createWeighings({ capacity }: World): Weighings {
  return {
    tick: new Int32Array(capacity.agents).fill(NONE),
    shares: new Float64Array(capacity.agents * OPTIONS.length * TERMS.length),
  };
}

/** Notes the share of a term in a score, where somebody wants to know; a score is the sum of them all. */
export function noteTerm(score: Score, term: Term, share: number): void {
  if (score.terms !== null) score.terms[TERM[term]] = share;
}

/** Keeps of what an option's score was made, the score of a decision in this tick. */
export function keepShares(
  { tick, shares }: Weighings,
  score: Score,
  now: number,
  slot: number,
  option: number,
): void {
  tick[slot] = now;
  const at = (slot * OPTIONS.length + option) * TERMS.length;
  if (score.terms !== null && score.mask === "open") shares.set(score.terms, at);
  else shares.fill(0, at, at + TERMS.length);
}
