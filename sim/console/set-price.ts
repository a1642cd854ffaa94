import { PRICES } from "../config/blocks/economy.ts";
import { basketPerDay, wagePerDay } from "../economy/basket.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { type Answer, type Arguments, refused } from "./arguments.ts";

/** A lasting price. Refused where a day's wage would no longer cover a day's basket. */
export function setPrice(town: Town, { key, value }: Arguments<"price">): Answer {
  const { config, world } = town;
  const index = PRICES.indexOf(key);
  if (config.economy.enforce_basket) {
    const prices = Object.fromEntries(
      PRICES.map((name, at) => [name, world.town.baselinePrice[at]]),
    );
    const basket = basketPerDay({ ...config.economy, ...prices, [key]: value });
    const poorest = Math.min(
      ...Object.values(config.jobs).map((job) => wagePerDay(job, config.economy)),
    );
    if (poorest < 1.1 * basket) {
      const message = `a basket of ${basket.toFixed(2)} a day is more than a wage of ${poorest.toFixed(2)} can carry`;
      return refused("invalid_args", message);
    }
  }
  world.town.baselinePrice[index] = value;
  world.town.price[index] = value;
  emit(town.world, town.events, EVENT.economy_price_update, value, index);
  return ok({ item: key, value });
}
