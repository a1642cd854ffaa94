import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import { runHiring } from "../../sim/jobs/hiring.ts";
import { SHIFT_STATES } from "../../sim/jobs/shift-states.ts";
import { runShifts } from "../../sim/jobs/shifts.ts";
import { finaliseDepartures } from "../../sim/lifecycle/departures.ts";
import { evaluateExits } from "../../sim/lifecycle/exits.ts";
import { resetAtMidnight } from "../../sim/lifecycle/nightly-reset.ts";
import type { Town } from "../../sim/town.ts";
import { beginTick, eventsOf } from "./events.ts";
import { type TownPlan, makeTown } from "./make-town.ts";
import { type Someone, someone } from "./someone.ts";

export const START = 300;
export const END = 399;
export const WAGE = 0.25;

/**
 * Ann is a baker from tick 300 to 399. Wage 1/4 a tick, late fine 1/2, 1/16 per tick late and away,
 * absence fine 1; grace 5, cut-off 30, slack 20. Nobody leaves over absences unless the plan says so. The bakery lies in the upper right corner.
 */
export function bakery(
  plan: TownPlan = {},
  hours: readonly [number, number] = [START, END],
  ids: readonly string[] = ["ann"],
): Town {
  return makeTown({
    venues: [{ id: "bakery", name: "Bakery", type: "shop", rect: [5, 0, 3, 3], door: [5, 1] }],
    jobs: {
      baker: {
        name: "Baker",
        start_tick: hours[0],
        end_tick: hours[1],
        wage_rate: WAGE,
        lateness_penalty: 0.5,
      },
    },
    jobSites: { baker: [[6, 1]] },
    people: ids.map((id) => ({ id, job: "baker", wallet: 100 })),
    ...plan,
    edit: (config) => {
      Object.assign(config.employment, {
        absence_slack: 20,
        late_tick_penalty: 0.0625,
        absence_penalty: 1,
        enforce_job_loop: false,
      });
      plan.edit?.(config);
    },
  });
}

export interface Worked {
  readonly ann: Someone;
  /** Events of shifts and of employment, in order. */
  readonly events: DecodedEvent[];
  /** State of Ann after the given tick of the shift (0 = the start). */
  readonly state: (tick: number) => string | undefined;
}

/**
 * Runs shifts, hiring, midnight and exits of ticks `from` to `to`; people are at work where
 * `present` says so, by tick of the shift.
 */
export function work(
  town: Town,
  present: (tick: number, id: string) => boolean,
  [from, to]: readonly [number, number] = [START - 30, END + 1],
): Worked {
  const ann = someone(town, "ann");
  const events: DecodedEvent[] = [];
  const states = new Map<number, string | undefined>();
  for (let tick = from; tick <= to; tick++) {
    beginTick(town, tick);
    town.people.forEach(({ id, left }, index) => {
      if (left !== null) return;
      const isThere = present((tick % 1000) - START, id);
      if (isThere) someone(town, id).put(5 + (index % 3), Math.floor(index / 3));
      else someone(town, id).put(index % 5, 7);
    });
    runHiring(town);
    runShifts(town);
    resetAtMidnight(town);
    evaluateExits(town);
    finaliseDepartures(town);
    events.push(...eventsOf(town).filter(({ event }) => /^(shift|employment)_/.test(event)));
    states.set(tick - START, SHIFT_STATES[ann.get("shiftState")]);
  }
  return { ann, events, state: (tick) => states.get(tick) };
}

export const namesOf = (events: readonly DecodedEvent[]): string[] =>
  events.map(({ event }) => event);
