import { ITEMS } from "../config/affordances.ts";
import type { FailReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { CARRY_LIMIT, NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { FRIDGE_MEALS, HOLDER_SLOTS } from "../world/object-table.ts";
import type { AffordanceRule } from "./affordance-rule.ts";
import { freeSleepSlots } from "./preconditions/conditions.ts";

const MEALS = ITEMS.indexOf("meals");

/** Place of the first precondition that does not hold for this person at this object; NONE when all do. */
export function failedPrecondition(
  town: Town,
  slot: number,
  object: number,
  { preconditions }: AffordanceRule,
): number {
  for (let index = 0; index < preconditions.length; index++) {
    if (!preconditions[index].holds(town, slot, object)) return index;
  }
  return NONE;
}

/** Whether as many people do this at the object as can. Everybody who sleeps takes a place to sleep instead. */
export function isFull({ rules, world }: Town, object: number, affordance: number): boolean {
  const { capacity, sleeps } = rules.affordances[affordance];
  if (sleeps) return false;
  let using = 0;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = world.objects.holders[at];
    if (holder !== NONE && world.agents.runningAffordance[holder] !== NONE) using += 1;
  }
  return using >= capacity;
}

/** Nobody uses a thing from afar: on its use tile, or on one beside it. */
export function isPresent({ config, rules, world }: Town, slot: number, object: number): boolean {
  if (!config.affordances.require_presence) return true;
  const { grid } = rules;
  const here = world.agents.cell[slot];
  const { useCell } = rules.objects[object];
  return (
    Math.abs(xOf(grid, here) - xOf(grid, useCell)) <= 1 &&
    Math.abs(yOf(grid, here) - yOf(grid, useCell)) <= 1
  );
}

/** The first lack for which a use cannot start, null when there is none. */
export function lackFor(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
): FailReason | null {
  const { world } = town;
  const { agents, objects } = world;
  const price = rule.price === NONE ? 0 : world.town.price[rule.price];
  if (agents.wallet[slot] < price + rule.cost) return "insufficient_funds";
  if (rule.tags.has("equip") && agents.dressed[slot] === 1) return "already_dressed";
  if (rule.sleeps && freeSleepSlots(town, object) <= 0) return "bed_unavailable";
  for (let item = 0; item < ITEMS.length; item++) {
    if (objects.stock[object * ITEMS.length + item] < rule.takesStock[item]) {
      return "insufficient_stock";
    }
    if (agents.items[slot * ITEMS.length + item] < rule.takesItems[item]) return "no_items";
    const carried = agents.items[slot * ITEMS.length + item] + rule.givesItems[item];
    if (rule.givesItems[item] > 0 && carried > CARRY_LIMIT) return "hands_full";
    if (rule.givesHome[item] > 0 && fridgeOf(town, slot) === NONE) return "no_home";
  }
  return rule.givesHome[MEALS] > fridgeRoom(town, slot) ? "fridge_full" : null;
}

/** Meals that still fit into the fridge at home; without end where there is none. */
function fridgeRoom(town: Town, slot: number): number {
  const fridge = fridgeOf(town, slot);
  if (fridge === NONE) return Infinity;
  return Math.max(0, FRIDGE_MEALS - town.world.objects.stock[fridge * ITEMS.length + MEALS]);
}

/** The fridge at home; NONE without a home. */
export function fridgeOf({ rules, world }: Town, slot: number): number {
  const home = world.agents.home[slot];
  return home === NONE ? NONE : rules.homes[home].fridge;
}

/** As many units as wallet, stock, items, hands and the fridge at home allow; at least one, since nothing lacks. */
export function affordableUnits(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
): number {
  const { world } = town;
  const { agents, objects } = world;
  let { units } = rule;
  if (rule.price !== NONE && world.town.price[rule.price] > 0) {
    const money = agents.wallet[slot] - rule.cost;
    units = Math.min(units, Math.floor(money / world.town.price[rule.price]));
  }
  if (rule.givesHome[MEALS] > 0) {
    units = Math.min(units, Math.floor(fridgeRoom(town, slot) / rule.givesHome[MEALS]));
  }
  for (let item = 0; item < ITEMS.length; item++) {
    const stock = objects.stock[object * ITEMS.length + item];
    const carried = agents.items[slot * ITEMS.length + item];
    if (rule.takesStock[item] > 0) {
      units = Math.min(units, Math.floor(stock / rule.takesStock[item]));
    }
    if (rule.takesItems[item] > 0) {
      units = Math.min(units, Math.floor(carried / rule.takesItems[item]));
    }
    if (rule.givesItems[item] > 0) {
      units = Math.min(units, Math.floor((CARRY_LIMIT - carried) / rule.givesItems[item]));
    }
  }
  return Math.max(1, units);
}
