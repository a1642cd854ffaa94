import { finaliseDepartures } from "../../sim/lifecycle/departures.ts";
import { evaluateExits } from "../../sim/lifecycle/exits.ts";
import { planDisturbance } from "../../sim/perturbations/disturbances.ts";
import { switchRow } from "../../sim/perturbations/event-rules.ts";
import { exitsOf } from "../../sim/telemetry/departures-of.ts";
import type { Town } from "../../sim/town.ts";
import { beginTick } from "./events.ts";
import type { TownPlan } from "./make-town.ts";
import { type Someone, someone } from "./someone.ts";

/** Ticks of which only the lifecycle knows. */
export function watch(town: Town, ticks: number): void {
  for (let i = 0; i < ticks; i++) {
    beginTick(town);
    evaluateExits(town);
    finaliseDepartures(town);
  }
}

/** Why people have left or are leaving, and since when, in order. */
export function leaving(town: Town): [string, number][] {
  return exitsOf(town).map(({ reason, tick }) => [reason, tick]);
}

/** A blackout or an outage from this tick on, until it is cancelled. Returns its number. */
export function cut(town: Town, spec: "blackout" | "outage"): number {
  const row = switchRow(town.rules.events, spec);
  const planned = planDisturbance(town, {
    spec: row,
    byChance: false,
    startsIn: 0,
    duration: null,
    magnitude: 1,
    aim: town.rules.events.specs[row]?.aim ?? -1,
    targets: [],
    invites: false,
  });
  if (!planned.ok) throw new Error(planned.error.message);
  return planned.value.event;
}

/** People without anything in an empty town. */
export function people(...ids: string[]): TownPlan {
  return { people: ids.map((id) => ({ id })) };
}

/** Takes the last crumb from some people. */
export function starve(town: Town, ...ids: string[]): Someone[] {
  return ids.map((id) => {
    const person = someone(town, id);
    person.set("hunger", 0);
    return person;
  });
}
