import { z } from "zod";

import { ITEMS } from "../affordances.ts";
import { Money } from "./values.ts";

/** Effective prices that a `price` key of an affordance may name. In meals. */
export const PRICES = ["meal_cost", "ingredients_cost", "shower_cost"] as const;

export const Rewards = z.strictObject({
  decay_rates: z.strictObject({
    hunger: z.number().min(0).max(0.1),
    hygiene: z.number().min(0).max(0.1),
    energy: z.number().min(0).max(0.1),
  }),
});

export const Economy = z.strictObject({
  meal_cost: Money,
  ingredients_cost: Money,
  shower_cost: Money,
  wage_income: Money,
  rent_per_day: Money,
  shop_restock: z.record(z.enum(ITEMS), z.int().min(0).max(9999)),
  shop_capacity: z.record(z.enum(ITEMS), z.int().min(0).max(9999)),
  enforce_basket: z.boolean(),
});
