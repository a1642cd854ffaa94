import { ITEMS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT, type FailReason } from "../events/kinds.ts";
import type { AffordanceRule } from "../rules.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { OUTAGE_REASONS, lackingUtility } from "../world/utilities.ts";
import { failUse } from "./fail-use.ts";

/** Most units of one item that a person carries. */
export const CARRY_LIMIT = 5;

/**
 * Starts the use of the held object for everybody who is there and wants to. A start is a
 * transaction: price, stock and items are checked first and taken together, or nothing is.
 */
export function startUses(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.interactIntent[slot] === 0) continue;
    agents.interactIntent[slot] = 0;
    if (agents.heldObject[slot] === NONE || agents.heldObject[slot] !== agents.targetObject[slot]) {
      continue;
    }
    if (agents.runningAffordance[slot] !== NONE) continue;
    if (!isAtUseTile(town, slot)) continue;
    startUse(town, slot);
  }
}

/** Nobody uses a thing from afar. */
function isAtUseTile({ config, rules, world }: Town, slot: number): boolean {
  if (!config.affordances.require_presence) return true;
  return world.agents.cell[slot] === rules.objects[world.agents.heldObject[slot]].useCell;
}

function startUse(town: Town, slot: number): void {
  const { world, rules } = town;
  const { agents } = world;
  const object = agents.heldObject[slot];
  const affordance = agents.targetAffordance[slot];
  const rule = rules.affordances[affordance];
  const refusal = whyNot(town, slot, object, rule);
  if (refusal !== null) {
    failUse(town, slot, refusal);
    return;
  }
  const units = affordableUnits(town, slot, object, rule);
  take(town, slot, object, rule, units);
  agents.runningAffordance[slot] = affordance;
  agents.units[slot] = units;
  agents.remaining[slot] = rule.duration;
  emit(world, town.events, EVENT.affordance_start, rule.duration, slot, object, affordance);
}

/** The first reason for which a use cannot start, null when it can. */
export function whyNot(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
): FailReason | null {
  const { world, rules } = town;
  const { agents, objects } = world;
  if (rules.objects[object].type !== rule.type) return "incompatible_object";
  const lacking = lackingUtility(town, object, rule.utilities);
  if (lacking !== NONE) return OUTAGE_REASONS[lacking];
  if (rule.price !== NONE && agents.wallet[slot] < world.town.price[rule.price]) {
    return "insufficient_funds";
  }
  if (rule.tags.has("equip") && agents.dressed[slot] === 1) return "already_dressed";
  for (let item = 0; item < ITEMS.length; item++) {
    if (objects.stock[object * ITEMS.length + item] < rule.takesStock[item]) {
      return "insufficient_stock";
    }
    if (agents.items[slot * ITEMS.length + item] < rule.takesItems[item]) return "no_items";
    const carried = agents.items[slot * ITEMS.length + item] + rule.givesItems[item];
    if (rule.givesItems[item] > 0 && carried > CARRY_LIMIT) return "hands_full";
    if (rule.givesHome[item] > 0 && fridgeOf(town, slot) === NONE) return "no_home";
  }
  return null;
}

export function fridgeOf({ rules, world }: Town, slot: number): number {
  const home = world.agents.home[slot];
  return home === NONE ? NONE : rules.homes[home].fridge;
}

/** As many units as wallet, stock, items and hands allow; at least one, since `whyNot` passed. */
function affordableUnits(
  { world }: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
): number {
  const { agents, objects } = world;
  let units = rule.units;
  if (rule.price !== NONE && world.town.price[rule.price] > 0) {
    units = Math.min(units, Math.floor(agents.wallet[slot] / world.town.price[rule.price]));
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

function take(
  { world }: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
): void {
  const { agents, objects } = world;
  const price = rule.price === NONE ? 0 : world.town.price[rule.price] * units;
  agents.wallet[slot] = Math.max(0, agents.wallet[slot] - price);
  agents.prepaid[slot] = price;
  for (let item = 0; item < ITEMS.length; item++) {
    objects.stock[object * ITEMS.length + item] -= rule.takesStock[item] * units;
    agents.items[slot * ITEMS.length + item] -= rule.takesItems[item] * units;
  }
}
