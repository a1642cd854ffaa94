import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { UNREACHABLE, costOf, wayAt } from "../paths/flow-field.ts";
import { isClosed } from "../perturbations/is-closed.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { WAIT_CELLS, type World } from "../world/world.ts";
import { clearCooldown, isCoolingDown, setCooldown } from "./cooldowns.ts";

/** Whether one more person could hold the object. */
export function hasFreePlace({ rules, world }: Town, object: number): boolean {
  return world.objects.held[object] < rules.places[object];
}

/** How many people may wait: as many as there are queue nodes. */
export function queueRoom({ rules, world }: Town, object: number): number {
  return rules.queuePlaces[object] - world.objects.queueLength[object];
}

/** Place in the queue, 0 = next; −1 when not in it. */
export function queuePlace({ objects, agents }: World, slot: number): number {
  const object = agents.queuedObject[slot];
  if (object === NONE) return NONE;
  for (let place = 0; place < objects.queueLength[object]; place++) {
    if (objects.queue[object * QUEUE_SLOTS + place] === slot) return place;
  }
  return NONE;
}

/**
 * Asks for an object: joins its queue and is granted it if it is free. Refused (false) while it is
 * closed, during the fairness cooldown and when the queue is full. Asking again while waiting changes nothing.
 */
export function request(town: Town, slot: number, object: number): boolean {
  const { world } = town;
  const { agents, objects } = world;
  world.town.requests[0] += 1;
  if (agents.heldObject[slot] === object) return true;
  if (agents.queuedObject[slot] === object || isClosed(town, object)) return false;
  if (isCoolingDown(world, slot, object)) {
    world.town.cooldownRefusals[0] += 1;
    return false;
  }
  const free = hasFreePlace(town, object) && objects.queueLength[object] === 0;
  if (!free && queueRoom(town, object) <= 0) return false;
  joinTail(world, slot, object);
  if (!free) {
    emit(world, town.events, EVENT.queue_joined, 0, slot, object, objects.queueLength[object]);
  }
  grantNext(town, object);
  return agents.heldObject[slot] === object;
}

/** Puts somebody last in line, whether or not they might ask. */
export function joinTail({ objects, agents, town }: World, slot: number, object: number): void {
  invariant(agents.queuedObject[slot] === NONE, "one queue at a time");
  objects.queue[object * QUEUE_SLOTS + objects.queueLength[object]] = slot;
  objects.queueLength[object] += 1;
  town.waiting[0] += 1;
  agents.queuedObject[slot] = object;
  agents.joinedTick[slot] = town.tick[0];
  agents.blockedDoor[slot] = 0;
}

/**
 * Gives the object to the waiter with the lowest priority value: place in line less age × weight.
 * Returns who got it, NONE when nobody waits or no place is free.
 */
function grantNext(town: Town, object: number): number {
  const { world, config } = town;
  const { objects, agents } = world;
  const waiting = objects.queueLength[object];
  world.town.assignments[0] += 1;
  if (waiting === 0 || !hasFreePlace(town, object)) return NONE;
  const weight = config.queue_fairness.age_priority_weight;
  const tick = world.town.tick[0];
  let winner = 0;
  let best = Infinity;
  for (let place = 0; place < waiting; place++) {
    const waiter = objects.queue[object * QUEUE_SLOTS + place];
    const priority = place - weight * (tick - agents.joinedTick[waiter]);
    if (priority < best) {
      best = priority;
      winner = place;
    }
  }
  const slot = objects.queue[object * QUEUE_SLOTS + winner];
  leaveQueue(world, slot);
  hold(town, slot, object);
  objects.stalls[object] = 0;
  countWait(town, slot, object, tick - agents.joinedTick[slot]);
  return slot;
}

/** Grants what has become free by there being more places than before. */
export function grantFreePlaces(town: Town, object: number): void {
  while (grantNext(town, object) !== NONE);
}

function hold(town: Town, slot: number, object: number): void {
  const { world, rules, scratch, config } = town;
  const { agents, objects } = world;
  invariant(agents.heldObject[slot] === NONE, "one reservation at a time");
  let at = object * HOLDER_SLOTS;
  while (objects.holders[at] !== NONE) at += 1;
  objects.holders[at] = slot;
  objects.held[object] += 1;
  agents.heldObject[slot] = object;
  const tick = world.town.tick[0];
  const { useField } = rules.objects[object];
  const way = costOf(wayAt(scratch.ways, useField, agents.cell[slot]));
  const walk = way === UNREACHABLE ? 0 : Math.ceil(way / 10);
  agents.heldSince[slot] = tick;
  agents.startBy[slot] = tick + config.queue_fairness.reservation_timeout_ticks + walk;
}

function countWait(town: Town, slot: number, object: number, ticks: number): void {
  const rule = town.rules.objects[object];
  if (rule.queueCells.length === 0) return;
  const counters = town.world.town;
  counters.waitLengths[Math.min(ticks, WAIT_CELLS - 1)] += 1;
  if (ticks === 0) return;
  counters.waits[rule.type] += 1;
  if (ticks > counters.longestWait[rule.type]) counters.longestWait[rule.type] = ticks;
  emit(town.world, town.events, EVENT.queue_granted, 0, slot, object, ticks);
}

/** Takes a waiter out of line; those behind move up. Nothing happens when not waiting. */
export function leaveQueue(world: World, slot: number): void {
  const { objects, agents, town } = world;
  const object = agents.queuedObject[slot];
  if (object === NONE) return;
  const from = object * QUEUE_SLOTS;
  const last = from + objects.queueLength[object] - 1;
  let at = from + queuePlace(world, slot);
  for (; at < last; at++) objects.queue[at] = objects.queue[at + 1];
  objects.queue[last] = NONE;
  objects.queueLength[object] -= 1;
  town.waiting[0] -= 1;
  agents.queuedObject[slot] = NONE;
}

/** Leaves the line of one's own accord: whoever stood in a door meanwhile may not ask again for a while. */
export function quitQueue(town: Town, slot: number): void {
  const { agents } = town.world;
  const object = agents.queuedObject[slot];
  if (object === NONE) return;
  leaveQueue(town.world, slot);
  if (agents.blockedDoor[slot] === 1) startCooldown(town, slot, object);
}

/** Bars a person from asking for a public object for a while; one's own furniture nobody else wants. */
export function startCooldown({ world, rules, config }: Town, slot: number, object: number): void {
  const { cooldown_ticks } = config.queue_fairness;
  if (rules.objects[object].home !== NONE || cooldown_ticks === 0) return;
  setCooldown(world, slot, object, world.town.tick[0] + cooldown_ticks);
}

/**
 * The holder gives the object up and the next in line is granted at once; returns who that is, or
 * NONE. A success starts the fairness cooldown; a failure lifts it.
 */
export function release(town: Town, slot: number, cooldown: boolean): number {
  const { world } = town;
  const { objects, agents } = world;
  const object = agents.heldObject[slot];
  if (object === NONE) return NONE;
  world.town.releases[0] += 1;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (objects.holders[at] === slot) objects.holders[at] = NONE;
  }
  objects.held[object] -= 1;
  agents.heldObject[slot] = NONE;
  clearCooldown(world, slot, object);
  if (cooldown) startCooldown(town, slot, object);
  objects.stalls[object] = 0;
  return grantNext(town, object);
}
