import { ITEMS, NEEDS, type Need } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import type { Affordance, HookStage, Tag } from "../config/manifest.ts";
import type { TownConfig } from "../config/town-config.ts";
import { invariant } from "../result.ts";
import { type Precondition, compilePrecondition } from "./preconditions/compile.ts";

/** An affordance with names turned into indices. Arrays are by NEEDS or ITEMS. */
export interface AffordanceRule {
  readonly id: string;
  /** False once a reload has replaced or removed it: it may still run, but no longer start. */
  readonly current: boolean;
  readonly type: number;
  readonly duration: number;
  readonly effects: Float64Array;
  /** `effects` over `duration`, for spread uses. */
  readonly effectsPerTick: Float64Array;
  readonly spread: boolean;
  /** Effect on warmth, in all, and over `duration`. */
  readonly warmth: number;
  readonly warmthPerTick: number;
  /** Money that a use costs besides its price, and that it pays when it finishes. Both ≥ 0. */
  readonly cost: number;
  readonly pays: number;
  /** Index into PRICES, −1 = free. */
  readonly price: number;
  readonly units: number;
  /** People who may do this at one object at a time. */
  readonly capacity: number;
  readonly takesStock: Int32Array;
  /** Whether it takes anything from the object's stock. */
  readonly sells: boolean;
  readonly takesItems: Int32Array;
  readonly givesItems: Int32Array;
  readonly givesStock: Int32Array;
  readonly givesHome: Int32Array;
  /** In the order of the manifest. */
  readonly preconditions: readonly Precondition[];
  /** Number of each precondition among all that the town ever had, which is how events name it. */
  readonly conditions: Int32Array;
  /** Utilities that a precondition speaks of, as bits: a running use fails when one of them does. */
  readonly utilities: number;
  readonly hooks: Readonly<Record<HookStage, readonly string[]>>;
  readonly tags: ReadonlySet<Tag>;
  /** Whether it leaves no ear for others. */
  readonly deafens: boolean;
  /** Whether it takes a place to sleep. */
  readonly sleeps: boolean;
  /** Whether it fills a stomach. */
  readonly feeds: boolean;
  /** Whether it is work. */
  readonly works: boolean;
  /** Whether it can be broken off for something more pressing: sleep, work, leisure. */
  readonly yields: boolean;
}

/** What the tick asks of everybody's running use, as bits. */
export const USE_MARK = { yields: 1, sleeps: 2, works: 4, deafens: 8, spread: 16 } as const;

/** Its marks together. */
export function useMarks(rule: AffordanceRule): number {
  let marks = 0;
  if (rule.yields) marks |= USE_MARK.yields;
  if (rule.sleeps) marks |= USE_MARK.sleeps;
  if (rule.works) marks |= USE_MARK.works;
  if (rule.deafens) marks |= USE_MARK.deafens;
  if (rule.spread) marks |= USE_MARK.spread;
  return marks;
}

const amounts = (by: Partial<Record<(typeof ITEMS)[number], number>> | undefined): Int32Array =>
  Int32Array.from(ITEMS, (item) => by?.[item] ?? 0);

/** Compiles a checked entry. `types` and `conditions` are the town's lists of names. */
export function compileAffordance(
  entry: Affordance,
  current: boolean,
  types: readonly string[],
  conditions: readonly string[],
  economy: TownConfig["economy"],
): AffordanceRule {
  const { effects, duration, consumes, produces } = entry;
  const money = effects.money ?? 0;
  const whole = Float64Array.from(NEEDS, (need) => effectOf(entry, need, economy));
  const preconditions = entry.preconds.map((text) => {
    const compiled = compilePrecondition(text, entry.id);
    invariant(compiled.ok, `the preconditions of '${entry.id}' were checked`);
    return compiled.value;
  });
  return {
    id: entry.id,
    current,
    type: types.indexOf(entry.object_type),
    duration,
    effects: whole,
    effectsPerTick: whole.map((effect) => effect / duration),
    spread: entry.spread,
    warmth: effects.warmth ?? 0,
    warmthPerTick: (effects.warmth ?? 0) / duration,
    cost: Math.max(0, -money),
    pays: Math.max(0, money),
    price: PRICES.findIndex((key) => key === entry.price),
    units: entry.units,
    capacity: entry.capacity,
    takesStock: amounts(consumes?.stock),
    sells: consumes?.stock !== undefined,
    takesItems: amounts(consumes?.item),
    givesItems: amounts(produces?.item),
    givesStock: amounts(produces?.stock),
    givesHome: amounts(produces?.home),
    preconditions,
    conditions: Int32Array.from(entry.preconds, (text) => conditions.indexOf(text)),
    utilities: preconditions.reduce((bits, { utilities }) => bits | utilities, 0),
    hooks: entry.hooks,
    tags: new Set(entry.tags),
    deafens: entry.tags.includes("blocking"),
    sleeps: entry.tags.includes("sleep"),
    feeds: (effects.hunger ?? 0) > 0,
    works: entry.tags.includes("work"),
    yields: (["sleep", "work", "leisure"] as const).some((tag) => entry.tags.includes(tag)),
  };
}

/** What a use does to a need: the manifest's word, and what cooking costs the cook. */
function effectOf(
  { effects, tags }: Affordance,
  need: Need,
  { cook_energy_cost, cook_hygiene_cost }: TownConfig["economy"],
): number {
  const effect = effects[need] ?? 0;
  if (!tags.includes("cook")) return effect;
  if (need === "energy") return effect - cook_energy_cost;
  return need === "hygiene" ? effect - cook_hygiene_cost : effect;
}
