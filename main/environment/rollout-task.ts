import {
  type VectorEnvironment,
  type VectorOptions,
  type VectorPlan,
  chooseInTown,
  createVectorEnvironment,
  planVector,
  stepTown,
} from "../../sim/environment/vector-environment.ts";
import type { Rules } from "../../sim/rules.ts";
import { type KernelPlace, createKernelEnvironment, startKernel } from "./kernel.ts";

/** Who acts: the scripts, or chance among what is open. */
export const ACTORS = ["scripted", "random"] as const;
export type Actor = (typeof ACTORS)[number];

export interface RolloutSettings extends Omit<VectorOptions, "policy"> {
  readonly actor: Actor;
  /** Ticks that a town of its own runs beforehand in every thread, so that what is measured is compiled. */
  readonly warmUp: number;
}

/** A share of the towns of an environment, and the memory that they are in. */
export interface RolloutTask {
  readonly settings: RolloutSettings;
  readonly buffer: SharedArrayBuffer;
  readonly first: number;
  readonly count: number;
  /** What observes in that memory; null = the functions of `sim/`. */
  readonly kernel: KernelPlace | null;
  /** Number of the thread. */
  readonly thread: number;
}

/** What is counted per town, as doubles behind the towns' own memory. Index = place in a row. */
export const TALLY = {
  rewardSum: 0,
  agentSteps: 1,
  terminated: 2,
  truncated: 3,
  decisions: 4,
  enforced: 5,
  invalid: 6,
} as const;
export const TALLIES = Object.keys(TALLY).length;

export function planRollouts({ actor, ...settings }: RolloutSettings, rules?: Rules): VectorPlan {
  return planVector({ ...settings, policy: actor === "scripted" ? "script" : "outside" }, rules);
}

/** Bytes of an environment with its tallies. */
export function rolloutBytes(plan: VectorPlan): number {
  return plan.bytes + plan.towns * TALLIES * Float64Array.BYTES_PER_ELEMENT;
}

/** [towns × TALLIES] */
export function talliesOf(plan: VectorPlan, buffer: SharedArrayBuffer): Float64Array {
  return new Float64Array(buffer, plan.bytes, plan.towns * TALLIES);
}

/** Ticks that a town runs ahead of the others, so that what it is made of is still at hand for the next one. */
const STRETCH = 64;

/** Runs every town for some ticks. Scripts and chance choose within each town, so that none has to wait for another. */
function stepFor(environment: VectorEnvironment, actor: Actor, ticks: number): void {
  for (let from = 0; from < ticks; from += STRETCH) {
    const behind = Math.min(ticks, from + STRETCH);
    for (let at = 0; at < environment.towns.length; at++) {
      for (let tick = from; tick < behind; tick++) {
        if (actor === "random") chooseInTown(environment, at);
        stepTown(environment, at);
      }
    }
  }
}

/** One town that nobody hears of again. */
function warmUp(settings: RolloutSettings, rules: Rules, kernel: KernelPlace | null): void {
  if (settings.warmUp === 0) return;
  const plan = planRollouts({ ...settings, towns: 1 }, rules);
  const environment =
    kernel === null
      ? createVectorEnvironment(plan, new SharedArrayBuffer(plan.bytes))
      : createKernelEnvironment(kernel.module, plan);
  stepFor(environment, settings.actor, settings.warmUp);
}

/** Some towns of an environment, run for as many ticks at a time as is asked, in whatever thread this is. */
export class Rollout {
  readonly #environment: VectorEnvironment;
  readonly #tallies: Float64Array;
  readonly #actor: Actor;

  constructor(
    { settings, buffer, first, count, kernel, thread }: RolloutTask,
    plan = planRollouts(settings),
  ) {
    warmUp(settings, plan.rules, kernel);
    const started = kernel === null ? null : startKernel(kernel, thread);
    this.#environment = createVectorEnvironment(plan, buffer, 0, first, count, started);
    this.#tallies = talliesOf(plan, buffer);
    this.#actor = settings.actor;
  }

  /** Runs every town for some ticks, then brings the tallies up to date. */
  run(ticks: number): void {
    stepFor(this.#environment, this.#actor, ticks);
    this.#tally();
  }

  #tally(): void {
    const { first, towns } = this.#environment;
    for (const [place, each] of towns.entries()) {
      const at = (first + place) * TALLIES;
      const counters = each.town.world.town;
      this.#tallies[at + TALLY.rewardSum] = each.rewardSum;
      this.#tallies[at + TALLY.agentSteps] = each.agentSteps;
      this.#tallies[at + TALLY.terminated] = each.terminated;
      this.#tallies[at + TALLY.truncated] = each.truncated;
      this.#tallies[at + TALLY.decisions] = each.decided + (counters.decisions[0] ?? 0);
      this.#tallies[at + TALLY.enforced] = each.enforced + (counters.choicesEnforced[0] ?? 0);
      this.#tallies[at + TALLY.invalid] = each.refused + (counters.choicesInvalid[0] ?? 0);
    }
  }
}
