import { WEATHERS } from "../config/blocks/world.ts";
import { refreshPrices } from "../economy/prices.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { startWay } from "../options/commitment.ts";
import { waysIn } from "../paths/ways-in.ts";
import { nextFloat } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { numbered } from "./ids.ts";

const WEATHER = numbered(WEATHERS);

/**
 * Once an hour the weather stays or becomes one of the two others, by one draw from the `world`
 * stream. While an operator holds it there is no draw. Runs before anybody moves.
 */
export function changeWeather(town: Town): void {
  const { world, rules } = town;
  const { enabled, hour, stay } = rules.weather;
  if (!enabled || world.town.tick[0] % hour !== 0 || world.town.weatherForced[0] === 1) return;
  const draw = nextFloat(world.streams.world);
  if (draw < stay) return;
  const step = draw - stay < (1 - stay) / 2 ? 1 : 2;
  become(town, (world.town.weather[0] + step) % WEATHERS.length);
}

/**
 * Holds the weather at rain until released; from then on the hours decide again, or the sun comes
 * out where the weather does not change by itself. Holding twice, or releasing what is not held,
 * changes nothing.
 */
export function forceRain(town: Town, on: boolean): void {
  const { weatherForced } = town.world.town;
  if ((weatherForced[0] === 1) === on) return;
  weatherForced[0] = on ? 1 : 0;
  if (on) become(town, WEATHER.rainy);
  else if (!town.rules.weather.enabled) become(town, WEATHER.sunny);
}

/** People take other ways, and what they knew of how far it is no longer holds. */
function become(town: Town, to: number): void {
  const { world, scratch } = town;
  const from = world.town.weather[0];
  if (from === to) return;
  world.town.weather[0] = to;
  scratch.ways = waysIn(town.rules, to);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    startWay(world.agents, world.live[place]);
  }
  emit(world, town.events, EVENT.weather_changed, 0, from, to);
  refreshPrices(town, "weather");
}

/** Warms whoever is indoors and chills whoever is out in bad weather. Nothing to do on a fine day once all are warm. */
export function feelWeather({ world, rules }: Town): void {
  const { agents, live, town } = world;
  const decay = rules.weather.warmthDecay[town.weather[0]];
  if (decay === 0 && town.chilled[0] === 0) return;
  const { outdoor } = rules.grid;
  let chilled = 0;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    const warmth = agents.warmth[slot];
    const left =
      outdoor[agents.cell[slot]] === 1
        ? Math.max(0, warmth - decay)
        : Math.min(1, warmth + rules.weather.warmthRecovery);
    agents.warmth[slot] = left;
    if (left < 1) chilled = 1;
  }
  town.chilled[0] = chilled;
}
