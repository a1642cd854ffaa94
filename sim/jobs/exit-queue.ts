import { emit } from "../events/event-log.ts";
import { EVENT, EXIT_PATH } from "../events/kinds.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { tooManyAbsences } from "./absences.ts";
import { beginDeparture } from "../lifecycle/departures.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { EXIT } from "../lifecycle/exit-reasons.ts";
import { exitHead, joinExits, leaveExits } from "./exit-list.ts";

/**
 * Puts a person on the exit queue. False when they wait there already, or when a deferral still
 * holds. A queue longer than its limit is reported beside the newcomer, who is on it all the same.
 */
export function requestExit(town: Town, slot: number): boolean {
  const { world, config, events } = town;
  const { agents, town: counters } = world;
  if (counters.tick[0] < agents.exitDeferredUntil[slot] || isLeaving(world, slot)) return false;
  if (!joinExits(town, slot)) return false;
  const pending = counters.exitsPending[0];
  const limit = config.employment.exit_queue_limit;
  emit(world, events, EVENT.employment_exit_pending, 0, slot, pending);
  if (limit > 0 && pending > limit) {
    emit(world, events, EVENT.employment_exit_queue_overflow, 0, pending, limit);
  }
  return true;
}

/** Lets a person go with the next look at the queue, whatever the cap, queued or not. False for who has left. */
export function approveExit({ world, events }: Town, slot: number): boolean {
  const { agents, town } = world;
  if (agents.person[slot] === NONE || isLeaving(world, slot)) return false;
  if (agents.exitApproved[slot] === 0) town.exitsApproved[0] += 1;
  agents.exitApproved[slot] = 1;
  emit(world, events, EVENT.employment_exit_manual_request, 0, slot);
  return true;
}

/** Takes a person off the exit queue for one review window. False when there was nothing to put off. */
export function deferExit(town: Town, slot: number): boolean {
  const { world, config, events } = town;
  const { agents, town: counters } = world;
  if (!leaveExits(town, slot)) return false;
  const until = counters.tick[0] + config.employment.exit_review_window;
  agents.exitDeferredUntil[slot] = until;
  const scan = counters.exitScanTick[0];
  counters.exitScanTick[0] = scan === 0 ? until : Math.min(scan, until);
  emit(world, events, EVENT.employment_exit_deferred, 0, slot, counters.exitsPending[0]);
  return true;
}

export interface ExitQueueSnapshot {
  /** Ids, who waits longest first. */
  readonly pending: readonly string[];
  readonly pending_count: number;
  /** Ids of those an operator has let go, in order. */
  readonly approved: readonly string[];
  /** Exits by the queue, and the most of them in a day. */
  readonly exits_today: number;
  readonly daily_exit_cap: number | null;
  readonly queue_limit: number;
  readonly review_window: number;
}

export function exitQueueSnapshot({ world, config, people }: Town): ExitQueueSnapshot {
  const { agents, live, town } = world;
  const slots = [...live.subarray(0, town.liveCount[0])];
  const since = (slot: number): number => agents.exitQueuedTick[slot];
  const idOf = (slot: number): string => people[agents.person[slot]].id;
  return {
    // Sorting keeps the spawn order of those who joined in the same tick.
    pending: slots
      .filter((slot) => since(slot) !== NONE)
      .toSorted((a, b) => since(a) - since(b))
      .map(idOf),
    pending_count: town.exitsPending[0],
    approved: slots
      .filter((slot) => agents.exitApproved[slot] === 1)
      .map(idOf)
      .toSorted(),
    exits_today: town.queueExits[0],
    daily_exit_cap: town.queueCap[0] === NONE ? null : town.queueCap[0],
    queue_limit: config.employment.exit_queue_limit,
    review_window: config.employment.exit_review_window,
  };
}

/** Once a tick, where the job loop is enforced, whoever has become due joins the exit queue. */
export function runExitQueue(town: Town): void {
  const { exitScanTick, tick } = town.world.town;
  if (!town.config.employment.enforce_job_loop) return;
  if (exitScanTick[0] !== 0 && tick[0] >= exitScanTick[0]) queueTheDue(town);
}

/** Who would leave by the queue now, as far as its own cap of the day goes: the longest waiting; NONE when nobody may. */
export function dueByQueue(town: Town): number {
  const { exitsPending, queueCap, queueExits } = town.world.town;
  if (exitsPending[0] === 0 || !town.config.employment.enforce_job_loop) return NONE;
  return queueCap[0] === NONE || queueExits[0] < queueCap[0] ? exitHead(town) : NONE;
}

/** Whether a person has waited on the queue for a whole review window: the queue's cap keeps them no longer. */
export function isReviewed({ world: { agents, town }, config }: Town, slot: number): boolean {
  const { enforce_job_loop, exit_review_window } = config.employment;
  const since = agents.exitQueuedTick[slot];
  return enforce_job_loop && since !== NONE && town.tick[0] - since >= exit_review_window;
}

/** A person leaves because their turn on the queue has come. */
export function leaveByQueue(town: Town, slot: number): void {
  const path = isReviewed(town, slot) ? EXIT_PATH.auto_review : EXIT_PATH.daily_cap;
  leave(town, slot, path, false);
}

/** Whom an operator has let go leaves, in the order of their ids, whatever the caps. */
export function letApprovedGo(town: Town): void {
  const { exitsApproved } = town.world.town;
  if (!town.config.employment.enforce_job_loop) return;
  while (exitsApproved[0] > 0) leave(town, firstApproved(town), EXIT_PATH.manual_approve, true);
}

/** Of those an operator has let go, the first by id. */
function firstApproved({ world, people }: Town): number {
  const { agents, live, town } = world;
  let first: number = NONE;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.exitApproved[slot] === 0) continue;
    const id = people[agents.person[slot]].id;
    if (first === NONE || id < people[agents.person[first]].id) first = slot;
  }
  return first;
}

/** Queues everybody with too many absences, and notes when a deferral of one of them ends. */
function queueTheDue(town: Town): void {
  const { agents, live, town: counters } = town.world;
  const limit = tooManyAbsences(town);
  counters.exitScanTick[0] = 0;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.absences[slot] < limit) continue;
    const until = agents.exitDeferredUntil[slot];
    if (counters.tick[0] >= until) {
      requestExit(town, slot);
      continue;
    }
    const scan = counters.exitScanTick[0];
    counters.exitScanTick[0] = scan === 0 ? until : Math.min(scan, until);
  }
}

/** The one place where the queue makes somebody leave. */
function leave(town: Town, slot: number, path: number, forced: boolean): void {
  const { world, events } = town;
  invariant(slot !== NONE, "whoever leaves by the queue is on it");
  world.town.queueExits[0] += 1;
  emit(world, events, EVENT.employment_exit_processed, 0, slot, world.agents.job[slot], path);
  beginDeparture(town, slot, EXIT.absence, forced);
}
