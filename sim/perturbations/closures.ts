import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { endOption } from "../options/commitment.ts";
import { leaveQueue, release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { closes } from "./is-closed.ts";

/** Objects that the event of a closure names. */
const TOLD = 3;

/**
 * Objects close: nobody gets a place in their line any more. Those who wait and those who were about to start
 * go away without a cooldown, for nothing of it is their doing; what runs goes on. Simulation §13.2.
 */
export function beginClosure(town: Town, at: number): void {
  const { world, rules, events } = town;
  const { town: state } = world;
  state.closures[0] += 1;
  const closed: number[] = [];
  for (let object = 0; object < rules.objects.length; object++) {
    if (!rules.objects[object].present || !closes(town, at, object)) continue;
    sendAway(town, object);
    if (closed.length < TOLD) closed.push(object);
  }
  const type = closed.length === 0 ? state.disturbanceAim[at] : rules.objects[closed[0]].type;
  const { perturbation_queue_closure } = EVENT;
  const event = state.disturbance[at];
  const ends = state.disturbanceEnd[at];
  const [first, second, third] = closed;
  emit(world, events, perturbation_queue_closure, 0, type, event, ends, first, second, third);
}

/** Objects that no other closure shuts are open again; whoever wants them comes by themselves. */
export function endClosure({ world }: Town): void {
  world.town.closures[0] -= 1;
}

/** Dissolves the line first, so that nobody moves up when a holder lets go. */
function sendAway(town: Town, object: number): void {
  const { world } = town;
  const { agents, objects } = world;
  while (objects.queueLength[object] > 0) {
    const waiter = objects.queue[object * QUEUE_SLOTS];
    leaveQueue(world, waiter);
    endOption(world, waiter);
  }
  for (let place = object * HOLDER_SLOTS; place < (object + 1) * HOLDER_SLOTS; place++) {
    const holder = objects.holders[place];
    if (holder === NONE || agents.runningAffordance[holder] !== NONE) continue;
    release(town, holder, false);
    endOption(world, holder);
  }
}
