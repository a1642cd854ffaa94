import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { endSpike, pricesNamed, startSpike } from "../economy/prices.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { cutUtility, restoreUtility } from "../world/outages.ts";
import { DISTURBANCE_SLOTS } from "../world/world.ts";
import { noteCityEventEnded } from "./city-events.ts";
import { CUTS, SPECS, type Spec } from "./specs.ts";

/** A disturbance to come. Ticks; `duration` null = until it is cancelled. */
export interface Disturbance {
  readonly spec: Spec;
  readonly startsIn: number;
  readonly duration: number | null;
  /** Factor on prices, for price spikes. */
  readonly magnitude: number;
  /** Prices or groups of prices by name, for price spikes; none = all. */
  readonly targets: readonly string[];
}

export interface Planned {
  readonly event: number;
  readonly startsAt: number;
  readonly endsAt: number | null;
}

/**
 * Plans a disturbance; one that starts in 0 ticks starts now. Refused, with nothing changed: targets
 * that name no price (`invalid_args`), more disturbances than the town can keep (`conflict`).
 */
export function planDisturbance(town: Town, wanted: Disturbance): Result<Planned, Refusal> {
  const { town: state } = town.world;
  const at = state.disturbances[0];
  const prices = wanted.spec === "price_spike" ? pricesNamed(wanted.targets) : 0;
  if (wanted.spec === "price_spike" && prices === 0) {
    const message = `${wanted.targets.join(", ")} name no price; known: ${PRICES.join(", ")}, market, grocer, cafe, gym`;
    return err({ code: "invalid_args", message });
  }
  if (at === DISTURBANCE_SLOTS) {
    const message = `${DISTURBANCE_SLOTS} disturbances are on or planned already`;
    return err({ code: "conflict", message });
  }
  state.lastDisturbance[0] += 1;
  const event = state.lastDisturbance[0];
  const startsAt = state.tick[0] + wanted.startsIn;
  const endsAt = wanted.duration === null ? NONE : startsAt + wanted.duration;
  state.disturbance[at] = event;
  state.disturbanceSpec[at] = SPECS.indexOf(wanted.spec);
  state.disturbanceOn[at] = 0;
  state.disturbanceStart[at] = startsAt;
  state.disturbanceEnd[at] = endsAt;
  state.disturbancePrices[at] = prices;
  state.disturbanceMagnitude[at] = wanted.magnitude;
  state.disturbances[0] = at + 1;
  if (wanted.startsIn === 0) start(town, at);
  return ok({ event, startsAt, endsAt: endsAt === NONE ? null : endsAt });
}

/** Calls a disturbance off, or ends it. False when there is none of this number. */
export function cancelDisturbance(town: Town, event: number): boolean {
  const { town: state } = town.world;
  const at = placeOf(town, event);
  if (at === NONE) return false;
  const pending = state.disturbanceOn[at] === 0;
  const spec = state.disturbanceSpec[at];
  emit(town.world, town.events, EVENT.perturbation_cancelled, 0, event, spec, pending ? 1 : 0);
  if (!pending) end(town, at);
  forget(town, at);
  return true;
}

/** Ends what has run its time, then starts what is due, each in the order in which it was planned. */
export function runDisturbances(town: Town): void {
  const { town: state } = town.world;
  if (state.disturbances[0] === 0) return;
  const tick = state.tick[0];
  for (let at = 0; at < state.disturbances[0]; at++) {
    const ends = state.disturbanceEnd[at];
    if (state.disturbanceOn[at] === 0 || ends === NONE || tick < ends) continue;
    end(town, at);
    forget(town, at);
    at -= 1;
  }
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 0 && tick >= state.disturbanceStart[at]) start(town, at);
  }
}

/** Where a disturbance is kept; NONE when it is neither on nor planned. */
function placeOf({ world: { town } }: Town, event: number): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    if (town.disturbance[at] === event) return at;
  }
  return NONE;
}

function start(town: Town, at: number): void {
  const { world, events } = town;
  const { town: state } = world;
  const event = state.disturbance[at];
  const ends = state.disturbanceEnd[at];
  const spec = SPECS[state.disturbanceSpec[at]];
  state.disturbanceOn[at] = 1;
  if (spec === "price_spike") {
    const magnitude = state.disturbanceMagnitude[at];
    const prices = state.disturbancePrices[at];
    startSpike(
      town,
      event,
      magnitude,
      PRICES.filter((_, price) => (prices & (1 << price)) !== 0),
    );
    for (let price = 0; price < PRICES.length; price++) {
      if ((prices & (1 << price)) === 0) continue;
      emit(world, events, EVENT.perturbation_price_spike, magnitude, price, event, ends);
    }
  } else {
    cutUtility(town, CUTS[spec], event);
    const kind = spec === "blackout" ? EVENT.perturbation_blackout : EVENT.perturbation_outage;
    emit(world, events, kind, 0, UTILITIES.indexOf(CUTS[spec]), event, ends);
  }
  emit(world, events, EVENT.perturbation_started, 0, event, state.disturbanceSpec[at], ends);
}

function end(town: Town, at: number): void {
  const { town: state } = town.world;
  const event = state.disturbance[at];
  const spec = SPECS[state.disturbanceSpec[at]];
  if (spec === "price_spike") endSpike(town, event);
  else {
    restoreUtility(town, CUTS[spec], event);
    noteCityEventEnded(town, event);
  }
  emit(town.world, town.events, EVENT.perturbation_ended, 0, event, state.disturbanceSpec[at]);
}

function forget({ world: { town } }: Town, at: number): void {
  const last = town.disturbances[0] - 1;
  for (const column of [
    town.disturbance,
    town.disturbanceSpec,
    town.disturbanceOn,
    town.disturbanceStart,
    town.disturbanceEnd,
    town.disturbancePrices,
    town.disturbanceMagnitude,
  ]) {
    column.copyWithin(at, at + 1, last + 1);
    column[last] = 0;
  }
  town.disturbances[0] = last;
}

/** The disturbance of a kind that is on until somebody ends it; NONE when there is none. */
export function openEnded({ world: { town } }: Town, spec: Spec): number {
  for (let at = 0; at < town.disturbances[0]; at++) {
    const isOpen = town.disturbanceOn[at] === 1 && town.disturbanceEnd[at] === NONE;
    if (isOpen && SPECS[town.disturbanceSpec[at]] === spec) return town.disturbance[at];
  }
  return NONE;
}
