import { z } from "zod";

import { compilePrecondition } from "../affordances/preconditions/compile.ts";
import { ITEMS } from "./affordances.ts";
import { Position } from "./map.ts";

/** What a use can do to a person: raise or lower a need, or move money. */
export const EFFECTS = ["hunger", "hygiene", "energy", "warmth", "social", "money"] as const;

/** What an object can hold: items, and places to sleep, in order and in all. */
export const STOCK_KEYS: readonly string[] = [...ITEMS, "sleep_slots", "sleep_capacity"];

export const TAGS = [
  "sleep",
  "shower",
  "cook",
  "eat",
  "shop",
  "work",
  "leisure",
  "equip",
  "blocking",
] as const;
export type Tag = (typeof TAGS)[number];

/** When hooks run: before a use starts, after it has finished, when it has failed. */
export const HOOK_STAGES = ["before", "after", "fail"] as const;
export type HookStage = (typeof HOOK_STAGES)[number];

/** Most preconditions of one affordance, and hooks of one stage. */
const MAX_LIST = 16;

const Id = z.string().trim().min(1).max(64);
const Delta = z.number().min(-1).max(1);
const Amounts = z.partialRecord(z.enum(ITEMS), z.int().positive().max(99));

/** One text, or several; none at all where it is empty. */
const Texts = z
  .union([z.string(), z.array(z.string().trim().min(1)).max(MAX_LIST)])
  .nullable()
  .transform((given) => {
    if (given === null) return [];
    return typeof given === "string" ? [given.trim()].filter((text) => text !== "") : given;
  });

/** A thing that people use. One that the map places has its place from there. */
const ManifestObject = z.strictObject({
  type: z.literal("object"),
  id: Id,
  object_type: Id,
  /** Units by item; for beds the places to sleep. */
  stock: z.record(z.string(), z.int().nonnegative().max(9999)).default({}),
  position: Position.nullable().default(null),
  use_tile: Position.optional(),
  queue_nodes: z.array(Position).max(8).optional(),
  venue: Id.optional(),
});
export type ManifestObject = z.infer<typeof ManifestObject>;

/**
 * What an object offers. Goods and prices are per unit; a use may take up to `units` at once,
 * limited by wallet, stock and room, decided and paid at the start. Effects are per use.
 */
export const Affordance = z.strictObject({
  type: z.literal("affordance").default("affordance"),
  id: Id,
  object_type: Id,
  /** Ticks from start to finish. */
  duration: z.int().positive().max(100_000),
  /**
   * Given on finish; those on needs evenly over the duration when `spread` is set. Money that a use
   * costs is taken at the start and given back on failure.
   */
  effects: z
    .strictObject({
      hunger: Delta,
      hygiene: Delta,
      energy: Delta,
      warmth: Delta,
      social: Delta,
      money: z.number().min(-100).max(100),
    } satisfies Record<(typeof EFFECTS)[number], z.ZodNumber>)
    .partial()
    .default({}),
  spread: z.boolean().default(false),
  /** All have to hold, in this order, for a use to start. */
  preconds: Texts.default([]),
  /** Names of hooks by stage. */
  hooks: z
    .strictObject({ before: Texts.default([]), after: Texts.default([]), fail: Texts.default([]) })
    .prefault({}),
  /** Economy key, charged once at start, given back on failure. */
  price: Id.optional(),
  /** People who may use one object at the same time. */
  capacity: z.int().min(1).max(4).default(1),
  units: z.int().min(1).max(20).default(1),
  /** Taken at start, given back on failure. */
  consumes: z.strictObject({ stock: Amounts.optional(), item: Amounts.optional() }).optional(),
  /** Given on finish: to the agent's hands, to the object, or to the fridge of their home. */
  produces: z
    .strictObject({
      item: Amounts.optional(),
      stock: Amounts.optional(),
      home: Amounts.optional(),
    })
    .optional(),
  tags: z.array(z.enum(TAGS)).default([]),
});
export type Affordance = z.infer<typeof Affordance>;

/** An entry is an affordance unless it says otherwise. */
const Entry = z.discriminatedUnion("type", [Affordance, ManifestObject]);
export type ManifestEntry = z.infer<typeof Entry>;

/** An affordances file: a list of objects and affordances. Ids are unique across both kinds. */
export const AffordancesFile = z.array(Entry).superRefine((list, context) => {
  for (const { path, message } of entryProblems(list)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});

export interface ManifestProblem {
  /** From the list: the index of the entry first. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What well-formed entries may not say all the same. */
function entryProblems(list: readonly ManifestEntry[]): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    const report = (key: string, message: string): void => {
      problems.push({ path: [index, key], message: `${entry.type} '${entry.id}': ${message}` });
    };
    if (seen.has(entry.id)) report("id", `duplicate id '${entry.id}'`);
    seen.add(entry.id);
    if (entry.type === "object") {
      if (entry.position === null && entry.use_tile !== undefined) {
        report("use_tile", "has a use tile but no position");
      }
      if (entry.position !== null && entry.use_tile === undefined) {
        report("position", "has a position but no use_tile");
      }
      for (const key of Object.keys(entry.stock)) {
        if (STOCK_KEYS.includes(key)) continue;
        report("stock", `unknown stock '${key}'; known: ${STOCK_KEYS.join(", ")}`);
      }
      return;
    }
    if (Object.keys(entry.effects).length === 0 && entry.produces === undefined) {
      report("effects", "expected at least one effect or product");
    }
    for (const text of entry.preconds) {
      const compiled = compilePrecondition(text, entry.id);
      if (!compiled.ok) report("preconds", `preconditions: '${text}': ${compiled.error.message}`);
    }
  });
  return problems;
}

export function affordancesOf(manifest: readonly ManifestEntry[]): Affordance[] {
  return manifest.filter((entry) => entry.type === "affordance");
}

export function objectsOf(manifest: readonly ManifestEntry[]): ManifestObject[] {
  return manifest.filter((entry) => entry.type === "object");
}
