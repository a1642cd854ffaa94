import { ITEMS } from "../config/affordances.ts";
import { returnMeals } from "../economy/meal-ages.ts";
import { emit } from "../events/event-log.ts";
import { EVENT, FAIL, type FailReason } from "../events/kinds.ts";
import { noteFailure } from "../needs/spiral.ts";
import { optionFailed } from "../options/commitment.ts";
import { quitQueue, release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { contextOf } from "./context.ts";
import { runHooks } from "./hooks.ts";
import { recordOutcome } from "./outcomes.ts";

/**
 * Ends whatever a person has going with their target (a running use, a reservation, a place in line)
 * without success. Money, stock and items taken at the start are given back, the fail hooks of a
 * running use run, and the reservation ends without a cooldown.
 */
export function failUse(town: Town, slot: number, reason: FailReason): void {
  const { agents } = town.world;
  const running = agents.runningAffordance[slot];
  const held = agents.heldObject[slot];
  const object = held === NONE ? agents.queuedObject[slot] : held;
  const target = object === NONE ? agents.targetObject[slot] : object;
  const wanted = target === agents.targetObject[slot] ? agents.targetAffordance[slot] : NONE;
  if (running === NONE) {
    if (target !== NONE) {
      recordOutcome(town, slot, "request", reason, target, wanted, 0);
      tellFailure(town, slot, target, wanted, reason);
    }
  } else {
    interruptUse(town, slot, reason);
  }
  giveUp(town, slot, target);
  noteFailure(town, slot, reason);
}

/** A running use ends without success: all is given back, and the reservation stays. */
export function interruptUse(town: Town, slot: number, reason: FailReason): void {
  const { agents } = town.world;
  const running = agents.runningAffordance[slot];
  const object = agents.heldObject[slot];
  const units = agents.units[slot];
  const ran = town.rules.affordances[running].duration - agents.remaining[slot];
  recordOutcome(town, slot, "release", reason, object, running, ran);
  undoUse(town, slot);
  runHooks(town, "fail", slot, object, running, units, reason);
  tellFailure(town, slot, object, running, reason);
}

/** A start that is refused, by a lack or by a hook: nothing was taken, or all is given back. */
export function failStart(
  town: Town,
  slot: number,
  object: number,
  affordance: number,
  reason: FailReason,
): void {
  undoUse(town, slot);
  const known = town.rules.affordances[affordance] === undefined ? NONE : affordance;
  recordOutcome(town, slot, "start", reason, object, known, 0);
  if (known !== NONE) runHooks(town, "fail", slot, object, known, 0, reason);
  tellFailure(town, slot, object, known, reason);
  giveUp(town, slot, object);
  noteFailure(town, slot, reason);
}

/** A start for which the `index`-th precondition does not hold. */
export function failPrecondition(
  town: Town,
  slot: number,
  object: number,
  affordance: number,
  index: number,
): void {
  const { world, events } = town;
  const reason = "precondition_failed";
  const { preconditions, conditions } = town.rules.affordances[affordance];
  const condition = conditions[index];
  const context = contextOf(town, slot, object);
  recordOutcome(town, slot, "start", reason, object, affordance, 0);
  runHooks(town, "fail", slot, object, affordance, 0, reason, preconditions[index].text);
  const { affordance_precondition_fail } = EVENT;
  emit(
    world,
    events,
    affordance_precondition_fail,
    0,
    slot,
    object,
    affordance,
    condition,
    context,
  );
  tellFailure(town, slot, object, affordance, reason, condition, context);
  giveUp(town, slot, object);
  noteFailure(town, slot, reason);
}

/** A start that a hook has called off: undone, and no failure. */
export function cancelStart(town: Town, slot: number, object: number, affordance: number): void {
  undoUse(town, slot);
  recordOutcome(town, slot, "start", "hook_cancelled", object, affordance, 0);
  giveUp(town, slot, object);
}

function tellFailure(
  { world, events }: Town,
  slot: number,
  object: number,
  affordance: number,
  reason: FailReason,
  condition: number = NONE,
  context: number = NONE,
): void {
  const why = FAIL[reason];
  const { affordance_fail } = EVENT;
  emit(world, events, affordance_fail, 0, slot, object, why, affordance, condition, context);
}

function giveUp(town: Town, slot: number, object: number): void {
  release(town, slot, false);
  quitQueue(town, slot);
  optionFailed(town, slot, object);
}

/** Gives back what the running use took, and drops the record. Its place to sleep is free with that. */
export function undoUse(town: Town, slot: number): void {
  const { agents, objects } = town.world;
  const running = agents.runningAffordance[slot];
  if (running === NONE) return;
  const { takesStock, takesItems } = town.rules.affordances[running];
  const units = agents.units[slot];
  const object = agents.heldObject[slot];
  for (let item = 0; item < ITEMS.length; item++) {
    objects.stock[object * ITEMS.length + item] += takesStock[item] * units;
    agents.items[slot * ITEMS.length + item] += takesItems[item] * units;
  }
  returnMeals(town, slot, object, town.rules.affordances[running], units);
  agents.wallet[slot] += agents.prepaid[slot];
  agents.prepaid[slot] = 0;
  agents.units[slot] = 0;
  agents.remaining[slot] = 0;
  agents.runningAffordance[slot] = NONE;
}
