import { emit } from "../events/event-log.ts";
import { EVENT, QUEUE_REASON, type QueueReason } from "../events/kinds.ts";
import { addStress } from "../needs/stress.ts";
import type { Town } from "../town.ts";

/** What a quarrel adds to the stress of both. */
const CONFLICT_STRESS = 0.2;

/**
 * Tells of a quarrel over a place in line. Its strength, from 0.1 to 5, grows with the number who
 * waited; both take it to heart. Nobody quarrels with themselves.
 */
export function reportConflict(
  town: Town,
  object: number,
  actor: number,
  rival: number,
  reason: QueueReason,
  waiting: number,
): void {
  if (actor === rival) return;
  const { ghost_step_boost, handover_boost, queue_length_boost } = town.config.conflict.rivalry;
  const boost = reason === "ghost_step" ? ghost_step_boost : handover_boost;
  const strength = boost + queue_length_boost * Math.max(waiting - 1, 0);
  const intensity = Math.min(5, Math.max(0.1, strength));
  const { world, events } = town;
  world.town.conflicts[0] += 1;
  world.town.conflictIntensity[0] += intensity;
  const why = QUEUE_REASON[reason];
  emit(world, events, EVENT.queue_conflict, intensity, actor, object, rival, why, waiting);
  addStress(town, actor, CONFLICT_STRESS);
  addStress(town, rival, CONFLICT_STRESS);
}

/** Tells that somebody who is done has made room for the one who was granted the object, of `waiting` in line. */
export function reportHandover(
  { world, events }: Town,
  object: number,
  actor: number,
  granted: number,
  waiting: number,
): void {
  const why = QUEUE_REASON.handover;
  emit(world, events, EVENT.queue_interaction, 0, actor, object, granted, why, waiting, why);
}
