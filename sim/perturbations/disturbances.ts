import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { DISTURBANCE_SLOTS, TARGET_SLOTS, WINDOW_SLOTS } from "../world/world.ts";
import { beginEffect, endEffect } from "./effects.ts";
import { peopleLeft } from "./meet.ts";
import { callsPeople } from "./event-rules.ts";
import { KIND } from "./kinds.ts";

/** A disturbance to come. Ticks; `duration` null = until it is cancelled. */
export interface Disturbance {
  /** Row of the rulebook. */
  readonly spec: number;
  readonly byChance: boolean;
  readonly startsIn: number;
  readonly duration: number | null;
  /** Factor on prices, for price spikes. */
  readonly magnitude: number;
  /** What it is about, see `disturbanceAim`, and whom or what, see `disturbanceTargets`. */
  readonly aim: number;
  readonly targets: readonly number[];
  readonly invites: boolean;
}

export interface Planned {
  readonly event: number;
  readonly startsAt: number;
  readonly endsAt: number | null;
}

/**
 * Plans a disturbance; one that starts in 0 ticks starts now, with whatever else is due. Refused
 * (`conflict`), with nothing changed: more of them than the town can keep.
 */
export function planDisturbance(
  town: Town,
  wanted: Disturbance,
): Result<Planned, Refusal<"conflict">> {
  const { town: state } = town.world;
  const at = state.disturbances[0];
  if (at === DISTURBANCE_SLOTS) {
    const message = `${DISTURBANCE_SLOTS} disturbances are on or planned already`;
    return err({ code: "conflict", message });
  }
  state.lastDisturbance[0] += 1;
  const event = state.lastDisturbance[0];
  const startsAt = state.tick[0] + wanted.startsIn;
  const endsAt = wanted.duration === null ? NONE : startsAt + wanted.duration;
  state.disturbance[at] = event;
  state.disturbanceSpec[at] = wanted.spec;
  state.disturbanceOn[at] = 0;
  state.disturbanceByChance[at] = wanted.byChance ? 1 : 0;
  state.disturbanceStart[at] = startsAt;
  state.disturbanceEnd[at] = endsAt;
  state.disturbanceAim[at] = wanted.aim;
  state.disturbanceMagnitude[at] = wanted.magnitude;
  state.disturbanceInvites[at] = wanted.invites ? 1 : 0;
  for (let target = 0; target < TARGET_SLOTS; target++) {
    state.disturbanceTargets[at * TARGET_SLOTS + target] = wanted.targets[target] ?? NONE;
  }
  state.disturbances[0] = at + 1;
  if (wanted.startsIn === 0) startDue(town);
  return ok({ event, startsAt, endsAt: endsAt === NONE ? null : endsAt });
}

/** Calls a disturbance off, or ends it. False when there is none of this number. What was charged for its start stays. */
export function cancelDisturbance(town: Town, event: number): boolean {
  const at = placeOf(town, event);
  if (at === NONE) return false;
  callOff(town, at);
  return true;
}

function callOff(town: Town, at: number): void {
  const { town: state } = town.world;
  const isOn = state.disturbanceOn[at] === 1;
  const event = state.disturbance[at];
  const spec = state.disturbanceSpec[at];
  emit(town.world, town.events, EVENT.perturbation_cancelled, 0, event, spec, isOn ? 0 : 1);
  if (isOn) end(town, at);
  forget(town, at);
}

/** Ends what has run its time, in the order in which it was planned. */
export function endExpired(town: Town): void {
  const { town: state } = town.world;
  const tick = state.tick[0];
  for (let at = 0; at < state.disturbances[0]; at++) {
    const ends = state.disturbanceEnd[at];
    if (state.disturbanceOn[at] === 0 || ends === NONE || tick < ends) continue;
    end(town, at);
    forget(town, at);
    at -= 1;
  }
}

/** Starts what is due, in the order in which it was planned. A meeting for which too few are left is called off. */
export function startDue(town: Town): void {
  const { town: state } = town.world;
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 1 || state.tick[0] < state.disturbanceStart[at]) continue;
    if (callsPeople(kindOf(town, at)) && peopleLeft(town, at) < 2) {
      callOff(town, at);
      at -= 1;
    } else {
      start(town, at);
    }
  }
}

/** Kind of the disturbance that is kept at a place. */
export function kindOf({ rules, world }: Town, at: number): number {
  return KIND[rules.events.specs[world.town.disturbanceSpec[at]].kind];
}

/** Where a disturbance is kept; NONE when it is neither on nor planned. */
export function placeOf({ world: { town } }: Town, event: number): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    if (town.disturbance[at] === event) return at;
  }
  return NONE;
}

function start(town: Town, at: number): void {
  const { world, events, rules } = town;
  const { town: state } = world;
  const event = state.disturbance[at];
  const ends = state.disturbanceEnd[at];
  const spec = state.disturbanceSpec[at];
  state.disturbanceOn[at] = 1;
  if (ends !== NONE) charge(town, spec, ends + rules.events.specs[spec].cooldown);
  const starts = state.specStarts[spec];
  state.specStartTick[spec * WINDOW_SLOTS + (starts % WINDOW_SLOTS)] = state.tick[0];
  state.specStarts[spec] = starts + 1;
  beginEffect(town, at);
  const from = at * TARGET_SLOTS;
  const { disturbanceTargets: targets, disturbanceAim: aim } = state;
  const first = kindOf(town, at) === KIND.price_spike ? aim[at] : targets[from];
  const { perturbation_started } = EVENT;
  emit(
    world,
    events,
    perturbation_started,
    ends,
    event,
    spec,
    first,
    targets[from + 1],
    targets[from + 2],
    targets[from + 3],
  );
}

function end(town: Town, at: number): void {
  const { town: state } = town.world;
  const spec = state.disturbanceSpec[at];
  if (state.disturbanceEnd[at] === NONE) {
    charge(town, spec, state.tick[0] + town.rules.events.specs[spec].cooldown);
  }
  endEffect(town, at);
  emit(town.world, town.events, EVENT.perturbation_ended, 0, state.disturbance[at], spec);
}

/** Chance leaves a disturbance alone up to a tick. */
function charge({ world: { town } }: Town, spec: number, until: number): void {
  if (until > town.specCooldown[spec]) town.specCooldown[spec] = until;
}

/** Everything that is kept of a disturbance. */
const KEPT = [
  "disturbance",
  "disturbanceSpec",
  "disturbanceOn",
  "disturbanceByChance",
  "disturbanceStart",
  "disturbanceEnd",
  "disturbanceAim",
  "disturbanceMagnitude",
  "disturbanceInvites",
  "disturbanceTargets",
] as const;

function forget({ world: { town } }: Town, at: number): void {
  const last = town.disturbances[0] - 1;
  for (let i = 0; i < KEPT.length; i++) {
    const column = town[KEPT[i]];
    const width = column.length / DISTURBANCE_SLOTS;
    column.copyWithin(at * width, (at + 1) * width, (last + 1) * width);
    column.fill(0, last * width, (last + 1) * width);
  }
  town.disturbances[0] = last;
}

/** The disturbance of a row that is on until somebody ends it; NONE when there is none. */
export function openEnded({ world: { town } }: Town, spec: number): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    const isOpen = town.disturbanceOn[at] === 1 && town.disturbanceEnd[at] === NONE;
    if (isOpen && town.disturbanceSpec[at] === spec) return town.disturbance[at];
  }
  return NONE;
}
