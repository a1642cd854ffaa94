import { emit } from "../events/event-log.ts";
import { EVENT, EXIT_PATH } from "../events/kinds.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dayOf } from "../world/calendar.ts";
import { tooManyAbsences } from "./absences.ts";
import { removeAgent } from "../lifecycle/remove-agent.ts";
import { exitHead, joinExits, leaveExits } from "./exit-list.ts";

/**
 * Puts a person on the exit queue. False when they wait there already, or when a deferral still
 * holds. A queue longer than its limit is reported beside the newcomer, who is on it all the same.
 */
export function requestExit(town: Town, slot: number): boolean {
  const { world, config, events } = town;
  const { agents, town: counters } = world;
  if (counters.tick[0] < agents.exitDeferredUntil[slot]) return false;
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
  if (agents.person[slot] === NONE) return false;
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

/** The most exits of a day by the queue alone: null = any number, 0 = none. */
export function setExitCap({ world }: Town, cap: number | null): void {
  world.town.exitCap[0] = cap ?? NONE;
}

export interface ExitQueueSnapshot {
  /** Ids, who waits longest first. */
  readonly pending: readonly string[];
  readonly pending_count: number;
  /** Ids of those an operator has let go, in order. */
  readonly approved: readonly string[];
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
    exits_today: town.exitsToday[0],
    daily_exit_cap: town.exitCap[0] === NONE ? null : town.exitCap[0],
    queue_limit: config.employment.exit_queue_limit,
    review_window: config.employment.exit_review_window,
  };
}

/**
 * Looks at the exit queue once a tick, where the job loop is enforced: lets go whom an operator
 * approved, queues who has become due, then those who waited for a whole review window leave, and
 * the longest waiting as far as the day's cap allows. A tick on which nothing changed costs nothing.
 */
export function runExitQueue(town: Town): void {
  const { world, rules, config } = town;
  const { enforce_job_loop, exit_review_window } = config.employment;
  if (!enforce_job_loop) return;
  const counters = world.town;
  const tick = counters.tick[0];
  const day = dayOf(tick, rules.ticksPerDay);
  if (counters.exitDay[0] !== day) {
    counters.exitDay[0] = day;
    counters.exitsToday[0] = 0;
  }
  while (counters.exitsApproved[0] > 0) leave(town, firstApproved(town), EXIT_PATH.manual_approve);
  if (counters.exitScanTick[0] !== 0 && tick >= counters.exitScanTick[0]) queueTheDue(town);
  while (counters.exitsPending[0] > 0 && tick - counters.exitHeadTick[0] >= exit_review_window) {
    leave(town, exitHead(town), EXIT_PATH.auto_review);
  }
  while (counters.exitsPending[0] > 0 && isBelowCap(town)) {
    leave(town, exitHead(town), EXIT_PATH.daily_cap);
  }
}

function isBelowCap({ world: { town } }: Town): boolean {
  return town.exitCap[0] === NONE || town.exitsToday[0] < town.exitCap[0];
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
function leave(town: Town, slot: number, path: number): void {
  const { world, events } = town;
  invariant(slot !== NONE, "whoever leaves by the queue is on it");
  world.town.exitsToday[0] += 1;
  emit(world, events, EVENT.employment_exit_processed, 0, slot, world.agents.job[slot], path);
  removeAgent(town, slot, "eviction");
}
