import { failUse, interruptUse } from "../affordances/fail-use.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { INTERACT } from "../primitives/interact-intent.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { reportConflict } from "./conflicts.ts";
import { joinTail, release, startCooldown } from "./reservations.ts";

/**
 * Moves queues on where the holder does not start, after complaints have been heard: one who idles while others wait goes to the end
 * of the line after `ghost_step_after` ticks, one who never starts loses the reservation after
 * `reservation_timeout_ticks` and the way. A running use is never cut short, unless
 * `preempt_running` says so.
 */
export function moveStalledQueues(town: Town): void {
  const { world } = town;
  const { agents, live } = world;
  const tick = world.town.tick[0];
  if (town.rules.schedules.length > 0) hearComplaints(town);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const object = agents.heldObject[slot];
    if (object === NONE) continue;
    if (agents.runningAffordance[slot] === NONE && tick > agents.startBy[slot]) {
      emit(world, town.events, EVENT.reservation_timeout, 0, slot, object);
      failUse(town, slot, "reservation_timeout");
    } else if (world.town.waiting[0] > 0 && keepsOthersWaiting(town, slot, object)) {
      if (recordBlockedAttempt(town, object)) rotate(town, slot, object);
    }
  }
}

/** Whoever complains of being kept from an object counts against a holder who idles. */
function hearComplaints(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.interactIntent[slot] < INTERACT.askLoudly) continue;
    if (agents.heldObject[slot] !== agents.targetObject[slot]) {
      pressHolders(town, agents.targetObject[slot]);
    }
  }
}

function pressHolders(town: Town, object: number): void {
  const { holders } = town.world.objects;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (holders[at] === NONE || !keepsOthersWaiting(town, holders[at], object)) continue;
    if (recordBlockedAttempt(town, object)) rotate(town, holders[at], object);
    return;
  }
}

/** Whether somebody waits for the object because of this holder. Counted once a tick, for the first such holder. */
function keepsOthersWaiting(town: Town, slot: number, object: number): boolean {
  const { objects } = town.world;
  if (objects.queueLength[object] === 0 || !isIdle(town, slot)) return false;
  const from = object * HOLDER_SLOTS;
  for (let at = from; objects.holders[at] !== slot; at++) {
    if (objects.holders[at] !== NONE && isIdle(town, objects.holders[at])) return false;
  }
  return true;
}

function isIdle({ world, config }: Town, slot: number): boolean {
  if (config.queue_fairness.preempt_running) return true;
  const { agents } = world;
  if (agents.runningAffordance[slot] !== NONE) return false;
  const tick = world.town.tick[0];
  if (agents.movedTick[slot] === tick || agents.heldSince[slot] === tick) return false;
  if (agents.talkUntil[slot] >= tick && agents.talkWith[slot] !== NONE) return false;
  // Uses start after this: a holder who has arrived and asks to start is not idle.
  return agents.interactIntent[slot] !== INTERACT.askOrStart;
}

/**
 * Somebody was kept from an object by its holder. True, and the count begins anew, when that has
 * happened `ghost_step_after` times (0 = never) since the object was last granted.
 */
export function recordBlockedAttempt({ world, config }: Town, object: number): boolean {
  const { stalls } = world.objects;
  const limit = config.queue_fairness.ghost_step_after;
  world.town.blockedAttempts[0] += 1;
  if (limit === 0) return false;
  stalls[object] += 1;
  if (stalls[object] < limit) return false;
  stalls[object] = 0;
  world.town.ghostSteps[0] += 1;
  return true;
}

/** The holder goes to the end of the line, with a cooldown for the case that they leave it; what they had running has failed. */
function rotate(town: Town, slot: number, object: number): void {
  const { world } = town;
  const rival = world.objects.queue[object * QUEUE_SLOTS];
  const waiting = world.objects.queueLength[object];
  if (world.agents.runningAffordance[slot] !== NONE) interruptUse(town, slot, "ghost_step");
  release(town, slot, false);
  joinTail(world, slot, object);
  world.town.rotations[0] += 1;
  startCooldown(town, slot, object);
  reportConflict(town, object, slot, rival, "ghost_step", waiting);
}
