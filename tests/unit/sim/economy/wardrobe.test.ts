import { expect, test } from "vitest";

import { resetAtMidnight } from "../../../../sim/lifecycle/nightly-reset.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { decideOptions } from "../../../../sim/options/decide.ts";
import { OPTIONS, REASONS } from "../../../../sim/options/options.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import type { TownPlan } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { stockOf } from "../../../helpers/stock.ts";

/** What Ann decides at a tick of the first day, with this much hygiene, and why. */
function choice(tick: number, hygiene: number, plan: TownPlan = {}): (string | undefined)[] {
  const town = homeTown(plan);
  const ann = someone(town, "ann");
  ann.set("hygiene", hygiene);
  beginTick(town, tick);
  decideOptions(town);
  return [OPTIONS[ann.get("option")], REASONS[ann.get("reason")]];
}

test("people at home in the morning put on clean clothes, unless they are clean or it is late", () => {
  expect(choice(300, 0.85)).toEqual(["GetClean", "new_day"]);
  expect(choice(300, 0.95)[0]).toBeUndefined();
  expect(choice(600, 0.85)[0]).toBeUndefined();
  expect(choice(50, 0.85)[0]).toBeUndefined();
});

const JOB: TownPlan = {
  people: [{ id: "ann", home: "house", job: "clerk" }],
  jobs: {
    clerk: {
      name: "Clerk",
      start_tick: 300,
      end_tick: 540,
      wage_rate: 0.02,
      lateness_penalty: 0.1,
    },
  },
  jobSites: { clerk: [[6, 6]] },
};

test("nobody changes who would be late for it", () => {
  expect(choice(235, 0.85, JOB)).toEqual(["GetClean", "new_day"]);
  expect(choice(250, 0.85, JOB)[0]).toBeUndefined();
});

/** Runs Ann's morning until she has changed. */
function changed(): Town {
  const town = homeTown();
  someone(town, "ann").set("hygiene", 0.85);
  town.world.town.tick[0] = 299;
  for (let tick = 0; tick < 30 && someone(town, "ann").get("dressed") === 0; tick++) runTick(town);
  return town;
}

test("changing takes the clothes from the wardrobe and makes a little cleaner", () => {
  const town = changed();
  const ann = someone(town, "ann");
  expect(ann.get("dressed")).toBe(1);
  expect(ann.get("hygiene")).toBeCloseTo(0.9, 12);
  expect(stockOf(town, "wardrobe", "clothes_clean")).toBe(0);
  expect(eventsOf(town, "affordance_finish")[0]?.["affordance_id"]).toBe("change_clothes");
});

test("at night the worn clothes are back in the wardrobe, washed", () => {
  const town = changed();
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect(someone(town, "ann").get("dressed")).toBe(0);
  expect(stockOf(town, "wardrobe", "clothes_clean")).toBe(1);
  beginTick(town, 2000);
  resetAtMidnight(town);
  expect(stockOf(town, "wardrobe", "clothes_clean")).toBe(1);
});

test("who leaves town leaves the clothes", () => {
  const town = changed();
  removeAgent(town, someone(town, "ann").slot, "test");
  expect(stockOf(town, "wardrobe", "clothes_clean")).toBe(1);
});
