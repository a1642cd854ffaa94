import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { nextBetween, nextFloat } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dayOf } from "../world/calendar.ts";
import { WINDOW_SLOTS } from "../world/world.ts";
import { endExpired, planDisturbance, startDue } from "./disturbances.ts";
import type { EventRule } from "./event-rules.ts";
import { hasPeopleForMeet, peopleForMeet } from "./meet-people.ts";

/** How often chance lets something start while something else is on. */
const OVERLAP_CHANCE = 0.05;
/** What may not overlap starts up to so many ticks after the end of all that is on. */
const STAGGER_TICKS = 30;
/** In a chaos hour everything is so many times likelier. */
export const CHAOS_FACTOR = 3;

/** Disturbances end, those that are due start, and chance may bring another. Simulation §13.3, §13.4. */
export function runSchedule(town: Town): void {
  const { town: state } = town.world;
  if (state.disturbances[0] > 0) {
    endExpired(town);
    startDue(town);
  }
  drawForAll(town);
  if (state.disturbances[0] > 1) countOverlap(town);
}

/**
 * One draw for every disturbance that chance may bring in this tick, in the order of their names.
 * Nothing is drawn for while one that chance has put off waits for its turn, while
 * as many are on as may be, while an operator's outage has no end yet, or too soon after the last.
 */
function drawForAll(town: Town): void {
  const { drawn } = town.rules.events;
  if (!hasRoom(town)) return;
  for (let i = 0; i < drawn.length; i++) {
    if (!mayStart(town, drawn[i]) || !isDrawn(town, drawn[i])) continue;
    bring(town, drawn[i]);
    // What was brought a moment ago may leave no room for more.
    if (!hasRoom(town)) return;
  }
}

function hasRoom(town: Town): boolean {
  const { tick, chanceFrom, disturbances } = town.world.town;
  return tick[0] >= chanceFrom[0] && (disturbances[0] === 0 || !isFull(town));
}

function isFull({ rules, world: { town: state } }: Town): boolean {
  let on = 0;
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 1) {
      on += 1;
      if (state.disturbanceEnd[at] === NONE) return true;
    } else if (state.disturbanceByChance[at] === 1) return true;
  }
  return on >= rules.events.settings.max_concurrent_events;
}

/** Whether chance may bring a disturbance in this tick: not too soon nor too often, and there is somebody to meet. */
function mayStart(town: Town, spec: number): boolean {
  const { meets, settings, specs } = town.rules.events;
  const { specCooldown, specStarts, tick } = town.world.town;
  if (specCooldown[spec] > tick[0]) return false;
  const limit = settings.max_events_per_window;
  if (limit > 0 && specStarts[spec] >= limit && isOften(town, spec)) return false;
  return meets[spec] === 0 || hasPeopleForMeet(town, specs[spec]);
}

/** Whether as many starts as a window allows lie within the last one. */
function isOften({ rules, world: { town: state } }: Town, spec: number): boolean {
  const { window_ticks, max_events_per_window: limit } = rules.events.settings;
  const oldest = spec * WINDOW_SLOTS + ((state.specStarts[spec] - limit) % WINDOW_SLOTS);
  return state.specStartTick[oldest] > state.tick[0] - window_ticks;
}

/** Draws for one. Whatever comes of it, the draw is counted with its chance: see `perturbationFigures`. */
function isDrawn({ rules, world }: Town, spec: number): boolean {
  const { town: state, streams } = world;
  const { chances, variances } = rules.events;
  const draw = nextFloat(streams.events);
  if (state.tick[0] >= state.chaosUntil[0]) {
    state.specExpected[spec] += chances[spec];
    state.specVariance[spec] += variances[spec];
    return draw <= chances[spec];
  }
  const chance = Math.min(1, chances[spec] * CHAOS_FACTOR);
  state.specExpected[spec] += chance;
  state.specVariance[spec] += chance * (1 - chance);
  return draw <= chance;
}

/** Starts it, or puts it off until what is on has ended. */
function bring(town: Town, spec: number): void {
  const { town: state, streams } = town.world;
  const rule = town.rules.events.specs[spec];
  const duration = drawDuration(town, rule);
  const magnitude = drawMagnitude(town, rule);
  const isAlone = latestEnd(town) === NONE;
  const startsIn =
    isAlone || nextFloat(streams.events) < OVERLAP_CHANCE
      ? 0
      : latestEnd(town) - state.tick[0] + 1 + wholeBelow(town, STAGGER_TICKS);
  const { person } = town.world.agents;
  const people = rule.kind === "arranged_meet" ? (peopleForMeet(town, rule) ?? []) : [];
  const planned = planDisturbance(town, {
    spec,
    byChance: true,
    startsIn,
    duration,
    magnitude,
    aim: rule.aim,
    targets: rule.kind === "arranged_meet" ? people.map((slot) => person[slot]) : rule.objects,
    invites: rule.invites,
  });
  // An operator may have planned so much that there is no room: then it is as if nothing had come.
  if (!planned.ok) return;
  const { event, startsAt } = planned.value;
  state.specDrawn[spec] += 1;
  state.chanceFrom[0] = startsAt + town.rules.events.settings.global_cooldown_ticks;
  if (startsIn === 0) return;
  state.specStaggered[spec] += 1;
  emit(town.world, town.events, EVENT.perturbation_staggered, 0, event, spec, startsAt);
}

/** Ticks. */
export function drawDuration(town: Town, { leastTicks, mostTicks }: EventRule): number {
  return mostTicks > leastTicks
    ? leastTicks + wholeBelow(town, mostTicks - leastTicks + 1)
    : leastTicks;
}

export function drawMagnitude({ world }: Town, { leastFactor, mostFactor }: EventRule): number {
  return mostFactor > leastFactor
    ? nextBetween(world.streams.events, leastFactor, mostFactor)
    : leastFactor;
}

function wholeBelow({ world }: Town, limit: number): number {
  return Math.floor(nextFloat(world.streams.events) * limit);
}

/** Tick at which the last of what is on ends; NONE when nothing is. */
function latestEnd({ world: { town: state } }: Town): number {
  let latest: number = NONE;
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 1) latest = Math.max(latest, state.disturbanceEnd[at]);
  }
  return latest;
}

/** A day on which two that chance brought were on at once counts once. */
function countOverlap({ rules, world: { town: state } }: Town): void {
  let on = 0;
  for (let at = 0; at < state.disturbances[0]; at++) {
    on += state.disturbanceOn[at] * state.disturbanceByChance[at];
  }
  const day = dayOf(state.tick[0], rules.ticksPerDay) + 1;
  if (on < 2 || state.overlapDay[0] === day) return;
  state.overlapDay[0] = day;
  state.overlapDays[0] += 1;
}
