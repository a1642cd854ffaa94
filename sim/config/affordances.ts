import { z } from "zod";

/** Names of effects: needs rise and fall within [0, 1]. */
export const NEEDS = ["hunger", "hygiene", "energy"] as const;
export type Need = (typeof NEEDS)[number];

/** Things that objects stock and people carry. Index = the number stored. */
export const ITEMS = ["meals", "food_raw", "clothes_clean", "raw_ingredients"] as const;

const Id = z.string().trim().min(1).max(64);
const Delta = z.number().min(-1).max(1);
const Amounts = z.partialRecord(z.enum(ITEMS), z.int().positive().max(99));

/**
 * What an object offers. All amounts are per unit; a use may take up to `units` at once, limited by
 * wallet, stock and room, decided and paid at the start.
 */
export const Affordance = z.strictObject({
  type: z.literal("affordance").default("affordance"),
  id: Id,
  object_type: Id,
  /** Ticks from start to finish. */
  duration: z.int().positive().max(100_000),
  /** Given on finish, or evenly over the duration when `spread` is set. */
  effects: z
    .strictObject({ hunger: Delta.optional(), hygiene: Delta.optional(), energy: Delta.optional() })
    .default({}),
  spread: z.boolean().default(false),
  /** Economy key, charged once at start, given back on failure. */
  price: Id.optional(),
  /** People who may use one object at the same time. */
  capacity: z.int().min(1).max(4).default(1),
  units: z.int().min(1).max(20).default(1),
  /** Taken at start, given back on failure. */
  consumes: z.strictObject({ stock: Amounts.optional(), item: Amounts.optional() }).optional(),
  /** Given on finish: to the agent's hands or to the fridge of their home. */
  produces: z.strictObject({ item: Amounts.optional(), home: Amounts.optional() }).optional(),
  tags: z
    .array(z.enum(["sleep", "shower", "cook", "eat", "shop", "work", "leisure", "equip"]))
    .min(1),
});
export type Affordance = z.infer<typeof Affordance>;

/** An affordances file: a list. Ids are unique. */
export const AffordancesFile = z.array(Affordance).superRefine((list, context) => {
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    if (seen.has(entry.id)) {
      context.addIssue({
        code: "custom",
        path: [index, "id"],
        message: `duplicate id '${entry.id}'`,
      });
    }
    seen.add(entry.id);
    if (Object.keys(entry.effects).length === 0 && entry.produces === undefined) {
      context.addIssue({
        code: "custom",
        path: [index, "effects"],
        message: "expected at least one effect or product",
      });
    }
  });
});
