import { expect, test } from "vitest";

import { resetAtMidnight } from "../../../../sim/lifecycle/nightly-reset.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { runTick } from "../../../../sim/tick.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("midnight forgets the working day and moves nobody", () => {
  const town = makeTown({ people: [{ id: "ann", position: [4, 2] }] });
  const ann = someone(town, "ann");
  ann.set("lateTicksToday", 7);
  ann.set("shiftState", 6);
  beginTick(town, 999);
  resetAtMidnight(town);
  expect([ann.get("lateTicksToday"), ann.get("shiftState")]).toEqual([7, 6]);
  expect(eventsOf(town)).toEqual([]);
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect([ann.get("lateTicksToday"), ann.get("shiftState")]).toEqual([0, 0]);
  expect(ann.tile).toEqual([4, 2]);
  expect(eventsOf(town)).toEqual([
    {
      event: "agent_nightly_reset",
      tick: 1000,
      agent_id: "ann",
      moved: false,
      home_position: null,
    },
  ]);
});

test("needs below the nightly floor are lifted to it, others are left alone", () => {
  const town = makeTown({ edit: (config) => (config.lifecycle.nightly_need_floor = 0.25) });
  const ann = someone(town, "ann");
  ann.set("hunger", 0.125);
  ann.set("energy", 0.5);
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect([ann.get("hunger"), ann.get("hygiene"), ann.get("energy")]).toEqual([0.25, 1, 0.5]);
});

const JUMPERS: TownPlan = {
  people: [
    {
      id: "ann",
      home: "house",
      position: [6, 6],
      needs: { hunger: 0.125, hygiene: 0.75, energy: 0.5 },
    },
  ],
  edit: (config) => {
    config.lifecycle.nightly_return = "jump";
    config.lifecycle.nightly_need_floor = 0.5;
  },
};

test("[A49] who jumps is at home at midnight, with needs lifted and out of every line", () => {
  const town = homeTown(JUMPERS);
  const ann = someone(town, "ann");
  const chair = town.rules.objects.findIndex(({ id }) => id === "chair");
  request(town, ann.slot, chair);
  ann.set("option", OPTION.GetFed);
  const { cooldownRefusals, waits } = town.world.town;
  const metrics = [...cooldownRefusals, ...waits];
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect(ann.tile).toEqual([0, 1]);
  expect([ann.get("hunger"), ann.get("hygiene"), ann.get("energy")]).toEqual([0.5, 0.75, 0.5]);
  expect([ann.get("heldObject"), ann.get("queuedObject"), ann.get("option")]).toEqual([-1, -1, -1]);
  expect(ann.get("shiftState")).toBe(0);
  expect([...cooldownRefusals, ...waits]).toEqual(metrics);
  expect(eventsOf(town)).toEqual([
    {
      event: "agent_nightly_reset",
      tick: 1000,
      agent_id: "ann",
      moved: true,
      home_position: [0, 1],
    },
  ]);
  expect(checkWorld(town)).toEqual([]);
});

test("nobody jumps onto a tile where somebody stands, or from home to home", () => {
  const town = homeTown({
    ...JUMPERS,
    people: [
      { id: "ann", home: "house", position: [6, 6] },
      { id: "bob", home: "house" },
    ],
  });
  const ann = someone(town, "ann");
  ann.set("option", OPTION.GetFed);
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect(ann.tile).toEqual([6, 6]);
  expect(ann.get("option")).toBe(OPTION.GetFed);
  expect(eventsOf(town).map(({ moved }) => moved)).toEqual([false, false]);
});

test("a town without people has a midnight in which nothing happens", () => {
  const town = homeTown(JUMPERS);
  removeAgent(town, 0, "test");
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect(eventsOf(town)).toEqual([]);
});

/** Ticks of the first `ticks` that end a day, where a day has so many. */
function nights(ticksPerDay: number, ticks: number): number[] {
  const town = makeTown({
    people: [{ id: "ann", position: [4, 2] }],
    edit: (config) => {
      config.time.ticks_per_day = ticksPerDay;
      Object.assign(config.behavior, { bed_tick: 0, wake_tick: 0 });
    },
  });
  const found: number[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    runTick(town);
    if (eventsOf(town, "agent_nightly_reset").length > 0) found.push(tick);
  }
  return found;
}

test("[A3] [A49] the night is reset on ticks that the day divides, however short it is", () => {
  expect(nights(4, 9)).toEqual([4, 8]);
  expect(nights(3, 7)).toEqual([3, 6]);
  expect(nights(1, 3)).toEqual([1, 2, 3]);
});
