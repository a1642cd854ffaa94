import { emit } from "../events/event-log.ts";
import { EVENT, GUARD, type GuardReason, GUARD_REASONS } from "../events/kinds.ts";
import { rewardAvoidance } from "../rewards/social.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { noteEscalation } from "./quarrels.ts";
import { noteSocialEvent } from "./social-events.ts";
import { tieRow } from "./ties.ts";

/** A deficit above this makes somebody forget any rivalry. */
export const NEED_OVERRIDE = 0.85;
/** Ticks before it is told again, for the same cause, that somebody keeps away. */
const TELL_AGAIN = 30;

/**
 * Whether somebody keeps out of another's way: rivalry from the threshold on, which is higher for those
 * who tolerate little else than open enmity (`conflict_tolerance` below 1), unless they are in dire need.
 */
export function shouldAvoid(town: Town, slot: number, other: number): boolean {
  const { ties, agents } = town.world;
  const row = tieRow(town.world, slot, other);
  if (row === NONE || ties.rivalry[row] <= 0) return false;
  return (
    ties.rivalry[row] >= town.rules.avoidFrom[agents.profile[slot]] && !isInDireNeed(town, slot)
  );
}

/** Whether there is anybody at all whom somebody keeps out of the way of. The cheap question before the others. */
export function avoidsAnybody(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const most = agents.fiercest[slot];
  return (
    most > 0 && most >= town.rules.avoidFrom[agents.profile[slot]] && !isInDireNeed(town, slot)
  );
}

export function isInDireNeed({ world: { needs } }: Town, slot: number): boolean {
  for (let need = 0; need < needs.length; need++) {
    if (1 - needs[need][slot] > NEED_OVERRIDE) return true;
  }
  return false;
}

/** Somebody to keep out of the way of among those who hold the object or wait for it; NONE when there is nobody. */
export function rivalAt(town: Town, slot: number, object: number): number {
  if (!avoidsAnybody(town, slot)) return NONE;
  const { holders, queue, queueLength } = town.world.objects;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (isRival(town, slot, holders[at])) return holders[at];
  }
  const from = object * QUEUE_SLOTS;
  for (let at = from; at < from + queueLength[object]; at++) {
    if (isRival(town, slot, queue[at])) return queue[at];
  }
  return NONE;
}

function isRival(town: Town, slot: number, other: number): boolean {
  return other !== NONE && other !== slot && shouldAvoid(town, slot, other);
}

/**
 * Somebody does not do what they would have done, because of whom they would have met. Told, and
 * remembered, once in a while for the same cause; false when it was not.
 */
export function keepAway(
  town: Town,
  slot: number,
  reason: GuardReason,
  rival: number,
  object: number,
): boolean {
  const { world, events } = town;
  const { guardedUntil } = world.agents;
  const at = slot * GUARD_REASONS.length + GUARD[reason];
  if (world.town.tick[0] < guardedUntil[at]) return false;
  guardedUntil[at] = world.town.tick[0] + TELL_AGAIN;
  emit(world, events, EVENT.policy_guardrail_block, 0, slot, GUARD[reason], rival, object);
  noteSocialEvent(world, "rivalry_avoidance", slot, rival, object, GUARD[reason], 0);
  rewardAvoidance(town, slot);
  noteEscalation(town, slot, rival);
  return true;
}
