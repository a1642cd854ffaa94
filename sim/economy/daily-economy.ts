import { ITEMS } from "../config/affordances.ts";
import { STAGES } from "../config/blocks/curriculum.ts";
import type { TownConfig } from "../config/town-config.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { noteViolation } from "../lifecycle/fitness.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";
import { tunePrices } from "./autotune.ts";

/** Stoves are refilled on every tick divisible by this, where the configuration wants it. */
const STOVE_TICKS = 200;
const RAW_INGREDIENTS = ITEMS.indexOf("raw_ingredients");

/** The truck comes at a quarter of the day; at midnight there may be a stipend, and rent is due. */
export function runEconomy(town: Town): void {
  const tick = town.world.town.tick[0];
  const tod = timeOfDay(tick, town.rules.ticksPerDay);
  if (tick % STOVE_TICKS === 0) refillStoves(town);
  if (tod === Math.floor(town.rules.ticksPerDay / 4)) restockShops(town);
  if (tod !== 0) return;
  settleDay(town);
  tunePrices(town);
}

/** Raw ingredients for every stove, with no limit. */
function refillStoves({ config, rules, world, events }: Town): void {
  const units = config.economy.stove_stock_replenish;
  if (units === 0) return;
  for (let object = 0; object < rules.objects.length; object++) {
    const { type, present } = rules.objects[object];
    if (!present || rules.types[type] !== "stove") continue;
    world.objects.stock[object * ITEMS.length + RAW_INGREDIENTS] += units;
    emit(world, events, EVENT.stock_replenish, 0, object, RAW_INGREDIENTS, units);
  }
}

/** Fills every public object that was given stock of an item to start with, up to the shop's capacity. */
function restockShops({ rules, world, events }: Town): void {
  const { stock } = world.objects;
  for (let object = 0; object < rules.objects.length; object++) {
    const { home, present, stocks } = rules.objects[object];
    if (!present || home !== NONE) continue;
    for (let item = 0; item < ITEMS.length; item++) {
      if (stocks[item] === NONE) continue;
      const at = object * ITEMS.length + item;
      const room = Math.max(0, rules.restockLimit[item] - stock[at]);
      const units = Math.min(rules.restock[item], room);
      if (units === 0) continue;
      stock[at] += units;
      emit(world, events, EVENT.stock_replenish, 0, object, item, units);
    }
  }
}

/** Before M2 of the curriculum people live on a stipend. */
function paysStipend({ curriculum }: TownConfig): boolean {
  return STAGES.indexOf(curriculum.stage) < STAGES.indexOf("M2");
}

/** Midnight, person by person: first the stipend, where there is one, then the rent. */
function settleDay(town: Town): void {
  const { config, world, events } = town;
  const { agents, live } = world;
  const stipend = paysStipend(config) ? config.economy.stipend_per_day : 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (stipend > 0) {
      agents.wallet[slot] += stipend;
      emit(world, events, EVENT.stipend_paid, stipend, slot);
    }
    collectRent(town, slot);
  }
}

/** Rent of whoever has a home; who cannot pay keeps the money and a day of arrears. */
function collectRent(town: Town, slot: number): void {
  const { config, world, events } = town;
  const { agents } = world;
  const rent = config.economy.rent_per_day;
  if (agents.home[slot] === NONE || agents.evictedTick[slot] !== NONE) return;
  if (agents.wallet[slot] >= rent) {
    agents.wallet[slot] -= rent;
    agents.rentUnpaidDays[slot] = 0;
    emit(world, events, EVENT.rent_paid, rent, slot);
  } else {
    agents.rentUnpaidDays[slot] += 1;
    noteViolation(town, slot);
    emit(world, events, EVENT.rent_missed, rent, slot, agents.rentUnpaidDays[slot]);
  }
}
