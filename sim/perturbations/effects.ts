import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { endSpike, startSpike } from "../economy/prices.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { cutUtility, restoreUtility } from "../world/outages.ts";
import { noteCityEventEnded } from "./city-events.ts";
import { beginClosure, endClosure } from "./closures.ts";
import { beginMeet, endMeet } from "./meet.ts";

/** What a disturbance does to the town when it starts, told by its kind. `at` is where it is kept. */
export function beginEffect(town: Town, at: number): void {
  const { town: state } = town.world;
  switch (town.rules.events.specs[state.disturbanceSpec[at]].kind) {
    case "price_spike":
      return beginSpike(town, at);
    case "blackout":
      return beginCut(town, at, EVENT.perturbation_blackout);
    case "outage":
      return beginCut(town, at, EVENT.perturbation_outage);
    case "arranged_meet":
      return beginMeet(town, at);
    default:
      return beginClosure(town, at);
  }
}

/** What started is undone. */
export function endEffect(town: Town, at: number): void {
  const { town: state } = town.world;
  const event = state.disturbance[at];
  switch (town.rules.events.specs[state.disturbanceSpec[at]].kind) {
    case "price_spike":
      return endSpike(town, event);
    case "blackout":
    case "outage":
      restoreUtility(town, UTILITIES[state.disturbanceAim[at]], event);
      return noteCityEventEnded(town, event);
    case "arranged_meet":
      return endMeet(town, at);
    default:
      return endClosure(town);
  }
}

function beginSpike(town: Town, at: number): void {
  const { world, events } = town;
  const { town: state } = world;
  const event = state.disturbance[at];
  const magnitude = state.disturbanceMagnitude[at];
  const prices = state.disturbanceAim[at];
  startSpike(
    town,
    event,
    magnitude,
    PRICES.filter((_, price) => (prices & (1 << price)) !== 0),
  );
  const ends = state.disturbanceEnd[at];
  for (let price = 0; price < PRICES.length; price++) {
    if ((prices & (1 << price)) === 0) continue;
    emit(world, events, EVENT.perturbation_price_spike, magnitude, price, event, ends);
  }
}

function beginCut(town: Town, at: number, kind: number): void {
  const { town: state } = town.world;
  const event = state.disturbance[at];
  const utility = state.disturbanceAim[at];
  cutUtility(town, UTILITIES[utility], event);
  emit(town.world, town.events, kind, 0, utility, event, state.disturbanceEnd[at]);
}
