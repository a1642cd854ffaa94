import { ITEMS } from "../config/affordances.ts";
import { takeMeals } from "../economy/meal-ages.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { INTERACT } from "../primitives/interact-intent.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { AffordanceRule } from "./affordance-rule.ts";
import { cancelStart, failPrecondition, failStart } from "./fail-use.ts";
import { runHooks } from "./hooks.ts";
import { affordableUnits, failedPrecondition, isFull, isPresent, lackFor } from "./may-start.ts";
import { recordOutcome } from "./outcomes.ts";

/** Starts the use of the held object for everybody who wants to. */
export function startUses(town: Town): void {
  if (!town.scratch.mayStart) return;
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const intent = agents.interactIntent[slot];
    agents.interactIntent[slot] = INTERACT.none;
    if (intent !== INTERACT.askOrStart) continue;
    if (agents.heldObject[slot] === agents.targetObject[slot]) {
      startUse(town, slot, agents.targetAffordance[slot]);
    }
  }
}

/**
 * Starts a use of the object that a person holds. A start is a transaction: everything is checked
 * first (what it is, its preconditions, presence, money, goods), then price, stock and items are
 * taken together, and the hooks may still call it off. Whoever holds nothing, is busy, or finds the
 * object in use as much as it can be, starts nothing, and that is all; any other refusal is a
 * failure, told with its reason, and gives up the reservation. True when the use has started.
 */
export function startUse(town: Town, slot: number, affordance: number): boolean {
  const { world, rules } = town;
  const { agents } = world;
  const object = agents.heldObject[slot];
  if (object === NONE || agents.runningAffordance[slot] !== NONE) return false;
  const rule = rules.affordances[affordance];
  if (rule === undefined || !rule.current) {
    failStart(town, slot, object, affordance, "missing_spec");
    return false;
  }
  if (isFull(town, object, affordance)) return false;
  if (rule.type !== rules.objects[object].type) {
    failStart(town, slot, object, affordance, "incompatible_object");
    return false;
  }
  const unmet = failedPrecondition(town, slot, object, rule);
  if (unmet !== NONE) {
    failPrecondition(town, slot, object, affordance, unmet);
    return false;
  }
  const lack = isPresent(town, slot, object) ? lackFor(town, slot, object, rule) : "not_at_object";
  if (lack !== null) {
    failStart(town, slot, object, affordance, lack);
    return false;
  }
  const units = affordableUnits(town, slot, object, rule);
  take(town, slot, object, rule, units);
  takeMeals(town, slot, object, rule, units);
  agents.runningAffordance[slot] = affordance;
  agents.units[slot] = units;
  agents.remaining[slot] = rule.duration;
  const call = runHooks(town, "before", slot, object, affordance, units);
  if (call !== null && (call.cancel || call.abort !== null)) {
    if (call.abort === null) cancelStart(town, slot, object, affordance);
    else failStart(town, slot, object, affordance, call.abort);
    return false;
  }
  recordOutcome(town, slot, "start", null, object, affordance, rule.duration);
  emit(world, town.events, EVENT.affordance_start, rule.duration, slot, object, affordance);
  return true;
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
  const paid = Math.min(agents.wallet[slot], price + rule.cost);
  agents.wallet[slot] -= paid;
  agents.prepaid[slot] = paid;
  for (let item = 0; item < ITEMS.length; item++) {
    objects.stock[object * ITEMS.length + item] -= rule.takesStock[item] * units;
    agents.items[slot * ITEMS.length + item] -= rule.takesItems[item] * units;
  }
}
