import { emit } from "../events/event-log.ts";
import { EVENT, QUEUE_REASON, type QueueReason } from "../events/kinds.ts";
import { addStress } from "../needs/stress.ts";
import { isBeyondReach } from "../relationships/chat.ts";
import { noteQuarrel } from "../relationships/quarrels.ts";
import { beginTalk } from "../relationships/talk.ts";
import { changeTies, rivalryOf } from "../relationships/ties.ts";
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
  const tag = isWorkplace(town, object) ? "conflict_at_work" : "conflict";
  const rivalry = town.config.conflict.rivalry.increment_per_conflict * intensity;
  changeTies(town, actor, rival, tag, 0, -0.05, rivalry);
  noteQuarrel(town, actor, rival);
  if (isBitter(town, actor, rival)) argue(town, object, actor, rival);
}

/** Whether people work at the object, so that a quarrel about it is one at work. */
export function isWorkplace({ rules }: Town, object: number): boolean {
  for (const { workplaces } of rules.jobs) if (workplaces.includes(object)) return true;
  return false;
}

/** Whether one of two people has come to the point at which they would keep out of the other's way. */
function isBitter({ world, config }: Town, a: number, b: number): boolean {
  const { avoid_threshold } = config.conflict.rivalry;
  return Math.max(rivalryOf(world, a, b), rivalryOf(world, b, a)) >= avoid_threshold;
}

/** Rivals let everybody hear it, for a while. It stays at words. Who is behind a door or asleep cannot. */
function argue(town: Town, object: number, actor: number, rival: number): void {
  if (isBeyondReach(town, actor) || isBeyondReach(town, rival)) return;
  emit(town.world, town.events, EVENT.public_argument, 0, actor, rival, object);
  beginTalk(town, actor, rival, "argument", town.config.conflict.argument_ticks);
}

/** Somebody who is done has made room for the one who was granted the object, of `waiting` in line: both think the better of it. */
export function reportHandover(
  town: Town,
  object: number,
  actor: number,
  granted: number,
  waiting: number,
): void {
  const { world, events } = town;
  const why = QUEUE_REASON.handover;
  emit(world, events, EVENT.queue_interaction, 0, actor, object, granted, why, waiting, why);
  changeTies(town, actor, granted, "queue_polite", 0.05, 0.05, -0.05);
}
