import { z } from "zod";

import { ITEMS } from "../affordances.ts";
import { Fraction, Money } from "./values.ts";

/** Effective prices that a `price` key of an affordance may name. In meals. */
export const PRICES = ["meal_cost", "ingredients_cost", "shower_cost"] as const;

/** Names under which a price spike knows prices. Simulation §4.4. */
export const PRICE_GROUPS: Readonly<Record<string, readonly (typeof PRICES)[number][]>> = {
  global: PRICES,
  market: PRICES,
  grocer: ["ingredients_cost"],
  cafe: ["meal_cost"],
  gym: ["shower_cost"],
  ...Object.fromEntries(PRICES.map((key) => [key, [key]])),
};

export const Economy = z.strictObject({
  meal_cost: Money,
  ingredients_cost: Money,
  shower_cost: Money,
  wage_income: Money,
  rent_per_day: Money,
  /** Paid at midnight while the curriculum is before M2. */
  stipend_per_day: Money,
  /** Energy and hygiene that cooking takes. */
  cook_energy_cost: Fraction,
  cook_hygiene_cost: Fraction,
  shop_restock: z.partialRecord(z.enum(ITEMS), z.int().min(0).max(9999)),
  shop_capacity: z.partialRecord(z.enum(ITEMS), z.int().min(0).max(9999)),
  /** Raw ingredients that every stove gains each 200 ticks; 0 = none. */
  stove_stock_replenish: z.int().min(0).max(9999),
  /** Age in ticks from which a meal is stale, with `features.behavior.spoilage`. */
  spoilage_ticks: z.int().min(1).max(100_000),
  enforce_basket: z.boolean(),
  autotune: z.strictObject({ enabled: z.boolean(), Kp: Fraction, Ki: Fraction, Kd: Fraction }),
});
