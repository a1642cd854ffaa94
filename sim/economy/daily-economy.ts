import { ITEMS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";

/** The truck comes at a quarter of the day, rent is due at midnight. */
export function runEconomy(town: Town): void {
  const tod = timeOfDay(town.world.town.tick[0], town.rules.ticksPerDay);
  if (tod === Math.floor(town.rules.ticksPerDay / 4)) restockShops(town);
  if (tod === 0) collectRent(town);
}

/** Fills every public object that was given stock of an item on the map, up to the shop's capacity. */
function restockShops({ config, rules, world, events }: Town): void {
  const { stock } = world.objects;
  config.map.objects.forEach((entry, object) => {
    if (rules.objects[object].home !== NONE) return;
    for (let item = 0; item < ITEMS.length; item++) {
      if (entry.stock?.[ITEMS[item]] === undefined) continue;
      const at = object * ITEMS.length + item;
      const room = Math.max(0, rules.restockLimit[item] - stock[at]);
      const units = Math.min(rules.restock[item], room);
      if (units === 0) continue;
      stock[at] += units;
      emit(world, events, EVENT.stock_replenish, 0, object, item, units);
    }
  });
}

/** Rent of everybody with a home; who cannot pay keeps the money and a day of arrears. */
function collectRent({ config, world, events }: Town): void {
  const { agents, live } = world;
  const rent = config.economy.rent_per_day;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.home[slot] === NONE || agents.evictedTick[slot] !== NONE) continue;
    if (agents.wallet[slot] >= rent) {
      agents.wallet[slot] -= rent;
      agents.rentUnpaidDays[slot] = 0;
      emit(world, events, EVENT.rent_paid, rent, slot);
    } else {
      agents.rentUnpaidDays[slot] += 1;
      emit(world, events, EVENT.rent_missed, rent, slot, agents.rentUnpaidDays[slot]);
    }
  }
}
