import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UTILITIES } from "../../../../sim/config/blocks/world.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { cutUtility, restoreUtility } from "../../../../sim/world/outages.ts";
import { UTILITY, hasUtility, isOn } from "../../../../sim/world/utilities.ts";
import { OUTAGE_SLOTS } from "../../../../sim/world/world.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";
import { someone } from "../../../helpers/someone.ts";

const SHOWER = 0;

/** A shower used from (3, 1) with room to wait, a bench, and people who badly need a wash. */
function bathhouse(ids: readonly string[], plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      {
        id: "shower_1",
        type: "shower",
        position: [3, 0],
        use_tile: [3, 1],
        queue_nodes: [
          [3, 2],
          [3, 3],
        ],
      },
      { id: "bench_1", type: "bench", position: [7, 7], use_tile: [7, 7] },
    ],
    people: ids.map((id, index) => ({
      id,
      position: [0, index],
      needs: { hunger: 1, hygiene: 0.1, energy: 1 },
    })),
    ...plan,
  });
}

/** Runs until something holds, and returns the tick; fails after 200 ticks. */
function runTill(town: Town, holds: () => boolean): void {
  for (let tick = 0; tick < 200 && !holds(); tick++) runTick(town);
  expect(holds()).toBe(true);
}

test("a utility is off from the first event that cuts it until the last of them ends", () => {
  const town = bathhouse(["ann"]);
  const power = (): boolean => isOn(town.world, UTILITY.power);
  expect(power()).toBe(true);
  cutUtility(town, "power", 1);
  cutUtility(town, "power", 2);
  restoreUtility(town, "power", 1);
  expect(power()).toBe(false);
  expect(isOn(town.world, UTILITY.water)).toBe(true);
  restoreUtility(town, "power", 2);
  expect(power()).toBe(true);
  expect(
    eventsOf(town, "utility_changed").map(({ utility, online, event_id }) => [
      utility,
      online,
      event_id,
    ]),
  ).toEqual([
    ["power", false, "evt_1"],
    ["power", true, "evt_2"],
  ]);
});

test("the same event cuts once, and an event that cut nothing restores nothing", () => {
  const town = bathhouse(["ann"]);
  cutUtility(town, "water", 7);
  cutUtility(town, "water", 7);
  restoreUtility(town, "water", 8);
  expect(isOn(town.world, UTILITY.water)).toBe(false);
  restoreUtility(town, "water", 7);
  expect(isOn(town.world, UTILITY.water)).toBe(true);
});

test("an unknown utility is refused and nothing goes off", () => {
  const town = bathhouse(["ann"]);
  for (const change of [cutUtility, restoreUtility]) {
    expect(change(town, "gas", 1)).toEqual({
      ok: false,
      error: { code: "not_found", message: "unknown utility 'gas'; known: power, water" },
    });
  }
  expect(eventsOf(town, "utility_changed")).toEqual([]);
});

test("when the last place for an event is taken the next one is refused", () => {
  const town = bathhouse(["ann"]);
  for (let event = 1; event <= OUTAGE_SLOTS; event++) {
    expect(cutUtility(town, "power", event).ok).toBe(true);
  }
  expect(cutUtility(town, "power", 99)).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(cutUtility(town, "power", 3).ok).toBe(true);
});

test("[A48] a cut reaches what needs it and leaves alone what does not", () => {
  const town = bathhouse(["ann"]);
  expect([hasUtility(town, SHOWER, UTILITY.power), hasUtility(town, 1, UTILITY.power)]).toEqual([
    true,
    null,
  ]);
  cutUtility(town, "power", 1);
  expect([hasUtility(town, SHOWER, UTILITY.power), hasUtility(town, 1, UTILITY.power)]).toEqual([
    false,
    null,
  ]);
  expect(hasUtility(town, SHOWER, UTILITY.water)).toBe(true);
  restoreUtility(town, "power", 1);
  expect(hasUtility(town, SHOWER, UTILITY.power)).toBe(true);
});

test("[A156] a shower that loses its water fails, the money comes back, and it can be used afterwards", () => {
  const town = bathhouse(["ann"]);
  const ann = someone(town, "ann");
  const wallet = ann.get("wallet");
  runTill(town, () => ann.get("runningAffordance") >= 0);
  expect(ann.get("wallet")).toBeLessThan(wallet);
  cutUtility(town, "water", 1);
  expect(
    eventsOf(town, "affordance_fail").map(({ agent_id, object_id, reason }) => [
      agent_id,
      object_id,
      reason,
    ]),
  ).toEqual([["ann", "shower_1", "water_off"]]);
  expect([ann.get("wallet"), ann.get("heldObject"), ann.get("hygiene")]).toEqual([wallet, -1, 0.1]);
  expect(ann.get("cooldownObject")).toBe(-1);
  expect(checkWorld(town)).toEqual([]);
  for (let tick = 0; tick < 100; tick++) runTick(town);
  expect(ann.get("heldObject")).toBe(-1);
  restoreUtility(town, "water", 1);
  runTill(town, () => ann.get("hygiene") > 0.6);
});

test("those who wait while the water is off do not get stuck, and are served when it is back", () => {
  const town = bathhouse(["ann", "bob", "cat"]);
  runTill(town, () => town.world.objects.queueLength[SHOWER] === 2);
  cutUtility(town, "water", 1);
  for (let tick = 0; tick < 120; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
    expect(eventsOf(town, "affordance_start")).toEqual([]);
  }
  expect(town.world.agents.heldObject.every((object) => object === -1)).toBe(true);
  restoreUtility(town, "water", 1);
  const clean = (): boolean =>
    ["ann", "bob", "cat"].every((id) => someone(town, id).get("hygiene") > 0.5);
  runTill(town, clean);
});

test("nobody goes for a thing that cannot run", () => {
  const town = bathhouse(["ann"]);
  cutUtility(town, "power", 1);
  for (let tick = 0; tick < 40; tick++) runTick(town);
  expect(someone(town, "ann").get("targetObject")).not.toBe(SHOWER);
});

test("a use that needs neither goes on through every cut", () => {
  const town = bathhouse(["ann"], {
    edit: (config) => {
      offer(config, "use_shower").preconds = [];
    },
  });
  const ann = someone(town, "ann");
  runTill(town, () => ann.get("runningAffordance") >= 0);
  for (const utility of UTILITIES) cutUtility(town, utility, 1);
  expect(ann.get("heldObject")).toBe(SHOWER);
});

test("whatever is cut and restored, a utility is on exactly when nothing has it cut", () => {
  const deed = fc.record({
    cut: fc.boolean(),
    utility: fc.constantFrom(...UTILITIES),
    event: fc.integer({ min: 0, max: OUTAGE_SLOTS - 1 }),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const town = bathhouse(["ann", "bob"]);
      const open = new Map(UTILITIES.map((utility) => [utility, new Set<number>()]));
      for (const { cut, utility, event } of deeds) {
        const events = required(open.get(utility));
        if (cut) events.add(event);
        else events.delete(event);
        const change = cut ? cutUtility : restoreUtility;
        expect(change(town, utility, event).ok).toBe(true);
        for (const [name, ids] of open)
          expect(isOn(town.world, UTILITY[name])).toBe(ids.size === 0);
        runTick(town);
        expect(checkWorld(town)).toEqual([]);
      }
      for (const [utility, ids] of open) for (const id of ids) restoreUtility(town, utility, id);
      expect(town.world.town.outages.every((event) => event === -1)).toBe(true);
      expect([...town.world.town.outageCount]).toEqual([0, 0]);
    }),
    { numRuns: 40 },
  );
});
