import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { addStress } from "../needs/stress.ts";
import { nextBetween } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { failUse } from "../affordances/fail-use.ts";
import { UNREACHABLE } from "../paths/flow-field.ts";
import { NONE } from "../world/agent-table.ts";
import { QUEUE_SLOTS } from "../world/object-table.ts";
import { leaveQueue, release, request } from "./reservations.ts";

/** What a quarrel adds to the stress of both. */
const CONFLICT_STRESS = 0.2;

/** Half the width of the tie-break draw between people who ask in the same tick. */
export const TIE_BREAK = 0.05;

/**
 * Lets everybody who stands ready ask for what they want. People who ask for one object in the same
 * tick come in the order of a draw from the `world` stream, highest first, then by slot.
 */
export function arbitrateRequests(town: Town): void {
  const { world, scratch } = town;
  const { agents, live } = world;
  let asking = 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.interactIntent[slot] === 0) continue;
    const object = agents.targetObject[slot];
    if (agents.heldObject[slot] === object || agents.queuedObject[slot] === object) continue;
    scratch.order[asking] = slot;
    asking += 1;
  }
  if (asking > 1) drawOrder(town, asking);
  for (let i = 0; i < asking; i++) {
    const slot = scratch.order[i];
    request(town, slot, agents.targetObject[slot]);
  }
}

function drawOrder({ world, scratch: { order, draw } }: Town, asking: number): void {
  const { targetObject } = world.agents;
  for (let i = 0; i < asking; i++) {
    draw[i] = 0;
    for (let j = 0; j < asking; j++) {
      if (i === j || targetObject[order[i]] !== targetObject[order[j]]) continue;
      draw[i] = nextBetween(world.streams.world, -TIE_BREAK, TIE_BREAK);
      break;
    }
  }
  for (let i = 1; i < asking; i++) {
    const slot = order[i];
    const score = draw[i];
    let at = i;
    for (; at > 0 && draw[at - 1] < score; at--) {
      order[at] = order[at - 1];
      draw[at] = draw[at - 1];
    }
    order[at] = slot;
    draw[at] = score;
  }
}

/**
 * Moves queues on where the holder does not start: a holder who idles while others wait goes to the
 * end of the line after `ghost_step_after` ticks, one who never comes loses the reservation after
 * `reservation_timeout_ticks` plus the way. A running use is never cut short.
 */
export function moveStalledQueues(town: Town): void {
  const { world, config, rules } = town;
  const { agents, objects, live } = world;
  const tick = world.town.tick[0];
  const { ghost_step_after, reservation_timeout_ticks } = config.queue_fairness;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const object = agents.heldObject[slot];
    if (object === NONE || agents.runningAffordance[slot] !== NONE) continue;
    const { useField } = rules.objects[object];
    const way = rules.fields.distance[useField * rules.grid.cells + agents.cell[slot]];
    const walk = way === UNREACHABLE ? 0 : Math.ceil(way / 10);
    if (tick - agents.heldSince[slot] > reservation_timeout_ticks + walk) {
      emit(world, town.events, EVENT.reservation_timeout, 0, slot, object);
      failUse(town, slot, "reservation_timeout");
      continue;
    }
    const idle = agents.movedTick[slot] !== tick && agents.heldSince[slot] !== tick;
    // Uses start after this: a holder who has arrived and asks to start is not idle.
    const starts = agents.interactIntent[slot] === 1;
    if (ghost_step_after === 0 || !idle || starts) continue;
    if (objects.queueLength[object] === 0) continue;
    objects.stalls[object] += 1;
    if (objects.stalls[object] >= ghost_step_after) rotate(town, slot, object);
  }
}

function rotate(town: Town, slot: number, object: number): void {
  const { world } = town;
  const rival = world.objects.queue[object * QUEUE_SLOTS];
  const waiting = world.objects.queueLength[object];
  release(town, slot, false);
  leaveQueue(world, slot);
  request(town, slot, object);
  world.town.rotations[0] += 1;
  world.town.ghostSteps[0] += 1;
  reportConflict(town, slot, rival, object, waiting);
}

/** A quarrel over a place in line: strength from 0.1 to 5. */
function reportConflict(
  town: Town,
  slot: number,
  rival: number,
  object: number,
  waiting: number,
): void {
  const { ghost_step_boost, queue_length_boost } = town.config.conflict.rivalry;
  const strength = ghost_step_boost + queue_length_boost * Math.max(waiting - 1, 0);
  const intensity = Math.min(5, Math.max(0.1, strength));
  town.world.town.conflicts[0] += 1;
  town.world.town.conflictIntensity[0] += intensity;
  emit(town.world, town.events, EVENT.queue_conflict, intensity, slot, object, rival);
  addStress(town, slot, CONFLICT_STRESS);
  addStress(town, rival, CONFLICT_STRESS);
}
