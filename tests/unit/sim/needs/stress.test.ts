import { expect, test } from "vitest";

import { decayNeeds } from "../../../../sim/needs/decay-needs.ts";
import { addStress } from "../../../../sim/needs/stress.ts";
import { runShifts } from "../../../../sim/jobs/shifts.ts";
import { bakery } from "../../../helpers/bakery.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("stress follows the mean deficit by two thousandths a tick", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  decayNeeds(town);
  expect(ann.get("stress")).toBe(0);
  ann.set("hunger", 0.4);
  decayNeeds(town);
  expect(ann.get("stress")).toBeCloseTo(0.002 * 0.2, 12);
  for (let tick = 0; tick < 10_000; tick++) decayNeeds(town);
  expect(ann.get("stress")).toBeCloseTo(0.2, 6);
  ann.set("hunger", 1);
  decayNeeds(town);
  expect(ann.get("stress")).toBeCloseTo(0.2 * 0.998, 6);
});

test("stress that is added stays within its bounds", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  addStress(town, ann.slot, 0.75);
  addStress(town, ann.slot, 0.75);
  expect(ann.get("stress")).toBe(1);
  addStress(town, ann.slot, -2);
  expect(ann.get("stress")).toBe(0);
});

/** Tick of the shift (0 = its start) in which Ann quits, if she is at work but for the ticks given; her stress is 1 from the start. */
function quitsAt(isAway: (tick: number) => boolean): number | undefined {
  const town = bakery();
  const ann = someone(town, "ann");
  for (let tick = 0; tick < 100; tick++) {
    beginTick(town, 300 + tick);
    if (isAway(tick)) ann.put(0, 7);
    else ann.put(6, 1);
    if (tick === 0) ann.set("stress", 1);
    decayNeeds(town);
    runShifts(town);
    const [quit] = eventsOf(town, "job_quit");
    if (quit === undefined) continue;
    expect(quit).toMatchObject({ agent_id: "ann", job_id: "baker", reason: "stress" });
    expect(ann.get("job")).toBe(-1);
    return tick;
  }
  return undefined;
}

test("sixty ticks on end at work with more stress than 0.85 are the last", () => {
  // The first tick in which she is known to be at work is the one after the start.
  expect(quitsAt(() => false)).toBe(60);
});

test("a step outside starts the count anew, and by then the stress has eased", () => {
  expect(quitsAt((tick) => tick === 30)).toBeUndefined();
});
