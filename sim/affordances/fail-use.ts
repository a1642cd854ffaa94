import { ITEMS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT, FAIL, type FailReason } from "../events/kinds.ts";
import { noteFailure } from "../needs/spiral.ts";
import { optionFailed } from "../options/commitment.ts";
import { leaveQueue, release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/**
 * Ends whatever a person has going with their target (a running use, a reservation, a place in line)
 * without success. Money, stock and items taken at the start are given back.
 */
export function failUse(town: Town, slot: number, reason: FailReason): void {
  const { world } = town;
  const { agents } = world;
  const object =
    agents.heldObject[slot] === NONE ? agents.queuedObject[slot] : agents.heldObject[slot];
  const target = object === NONE ? agents.targetObject[slot] : object;
  undoUse(town, slot);
  if (target !== NONE)
    emit(world, town.events, EVENT.affordance_fail, 0, slot, target, FAIL[reason]);
  release(town, slot, false);
  leaveQueue(world, slot);
  optionFailed(town, slot, target);
  noteFailure(town, slot, reason);
}

/** Gives back what the running use took, and drops the record. */
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
  agents.wallet[slot] += agents.prepaid[slot];
  agents.prepaid[slot] = 0;
  agents.units[slot] = 0;
  agents.remaining[slot] = 0;
  agents.runningAffordance[slot] = NONE;
}
