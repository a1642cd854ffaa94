import type { AffordanceRule } from "../affordances/affordance-rule.ts";
import { ITEMS } from "../config/affordances.ts";
import type { Town } from "../town.ts";
import { CARRY_LIMIT, NONE } from "../world/agent-table.ts";
import { FRIDGE_MEALS } from "../world/object-table.ts";

// How old meals in hands and home fridges are, where `features.behavior.spoilage` is on; where it is
// off nothing is kept. Each place has a list of the ticks in which its meals were made, oldest first,
// and the oldest go first. Shops sell fresh meals. All of this runs after the numbers have changed.

const MEALS = ITEMS.indexOf("meals");

/** A stale meal feeds half as well. */
export const STALE_SHARE = 0.5;

/** A use has begun: the person has its meals in use, and knows whether the oldest is stale. */
export function takeMeals(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
): void {
  if (!town.config.features.behavior.spoilage) return;
  const { agents, objects, town: state } = town.world;
  const tick = state.tick[0];
  const used = slot * CARRY_LIMIT;
  const fromHands = rule.takesItems[MEALS] * units;
  const fromFridge = agesIn(town, object) ? rule.takesStock[MEALS] * units : 0;
  for (let i = 0; i < fromHands; i++) {
    const made = removeOldest(agents.mealMade, slot * CARRY_LIMIT, CARRY_LIMIT, tick);
    insert(agents.mealUsed, used, CARRY_LIMIT, i, made);
  }
  for (let i = 0; i < fromFridge; i++) {
    const made = removeOldest(objects.mealMade, object * FRIDGE_MEALS, FRIDGE_MEALS, tick);
    insert(agents.mealUsed, used, CARRY_LIMIT, fromHands + i, made);
  }
  const isStale =
    fromHands + fromFridge > 0 && tick - agents.mealUsed[used] > town.config.economy.spoilage_ticks;
  agents.usesStale[slot] = isStale ? 1 : 0;
}

/** A use has failed: its meals are back where they were, no younger. */
export function returnMeals(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
): void {
  if (!town.config.features.behavior.spoilage) return;
  const { mealUsed } = town.world.agents;
  const toHands = rule.takesItems[MEALS] * units;
  const toFridge = agesIn(town, object) ? rule.takesStock[MEALS] * units : 0;
  const from = slot * CARRY_LIMIT;
  for (let i = toHands; i > 0; i--) putInHand(town, slot, i, mealUsed[from + i - 1]);
  for (let i = toFridge; i > 0; i--) putInFridge(town, object, i, mealUsed[from + toHands + i - 1]);
}

/** A use has given meals: those from a home fridge are as old as they were, others are new. */
export function deliverMeals(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
  fridge: number,
): void {
  if (!town.config.features.behavior.spoilage) return;
  const tick = town.world.town.tick[0];
  const moves = agesIn(town, object) && rule.takesStock[MEALS] > 0;
  for (let i = rule.givesItems[MEALS] * units; i > 0; i--) {
    putInHand(town, slot, i, moves ? town.world.agents.mealUsed[slot * CARRY_LIMIT + i - 1] : tick);
  }
  const toObject = agesIn(town, object) ? rule.givesStock[MEALS] * units : 0;
  for (let i = toObject; i > 0; i--) putInFridge(town, object, i, tick);
  const toHome = fridge === NONE ? 0 : rule.givesHome[MEALS] * units;
  for (let i = toHome; i > 0; i--) putInFridge(town, fridge, i, tick);
}

/** An object has been stocked anew: its meals are of now. */
export function stockFresh({ world: { objects, town } }: Town, object: number): void {
  const from = object * FRIDGE_MEALS;
  objects.mealMade.fill(town.tick[0], from, from + FRIDGE_MEALS);
}

/** Whether meals grow old in this object: a fridge, or whatever else is at somebody's home. */
function agesIn({ rules }: Town, object: number): boolean {
  return rules.objects[object].home !== NONE;
}

/** Enters one of `more` meals that are counted already but not yet listed. */
function putInHand({ world: { agents } }: Town, slot: number, more: number, made: number): void {
  const listed = agents.items[slot * ITEMS.length + MEALS] - more;
  insert(agents.mealMade, slot * CARRY_LIMIT, CARRY_LIMIT, listed, made);
}

function putInFridge(
  { world: { objects } }: Town,
  fridge: number,
  more: number,
  made: number,
): void {
  const listed = objects.stock[fridge * ITEMS.length + MEALS] - more;
  insert(objects.mealMade, fridge * FRIDGE_MEALS, FRIDGE_MEALS, listed, made);
}

/** Puts a tick in its place among `count` that are in order; with no room left it goes unlisted. */
function insert(list: Int32Array, from: number, width: number, count: number, made: number): void {
  if (count >= width) return;
  let at = from + count;
  for (; at > from && list[at - 1] > made; at--) list[at] = list[at - 1];
  list[at] = made;
}

/** Takes the first tick out of a list. What was unlisted, if anything, counts as made now. */
function removeOldest(list: Int32Array, from: number, width: number, now: number): number {
  const made = list[from];
  list.copyWithin(from, from + 1, from + width);
  list[from + width - 1] = now;
  return made;
}
