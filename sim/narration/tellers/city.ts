import { ITEMS } from "../../config/affordances.ts";
import { PRICES } from "../../config/blocks/economy.ts";
import { UTILITIES, WEATHERS } from "../../config/blocks/world.ts";
import { EVENT, PRICE_CAUSES } from "../../events/kinds.ts";
import { thingText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { type Happening, type Tellers, happeningAt } from "../happening.ts";
import { countText, listText, placeOf, pricedText, untilText } from "../names.ts";
import { ask, say, sayAt } from "../say.ts";

export const cityTellers: Tellers = {
  weather_changed: (town, { kind, b: weather }) => {
    const name = skyLine(town, weather);
    if (!ask(town, name)) return;
    say(town, name, kind, { park: parkName(town) });
  },
  utility_changed: tellUtility,
  perturbation_price_spike: tellSpike,
  shower_power_outage: (town, { kind, a: object }) => {
    if (!ask(town, "cold_shower", town.rules.objects[object].type)) return;
    const values = { object: thingText(town, object) };
    const cell = town.rules.objects[object].useCell;
    sayAt(town, "cold_shower", kind, values, cell);
  },
  stock_replenish: tellTruck,
  economy_price_update: tellPrice,
};

/** The first park that there is. */
function parkName({ rules: { venues } }: Town): string {
  for (let venue = 0; venue < venues.length; venue++) {
    if (venues[venue].type === "park") return venues[venue].name;
  }
  return "the town";
}

/** Shares of the day: sunrise, sunset, and when people are in bed. */
const SUNRISE = 0.25;
const SUNSET = 0.75;
const BEDTIME = 0.875;

/** What the sky does, seen by day or by night. */
function skyLine({ world, rules }: Town, weather: number) {
  const time = timeOfDay(world.town.tick[0], rules.ticksPerDay) / rules.ticksPerDay;
  switch (WEATHERS[weather]) {
    case "sunny":
      return time >= SUNRISE && time < SUNSET ? "sun" : "stars";
    case "rainy":
      return time >= SUNRISE && time < BEDTIME ? "rain" : "night_rain";
    default:
      return "cold";
  }
}

/** Power or water goes, and for how long; or it is back. What fails for want of it is told after that. */
function tellUtility(town: Town, { kind, a: utility, b: online }: Happening): void {
  const isPower = UTILITIES[utility] === "power";
  if (online === 1) {
    const name = isPower ? "power_back" : "water_back";
    if (ask(town, name)) say(town, name, kind, {});
    return;
  }
  const name = isPower ? "blackout" : "outage";
  if (!ask(town, name)) return;
  const cause = isPower ? EVENT.perturbation_blackout : EVENT.perturbation_outage;
  say(town, name, cause, { until: untilText(town, endOf(town, cause)) });
}

/** When a cut of this tick ends; NONE when nobody knows. */
function endOf(town: Town, kind: number): number {
  for (let index = 0; index < town.events.count; index++) {
    const it = happeningAt(town, index);
    if (it.kind === kind) return it.c;
  }
  return NONE;
}

/** What the truck carries, one of it and more. */
const GOODS: Partial<Record<(typeof ITEMS)[number], readonly [string, string]>> = {
  meals: ["meal", "meals"],
  food_raw: ["bag of groceries", "bags of groceries"],
  clothes_clean: ["set of clean clothes", "sets of clean clothes"],
};

/** One line for all that the truck brings to one object. */
function tellTruck(town: Town, { kind, a: object }: Happening): void {
  const goods = goodsFor(town, kind, object);
  if (goods.length === 0 || !ask(town, "truck", object)) return;
  const values = { goods: listText(goods), place: placeOf(town, object) };
  sayAt(town, "truck", kind, values, town.rules.objects[object].useCell);
}

function goodsFor(town: Town, kind: number, object: number): string[] {
  const goods: string[] = [];
  for (let index = 0; index < town.events.count; index++) {
    const it = happeningAt(town, index);
    const names = GOODS[ITEMS[it.b]];
    if (it.kind !== kind || it.a !== object || names === undefined) continue;
    goods.push(`${countText(it.c)} ${names[it.c === 1 ? 0 : 1]}`);
  }
  return goods;
}

/** A price that is set for good, or that comes down again after a spike: all that come down in one line. */
function tellPrice(town: Town, { kind, a: key, b: cause, index }: Happening): void {
  const why = PRICE_CAUSES[cause];
  if (why === "operator") {
    if (!ask(town, "new_price", key)) return;
    const values = { goods: pricedText(PRICES[key]), price: town.events.values[index].toFixed(2) };
    say(town, "new_price", kind, values);
  } else if (why === "spike" && !isSpiked(town, key) && ask(town, "price_back")) {
    const goods = pricesOf(
      town,
      (it) => it.kind === kind && it.b === cause && !isSpiked(town, it.a),
    );
    say(town, "price_back", kind, { goods });
  }
}

/** One line for all the prices that one event has raised. */
function tellSpike(town: Town, { kind, b: event, c: ends }: Happening): void {
  if (!ask(town, "price_spike", event)) return;
  const goods = pricesOf(town, (it) => it.kind === kind && it.b === event);
  const values = { goods, until: untilText(town, ends) };
  say(town, "price_spike", kind, values);
}

/** "a meal for 0.60 and a shower for 0.30", of the events of this tick that are meant. */
function pricesOf(town: Town, isMeant: (it: Readonly<Happening>) => boolean): string {
  const texts: string[] = [];
  for (let index = 0; index < town.events.count; index++) {
    const it = happeningAt(town, index);
    if (!isMeant(it)) continue;
    const price = town.world.town.price[it.a].toFixed(2);
    texts.push(`${pricedText(PRICES[it.a])} for ${price}`);
  }
  return listText(texts);
}

/** Whether a spike is on for a price. */
function isSpiked({ world: { town } }: Town, key: number): boolean {
  for (let at = 0; at < town.spikes[0]; at++) {
    if ((town.spikePrices[at] & (1 << key)) !== 0) return true;
  }
  return false;
}
