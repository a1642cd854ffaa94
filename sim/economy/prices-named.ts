import { PRICE_GROUPS, PRICES } from "../config/blocks/economy.ts";

const ALL_PRICES = (1 << PRICES.length) - 1;

/** Prices that some target names stand for, as bits: no name at all means all, an unknown one nothing. */
export function pricesNamed(targets: readonly string[]): number {
  if (targets.length === 0) return ALL_PRICES;
  let prices = 0;
  for (const target of targets) {
    if (!Object.hasOwn(PRICE_GROUPS, target)) continue;
    for (const key of PRICE_GROUPS[target]) prices |= 1 << PRICES.indexOf(key);
  }
  return prices;
}
