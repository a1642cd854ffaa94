import { NONE } from "../world/agent-table.ts";
import type { Mask, Reason } from "./options.ts";

/** Ticks that stand for "not in this life". A whole number, because whole numbers are not boxed. */
export const NEVER = 1_000_000;

/** What a person intends to do where, and its cost in whole ticks of walking and waiting. */
export interface Plan {
  object: number;
  affordance: number;
  cost: number;
  /** Somebody to go and talk to; then there is no object. */
  person: number;
  /** A cheaper object that was passed over because of somebody there, and who that is; NONE without one. */
  shunned: number;
  shunnedCost: number;
  rival: number;
}

export function emptyPlan(): Plan {
  return {
    object: NONE,
    affordance: NONE,
    cost: 0,
    person: NONE,
    shunned: NONE,
    shunnedCost: 0,
    rival: NONE,
  };
}

/** Nothing is planned: any object is better. */
export function clearPlan(plan: Plan): void {
  plan.object = NONE;
  plan.affordance = NONE;
  plan.cost = NEVER;
  plan.person = NONE;
  plan.shunned = NONE;
  plan.shunnedCost = NEVER;
  plan.rival = NONE;
}

/** How much a person wants an option now, and why; or why it cannot be chosen. Filled anew at each decision. */
export interface Score {
  /** Higher is stronger; only meaningful when `mask` is "open". Ordinary values lie in 0 to 2. */
  readonly value: Float64Array;
  /** How pressing the need is that it is about. */
  readonly urgency: Float64Array;
  /** What share each of TERMS has in the value; null where nobody wants to know. */
  terms: Float64Array | null;
  reason: Reason;
  mask: Mask;
}

/** Doubles lie in arrays of one, because those in records are boxed. */
export function emptyScore(): Score {
  return {
    value: new Float64Array(1),
    urgency: new Float64Array(1),
    terms: null,
    reason: "free_time",
    mask: "open",
  };
}

/** An option is wanted by as much as `value` says already. */
export function want(score: Score, reason: Reason): void {
  score.reason = reason;
  score.mask = "open";
}

export function cannot(score: Score, mask: Mask): void {
  score.value[0] = 0;
  score.mask = mask;
}

/** No object is to be had: perhaps only because of who is there. */
export function cannotFind(score: Score, plan: Plan): void {
  cannot(score, plan.shunned === NONE ? "no_place" : "rival_there");
}
