import { EVENT_INTS, isAbout } from "../../events/event-log.ts";
import { EVENT, QUEUE_REASON, QUEUE_REASONS, type QueueReason } from "../../events/kinds.ts";
import { isWorkplace } from "../../queues/conflicts.ts";
import { tieRow } from "../../relationships/ties.ts";
import { thingText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { slotOf } from "../../world/world.ts";
import { CATEGORY } from "../categories.ts";
import type { Happening, Tellers } from "../happening.ts";
import { isConflictFree, keyOf, keyOfPair, mayTellConflict } from "../limiter.ts";
import { countText, durationText, nameOf, whereOf } from "../names.ts";
import { ask, askOfPair, say, sayAt } from "../say.ts";
import { TALE, type TaleName } from "../tales.ts";
import { crossesAvoidance } from "../tie-lines.ts";

/** Waiting shorter than this is nobody's story. */
const LONG_WAIT = 12;
/** So many small quarrels make a line together. */
const WORTH_SUMMING = 2;

export const queueTellers: Tellers = {
  queue_conflict: tellConflict,
  public_argument: (town, { kind, a: actor, b: rival, c: object }) => {
    if (!askOfPair(town, "argument", actor, rival)) return;
    const values = {
      actor: nameOf(town, actor),
      rival: nameOf(town, rival),
      where: whereOf(town, actor),
      object: object === NONE ? "some old story" : thingText(town, object),
    };
    say(town, "argument", kind, values, actor, rival);
  },
  queue_granted: (town, { kind, a: who, b: object, c: ticks }) => {
    // Sharing desks is the office's everyday.
    if (ticks < LONG_WAIT || isWorkplace(town, object)) return;
    if (!ask(town, "long_wait", who, object)) return;
    const values = {
      actor: nameOf(town, who),
      object: thingText(town, object),
      minutes: durationText(town, ticks),
    };
    say(town, "long_wait", kind, values, who);
  },
};

/** How quarrels are told, by what they are about. */
const QUARRELS = {
  handover: "quarrel",
  ghost_step: "shoved",
  long_wait: "impatient",
} as const satisfies Record<QueueReason, TaleName>;

/**
 * A quarrel over a place in line: the first of a pair, one in which somebody was pushed past, one
 * that makes rivals of them. What may not be told now waits for a line that sums it up.
 */
function tellConflict(town: Town, it: Happening): void {
  const { kind, a: actor, b: object, c: rival, d: reason, e: waiting } = it;
  // When it gets loud, that is the line.
  if (hasEvent(town, EVENT.public_argument, actor, rival)) return;
  const isFirst = isFirstClash(town, actor, rival);
  const isSharp = reason === QUEUE_REASON.ghost_step || crossesAvoidance(town, actor, rival);
  const name = isFirst ? "first_clash" : QUARRELS[QUEUE_REASONS[reason]];
  const category = isFirst ? CATEGORY.first_clash : CATEGORY.queue_conflict;
  const key = isFirst
    ? keyOfPair(TALE.first_clash, actor, rival)
    : keyOfPair(CATEGORY.queue_conflict, actor, rival, object);
  if (mayTellConflict(town, category, key, isFirst || isSharp)) {
    const values = {
      actor: nameOf(town, actor),
      rival: nameOf(town, rival),
      object: thingText(town, object),
      waiting: countText(waiting),
    };
    say(town, name, kind, values, actor, rival);
    return;
  }
  town.world.objects.squabbles[object] += 1;
  town.world.town.squabbles[0] += 1;
}

/** Whether something of a kind has happened between two people in this tick. */
function hasEvent({ events }: Town, kind: number, a: number, b: number): boolean {
  for (let index = 0; index < events.count; index++) {
    if (events.ints[index * EVENT_INTS] !== kind) continue;
    if (isAbout(events, index, a) && isAbout(events, index, b)) return true;
  }
  return false;
}

/** Whether two who know each other have not quarrelled before. */
function isFirstClash({ world }: Town, actor: number, rival: number): boolean {
  const slot = slotOf(world, actor);
  const other = slotOf(world, rival);
  if (slot === NONE || other === NONE) return false;
  const row = tieRow(world, slot, other);
  return row !== NONE && world.ties.grudge[row] === 0;
}

/** Once there is room for it: one line for the small quarrels over one object, the first that has some. */
export function tellSquabbles(town: Town): void {
  const { objects, town: state } = town.world;
  if (!isConflictFree(town)) return;
  let object = 0;
  while (object < objects.squabbles.length && objects.squabbles[object] < WORTH_SUMMING)
    object += 1;
  if (object === objects.squabbles.length) return;
  const count = objects.squabbles[object];
  if (!mayTellConflict(town, CATEGORY.queue_conflict, keyOf(TALE.squabbles, object), false)) return;
  state.squabbles[0] -= count;
  objects.squabbles[object] = 0;
  const values = { count: countText(count), object: thingText(town, object) };
  const { useCell } = town.rules.objects[object];
  sayAt(town, "squabbles", EVENT.queue_conflict, values, useCell).merged = count;
}

/** What nobody told by midnight is forgotten. */
export function forgetSquabbles({ world }: Town): void {
  if (world.town.squabbles[0] === 0) return;
  world.objects.squabbles.fill(0);
  world.town.squabbles[0] = 0;
}
