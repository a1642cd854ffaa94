import { PRICES } from "../config/blocks/economy.ts";
import { emit, highWord, lowWord } from "../events/event-log.ts";
import { EVENT, PRICE_CAUSES, type PriceCause } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { SPIKE_SLOTS } from "../world/world.ts";
import { poorJob, reportPoorJob } from "./basket.ts";
import { pricesNamed } from "./prices-named.ts";

/** Highest price or wage that can be set. */
export const MOST_MONEY = 1000;

const MEAL_COST = PRICES.indexOf("meal_cost");

/**
 * Multiplies the named prices by `magnitude` until the event ends. False, with nothing changed, when
 * no name means a price, the magnitude is no positive number, the event has a spike already, or
 * SPIKE_SLOTS are on.
 */
export function startSpike(
  town: Town,
  event: number,
  magnitude: number,
  targets: readonly string[],
): boolean {
  const { town: state } = town.world;
  const at = state.spikes[0];
  const prices = pricesNamed(targets);
  if (prices === 0 || !(magnitude > 0 && magnitude < Infinity)) return false;
  if (at === SPIKE_SLOTS || spikeOf(town, event) < at) return false;
  state.spikeEvent[at] = event;
  state.spikeMagnitude[at] = magnitude;
  state.spikePrices[at] = prices;
  state.spikes[0] = at + 1;
  refreshPrices(town, "spike");
  return true;
}

/** Ends the spike of an event, if it has one; those that started later move up. */
export function endSpike(town: Town, event: number): void {
  const { town: state } = town.world;
  const at = spikeOf(town, event);
  const last = state.spikes[0] - 1;
  if (at > last) return;
  for (const column of [state.spikeEvent, state.spikeMagnitude, state.spikePrices]) {
    column.copyWithin(at, at + 1, last + 1);
    column[last] = 0;
  }
  state.spikes[0] = last;
  refreshPrices(town, "spike");
}

/** Where the spike of an event is kept; the number of spikes when it has none. */
function spikeOf({ world: { town } }: Town, event: number): number {
  let at = 0;
  while (at < town.spikes[0] && town.spikeEvent[at] !== event) at += 1;
  return at;
}

/**
 * The price in force: the lasting price times every spike that is on, in the order they started,
 * and what the weather makes of a meal. Always worked out from the lasting price, so that what a spike began from is where it ends, to
 * the bit.
 */
function effectivePrice({ rules, world: { town } }: Town, price: number): number {
  let value = town.baselinePrice[price];
  for (let spike = 0; spike < town.spikes[0]; spike++) {
    if ((town.spikePrices[spike] & (1 << price)) !== 0) value *= town.spikeMagnitude[spike];
  }
  return price === MEAL_COST ? value * rules.weather.mealPrice[town.weather[0]] : value;
}

/** Brings the prices in force up to date with lasting prices, spikes and weather; each that changes is told. */
export function refreshPrices(town: Town, cause: PriceCause): void {
  for (let price = 0; price < PRICES.length; price++) {
    if (effectivePrice(town, price) !== town.world.town.price[price]) {
      putInForce(town, price, cause);
    }
  }
}

function putInForce(town: Town, price: number, cause: PriceCause): void {
  const { world, events } = town;
  const before = world.town.price[price];
  const value = effectivePrice(town, price);
  world.town.price[price] = value;
  emit(
    world,
    events,
    EVENT.economy_price_update,
    value,
    price,
    PRICE_CAUSES.indexOf(cause),
    highWord(before),
    lowWord(before),
  );
}

/**
 * Sets a lasting price, in meals from 0 to MOST_MONEY. Refused, with nothing changed: an unknown
 * key (`not_found`), a value out of range, a price at which some job no longer earns the basket
 * (`invalid_args`; the violation is told).
 */
export function setBaselinePrice(
  town: Town,
  key: string,
  value: number,
  cause: PriceCause = "operator",
): Result<null, Refusal<"not_found" | "invalid_args">> {
  const { baselinePrice } = town.world.town;
  const price = PRICES.findIndex((name) => name === key);
  if (price < 0) {
    const message = `unknown price '${key}'; known: ${PRICES.join(", ")}`;
    return err({ code: "not_found", message });
  }
  if (!(value >= 0 && value <= MOST_MONEY)) {
    const message = `expected a price from 0 to ${MOST_MONEY}, found ${value}`;
    return err({ code: "invalid_args", message });
  }
  const before = baselinePrice[price];
  baselinePrice[price] = value;
  const poor = poorJob(town);
  if (poor >= 0) {
    const message = reportPoorJob(town, poor);
    baselinePrice[price] = before;
    return err({ code: "invalid_args", message });
  }
  putInForce(town, price, cause);
  return ok(null);
}
