import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import {
  dueByQueue,
  isReviewed,
  leaveByQueue,
  letApprovedGo,
  runExitQueue,
} from "../jobs/exit-queue.ts";
import { jobWithMostVacancies } from "../jobs/hiring.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isFreezing, isStarving } from "./collapse.ts";
import { beginDeparture } from "./departures.ts";
import { isOutOnTheStreet } from "./eviction.ts";
import { beginExitDay, mayLeaveNow } from "./exit-caps.ts";
import { COLLAPSE, EXIT, EXIT_REASONS, HARD_REASONS } from "./exit-reasons.ts";
import { isLeaving } from "./is-leaving.ts";
import { isNeglected, opensNeglectBucket } from "./neglect.ts";
import { isSuspended } from "./suppression.ts";
import { isLifecycleOn, whatHoldsExits } from "./switches.ts";
import { isIdleTooLong } from "./unemployment.ts";

const REASONS = EXIT_REASONS.length;

/**
 * Who has to leave town, once a tick: everybody whose reason holds waits at one door, through which
 * one person passes a tick, hard reasons first, then who has waited longest, then by id, as far as
 * the day's cap and the cooldown allow. While the town itself has failed people nobody waits, and
 * what leads there does not get on. Simulation §12.2, §12.3.
 */
export function evaluateExits(town: Town): void {
  if (!isLifecycleOn(town.config)) return;
  beginExitDay(town);
  runExitQueue(town);
  const isHeld = suspend(town, isSuspended(town));
  const mayLeave = !isHeld && whatHoldsExits(town.config) === null;
  if (mayLeave) letApprovedGo(town);
  const waiting = isHeld ? watchHomes(town) : watchEverybody(town);
  if (!mayLeave || waiting === 0) return;
  const next = mayLeaveNow(town) ? firstInLine(town) : NONE;
  if (next !== NONE) leave(town, Math.floor(next / REASONS), next % REASONS);
  tellWaiting(town);
}

/** Whoever waited to leave as exits are suspended no longer does. Returns whether they are. */
function suspend({ world }: Town, isHeld: boolean): boolean {
  const { agents, town } = world;
  if (isHeld && town.exitsSuspended[0] === 0) {
    agents.exitSince.fill(NONE);
    agents.exitTold.fill(0);
    agents.exitHeld.fill(0);
  }
  town.exitsSuspended[0] = isHeld ? 1 : 0;
  return isHeld;
}

/** Homes are lost and won back whatever the town suffers; nobody leaves over one now. */
function watchHomes(town: Town): number {
  const { world } = town;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    if (!isLeaving(world, slot)) isOutOnTheStreet(town, slot);
  }
  return 0;
}

/** Looks at everybody's reasons; returns how many hold. */
function watchEverybody(town: Town): number {
  const { world } = town;
  world.town.watchedTicks[0] += 1;
  const opensBucket = opensNeglectBucket(town);
  const due = dueByQueue(town);
  const looksAtAll = opensBucket || town.config.lifecycle.collapse.warmth.enabled;
  const { threshold } = town.config.lifecycle.chronic_need;
  const hungry = world.town.collapseThreshold[COLLAPSE.hunger];
  const arrears = town.config.lifecycle.eviction.days_unpaid;
  // On the tick on which somebody has been watched for a day, what was counted so far is judged.
  const judged = world.town.watchedTicks[0] - town.rules.ticksPerDay;
  let waiting = 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    if (isLeaving(world, slot)) continue;
    if (!looksAtAll && isDoingWell(world.agents, slot, hungry, threshold, arrears, judged)) {
      continue;
    }
    waiting += watch(town, slot, due);
  }
  return waiting;
}

/**
 * Whether nothing can be held against somebody's staying, and nothing has to be counted: most people,
 * most ticks. Needs above the levels that count, days of rent fewer than those that do, and watched
 * since another tick than that of those who are judged now.
 */
function isDoingWell(
  agents: Town["world"]["agents"],
  slot: number,
  hungry: number,
  short: number,
  arrears: number,
  judged: number,
): boolean {
  const { hunger, hygiene, energy } = agents;
  if (hunger[slot] <= hungry || hunger[slot] < short) return false;
  if (hygiene[slot] < short || energy[slot] < short) return false;
  if ((agents.exitHeld[slot] | agents.hungerStreak[slot]) !== 0) return false;
  if (agents.watchedFrom[slot] === judged || agents.rentUnpaidDays[slot] >= arrears) return false;
  // NONE has every bit set.
  const none = agents.evictedTick[slot] & agents.exitQueuedTick[slot] & agents.lifespan[slot];
  return none === NONE && agents.job[slot] !== NONE;
}

/** Looks at every reason for which somebody may have to leave; returns how many hold. */
function watch(town: Town, slot: number, due: number): number {
  const { world, config } = town;
  const { agents } = world;
  let waiting = note(town, slot, EXIT.faint, isStarving(town, slot));
  if (config.lifecycle.collapse.warmth.enabled) {
    waiting += note(town, slot, EXIT.exposure, isFreezing(town, slot));
  }
  waiting += note(town, slot, EXIT.eviction, isOutOnTheStreet(town, slot));
  waiting += note(town, slot, EXIT.chronic_neglect, isNeglected(town, slot));
  const isDue = slot === due || isReviewed(town, slot);
  waiting += note(town, slot, EXIT.absence, isDue, agents.exitQueuedTick[slot]);
  waiting += note(town, slot, EXIT.age_out, isOld(town, slot));
  const isOpen = agents.job[slot] === NONE && jobWithMostVacancies(town) !== NONE;
  return waiting + note(town, slot, EXIT.unemployment, isIdleTooLong(town, slot, isOpen));
}

function isOld({ world: { agents, town } }: Town, slot: number): boolean {
  const lifespan = agents.lifespan[slot];
  return lifespan !== NONE && town.tick[0] - agents.spawnTick[slot] >= lifespan;
}

/** Keeps since when a reason holds, from this tick on unless said otherwise; 1 while it does. */
function note(
  { world: { agents, town } }: Town,
  slot: number,
  reason: number,
  holds: boolean,
  since: number = town.tick[0],
): number {
  const at = slot * REASONS + reason;
  if (!holds) {
    if ((agents.exitHeld[slot] & (1 << reason)) === 0) return 0;
    agents.exitSince[at] = NONE;
    agents.exitHeld[slot] &= ~(1 << reason);
    agents.exitTold[slot] &= ~(1 << reason);
    return 0;
  }
  if (agents.exitSince[at] === NONE) agents.exitSince[at] = since;
  agents.exitHeld[slot] |= 1 << reason;
  return 1;
}

/** Whether a reason that holds counts now: while nobody may die, hard ones do not. */
function counts({ world: { town } }: Town, reason: number): boolean {
  return reason >= HARD_REASONS || town.mortality[0] === 1;
}

/** Whose turn it is and why, as slot × reasons + reason; NONE when nobody waits. */
function firstInLine(town: Town): number {
  const { agents, live, town: counters } = town.world;
  let first: number = NONE;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    for (let reason = 0; reason < REASONS; reason++) {
      const at = live[place] * REASONS + reason;
      if (agents.exitSince[at] === NONE || !counts(town, reason)) continue;
      if (first === NONE || comesBefore(town, at, first)) first = at;
    }
  }
  return first;
}

function comesBefore({ world: { agents }, people }: Town, a: number, b: number): boolean {
  const isHard = (at: number): number => (at % REASONS < HARD_REASONS ? 0 : 1);
  if (isHard(a) !== isHard(b)) return isHard(a) < isHard(b);
  if (agents.exitSince[a] !== agents.exitSince[b]) return agents.exitSince[a] < agents.exitSince[b];
  const [one, other] = [Math.floor(a / REASONS), Math.floor(b / REASONS)];
  if (one === other) return a < b;
  return people[agents.person[one]].id < people[agents.person[other]].id;
}

function leave(town: Town, slot: number, reason: number): void {
  if (reason === EXIT.absence) leaveByQueue(town, slot);
  else beginDeparture(town, slot, reason, false);
}

/** Tells, once for each time a reason comes up, of those who have to wait. */
function tellWaiting(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    for (let reason = 0; reason < REASONS; reason++) {
      if (agents.exitSince[slot * REASONS + reason] === NONE || !counts(town, reason)) continue;
      if ((agents.exitTold[slot] & (1 << reason)) !== 0) continue;
      agents.exitTold[slot] |= 1 << reason;
      emit(town.world, town.events, EVENT.lifecycle_exit_pending, 0, slot, reason);
    }
  }
}
