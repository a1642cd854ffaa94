import type { TownConfig } from "../config/town-config.ts";
import { type Footing, capacityOf } from "../create-town.ts";
import { layoutOf } from "../observations/layout.ts";
import type { Variant } from "../observations/variants.ts";
import { type Rules, compileRules } from "../rules.ts";
import { worldBytes } from "../world/world.ts";
import type { Decides, EnvironmentPlan } from "./environment-plan.ts";
import {
  type EnvironmentTown,
  chooseByChance,
  createEnvironmentTown,
  cutShort,
  look,
  restart,
  step,
} from "./environment-town.ts";
import { type KernelMemory, townKernels } from "./kernel-memory.ts";
import { type ArraysPlan, type VectorArrays, planArrays, viewArrays } from "./vector-arrays.ts";

/** What observations an environment has: a variant of the layout, or none. */
export type Observed = Variant | "off";

export interface VectorOptions {
  readonly config: TownConfig;
  readonly towns: number;
  readonly seed: bigint;
  readonly variant: Observed;
  readonly decide: Decides;
  readonly policy: "outside" | "script";
  /** Ticks of an episode at most; 0 = without end. */
  readonly horizon: number;
}

/** Everything about an environment that its memory and its workers have to agree on. */
export interface VectorPlan extends EnvironmentPlan {
  readonly towns: number;
  readonly seats: number;
  readonly rows: number;
  readonly seed: bigint;
  readonly capacity: Footing["capacity"];
  readonly arrays: ArraysPlan;
  /** Bytes of one town's state. */
  readonly townBytes: number;
  /** Bytes of the arrays, then of the towns. */
  readonly bytes: number;
}

/** Episodes of one town that have seeds of their own before they could meet those of another. */
const MOST_TOWNS = 65_536n;

/**
 * Works out rows and memory. A town has as many seats as its scenario has residents, and no more room:
 * whoever comes takes a place that somebody has left.
 */
export function planVector(options: VectorOptions, rules?: Rules): VectorPlan {
  const { config, towns, variant } = options;
  const compiled = rules ?? compileRules(config);
  const seats = config.scenario.agents.length;
  const capacity = { ...capacityOf(config, compiled), agents: seats };
  const layout = variant === "off" ? null : layoutOf(config, variant);
  const rows = towns * seats;
  const arrays = planArrays(rows, layout, options.horizon > 0);
  const townBytes = worldBytes(capacity);
  return {
    ...options,
    rules: compiled,
    layout,
    seats,
    rows,
    capacity,
    arrays,
    townBytes,
    bytes: arrays.bytes + towns * townBytes,
  };
}

/** Seed of a town's episode: its own sequence, whatever the number of towns. */
export function episodeSeed(seed: bigint, town: number, episode: number): bigint {
  return BigInt.asUintN(64, seed + BigInt(town) + BigInt(episode) * MOST_TOWNS);
}

/**
 * N towns stepped as one: rows are seats, town after town, all written in place into memory that
 * callers, threads and kernels may share. Steps allocate nothing but what the ticks themselves do; a
 * town whose time is up begins anew with its next seed.
 */
export interface VectorEnvironment {
  readonly plan: VectorPlan;
  readonly arrays: VectorArrays;
  /** Number of the first of `towns` among all. */
  readonly first: number;
  readonly towns: readonly EnvironmentTown[];
  /** Episodes that each town has begun. [towns] */
  readonly episodes: Int32Array;
}

/**
 * The towns from `first` on, as many as `count`, of an environment in `buffer` (`plan.bytes` from
 * `offset` on, a multiple of 16), ready for their first step. Everything is in memory of its own when no
 * buffer is given. With a kernel, which reads that buffer, observations are its work.
 */
export function createVectorEnvironment(
  plan: VectorPlan,
  buffer: ArrayBufferLike = new ArrayBuffer(plan.bytes),
  offset = 0,
  first = 0,
  count = plan.towns,
  kernel: KernelMemory | null = null,
): VectorEnvironment {
  const arrays = viewArrays(buffer, offset, plan.arrays);
  const kernels = kernel === null ? [] : townKernels(kernel, plan, buffer, first, count);
  const towns: EnvironmentTown[] = [];
  for (let town = first; town < first + count; town++) {
    const footing = {
      rules: plan.rules,
      capacity: plan.capacity,
      buffer,
      offset: offset + plan.arrays.bytes + town * plan.townBytes,
      like: towns.length > 0 ? towns[0].town.scratch : undefined,
    };
    const seed = episodeSeed(plan.seed, town, 0);
    const like = towns.length > 0 ? towns[0].observer : null;
    const own = kernels[town - first] ?? null;
    towns.push(createEnvironmentTown(plan, arrays, footing, town * plan.seats, seed, like, own));
  }
  return { plan, arrays, first, towns, episodes: new Int32Array(count).fill(1) };
}

/** One tick of every town with the choices that stand in `arrays.choices`. */
export function stepVector(environment: VectorEnvironment): void {
  for (let at = 0; at < environment.towns.length; at++) stepTown(environment, at);
}

/** One tick of the town at a place of `towns`: as far as nobody outside has to choose, each may run ahead of the others. */
export function stepTown(environment: VectorEnvironment, at: number): void {
  const { plan, arrays, first, towns, episodes } = environment;
  const each = towns[at];
  step(plan, arrays, each);
  if (plan.horizon > 0 && each.town.world.town.tick[0] >= plan.horizon) {
    cutShort(plan, arrays, each);
    restart(plan, arrays, each, episodeSeed(plan.seed, first + at, episodes[at]));
    episodes[at] += 1;
  } else {
    look(plan, arrays, each);
  }
}

/** Writes a choice for everybody who is due, uniformly among what is open. Town by town from its own stream. */
export function chooseAllByChance(environment: VectorEnvironment): void {
  for (let at = 0; at < environment.towns.length; at++) chooseInTown(environment, at);
}

/** The same in the town at a place of `towns`. */
export function chooseInTown({ arrays, towns }: VectorEnvironment, at: number): void {
  chooseByChance(arrays, towns[at]);
}
