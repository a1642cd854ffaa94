import { ITEMS } from "../../config/affordances.ts";
import { NONE } from "../../world/agent-table.ts";
import { HOLDER_SLOTS } from "../../world/object-table.ts";
import { UTILITY, hasUtility } from "../../world/utilities.ts";
import type { TownView } from "./view.ts";

const MEALS = ITEMS.indexOf("meals");

/** Whether the utility is on where the object needs it; null for objects that do without. */
export function powerOn(town: TownView, object: number): boolean | null {
  return hasUtility(town, object, UTILITY.power);
}

export function waterOn(town: TownView, object: number): boolean | null {
  return hasUtility(town, object, UTILITY.water);
}

/** Units of an item at an object; null where the object has no place for it. */
export function stockOf({ world, rules }: TownView, object: number, item: number): number | null {
  const units = world.objects.stock[object * ITEMS.length + item];
  return units === 0 && rules.objects[object].stocks[item] === NONE ? null : units;
}

/** Whether there are meals; false where other things are stocked, null where nothing is. */
export function mealAvailable(town: TownView, object: number): boolean | null {
  const meals = stockOf(town, object, MEALS);
  if (meals !== null) return meals > 0;
  const { stocks, sleepCapacity } = town.rules.objects[object];
  return sleepCapacity > 0 || stocks.some((units) => units !== NONE) ? false : null;
}

/** Whether somebody else uses the object and no place is free for this person. */
export function isOccupied({ world, rules }: TownView, slot: number, object: number): boolean {
  let held = 0;
  let isUsed = false;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = world.objects.holders[at];
    if (holder === slot) return false;
    if (holder === NONE) continue;
    held += 1;
    if (world.agents.runningAffordance[holder] !== NONE) isUsed = true;
  }
  return isUsed && held >= rules.objects[object].places;
}

/** Who uses the object, the first of them; NONE when nobody does. */
export function occupant({ world }: TownView, object: number): number {
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = world.objects.holders[at];
    if (holder !== NONE && world.agents.runningAffordance[holder] !== NONE) return holder;
  }
  return NONE;
}

/** Who holds the reservation, the first of them; NONE when nobody does. */
export function reservationHolder({ world }: TownView, object: number): number {
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (world.objects.holders[at] !== NONE) return world.objects.holders[at];
  }
  return NONE;
}

/** Places to sleep that nobody sleeps in: what the definition says less the running uses. */
export function freeSleepSlots({ world, rules }: TownView, object: number): number {
  let free = rules.objects[object].sleepSlots;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = world.objects.holders[at];
    if (holder === NONE) continue;
    const running = world.agents.runningAffordance[holder];
    if (running !== NONE && rules.affordances[running].sleeps) free -= 1;
  }
  return Math.max(0, free);
}
