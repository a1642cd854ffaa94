import { z } from "zod";

import { ITEMS } from "../../config/affordances.ts";
import { PRICES } from "../../config/blocks/economy.ts";
import type { Town } from "../../town.ts";

/** What every object is and holds, by id. */
export const Economy = z.record(
  z.string(),
  z.strictObject({
    type: z.string(),
    /** Units by item; items that it has none of are left out. */
    stock: z.partialRecord(z.enum(ITEMS), z.int()),
  }),
);

export function economyOf({ rules, world }: Town): z.infer<typeof Economy> {
  const { stock } = world.objects;
  const all: z.infer<typeof Economy> = {};
  for (let object = 0; object < rules.objects.length; object++) {
    const { id, type, present } = rules.objects[object];
    if (!present) continue;
    const held: z.infer<typeof Economy>[string]["stock"] = {};
    for (let item = 0; item < ITEMS.length; item++) {
      const units = stock[object * ITEMS.length + item];
      if (units !== 0) held[ITEMS[item]] = units;
    }
    all[id] = { type: rules.types[type], stock: held };
  }
  return all;
}

/** Prices in force, with spikes and weather in them, and what else things cost. Money in meals. */
export const EconomySettings = z.strictObject({
  meal_cost: z.number(),
  ingredients_cost: z.number(),
  shower_cost: z.number(),
  wage_income: z.number(),
  rent_per_day: z.number(),
  cook_energy_cost: z.number(),
  cook_hygiene_cost: z.number(),
  stove_stock_replenish: z.int(),
});

export function economySettings({ config, world }: Town): z.infer<typeof EconomySettings> {
  const { economy } = config;
  const [meal_cost, ingredients_cost, shower_cost] = world.town.price;
  return {
    meal_cost,
    ingredients_cost,
    shower_cost,
    wage_income: economy.wage_income,
    rent_per_day: economy.rent_per_day,
    cook_energy_cost: economy.cook_energy_cost,
    cook_hygiene_cost: economy.cook_hygiene_cost,
    stove_stock_replenish: economy.stove_stock_replenish,
  };
}

/** Price spikes that are on, by event. */
export const PriceSpikes = z.record(
  z.string(),
  z.strictObject({ magnitude: z.number(), targets: z.array(z.enum(PRICES)) }),
);

export function priceSpikes({ world: { town } }: Town): z.infer<typeof PriceSpikes> {
  const all: z.infer<typeof PriceSpikes> = {};
  for (let spike = 0; spike < town.spikes[0]; spike++) {
    const prices = town.spikePrices[spike];
    all[`evt_${town.spikeEvent[spike]}`] = {
      magnitude: town.spikeMagnitude[spike],
      targets: PRICES.filter((_, price) => (prices & (1 << price)) !== 0),
    };
  }
  return all;
}
