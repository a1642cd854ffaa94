import { PRICES } from "../config/blocks/economy.ts";
import { exitQueueSnapshot } from "../jobs/exit-queue.ts";
import { vacancies } from "../jobs/hiring.ts";
import type { Town } from "../town.ts";
import { lastDepartures } from "./departures-of.ts";
import type { TownFigures } from "./town-figures.ts";
import { outOfWorkText } from "./words.ts";

/** Prices, rent and work in the town now. */
export function figuresOf(town: Town): TownFigures {
  const { world, rules, people, config } = town;
  const identity = (slot: number): { id: string; name: string } => {
    const { id, name } = people[world.agents.person[slot]];
    return { id, name };
  };
  return {
    prices: PRICES.map((key, price) => priceOf(town, key, price)),
    rent: config.economy.rent_per_day,
    out_of_work: Array.from(world.live.subarray(0, world.town.liveCount[0])).flatMap((slot) => {
      const about = outOfWorkText(town, slot);
      return about === null ? [] : [{ ...identity(slot), about }];
    }),
    vacancies: rules.jobs.flatMap(({ name }, job) => {
      const places = vacancies(town, job);
      return places > 0 && Number.isFinite(places) ? [{ job: name, places }] : [];
    }),
    leaving: exitQueueSnapshot(town).pending.map((id) => {
      const found = people.find((person) => person.id === id && person.left === null);
      return { id, name: found?.name ?? id };
    }),
    arriving: world.town.tickets[0],
    departures: lastDepartures(town),
  };
}

function priceOf(
  { world: { town }, rules }: Town,
  key: (typeof PRICES)[number],
  price: number,
): TownFigures["prices"][number] {
  const [now, usual] = [town.price[price], town.baselinePrice[price]];
  const causes: TownFigures["prices"][number]["causes"] = [];
  let spikes = 0;
  for (let spike = 0; spike < town.spikes[0]; spike++) spikes |= town.spikePrices[spike];
  if ((spikes & (1 << price)) !== 0) causes.push("disturbance");
  const isMeal = key === "meal_cost";
  if (isMeal && rules.weather.mealPrice[town.weather[0]] !== 1) causes.push("weather");
  return { key, now, usual, causes: now === usual ? [] : causes };
}
