import { expect, test } from "vitest";

import { NEED } from "../../../../sim/config/affordances.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { scoreSleep } from "../../../../sim/options/scripted/sleep.ts";
import { needRow } from "../../../../sim/options/scripted/outlook.ts";
import { moveEveryone } from "../../../../sim/primitives/move.ts";
import { INTERACT } from "../../../../sim/primitives/interact-intent.ts";
import { patienceOf } from "../../../../sim/personality/assign-profile.ts";
import { arbitrateRequests } from "../../../../sim/queues/arbitrate.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const industrious = (scales: boolean): Town =>
  makeTown({
    people: [{ id: "ann", home: "nest" }],
    venues: [{ id: "nest", name: "Nest", type: "home", rect: [0, 0, 8, 8], door: [0, 0] }],
    objects: [
      { id: "bed", type: "bed", position: [2, 2], use_tile: [2, 3], venue: "nest" },
      { id: "stove", type: "stove", position: [4, 2], use_tile: [4, 3], venue: "nest" },
    ],
    homes: [{ venue_id: "nest", bed_id: "bed", home_tile: [2, 3] }],
    edit: (config) => {
      config.personalities.overrides = { ann: "industrious" };
      config.features.behavior.reward_multipliers = scales;
      config.behavior.energy_threshold = 0.4;
    },
  });

test("[A98] the industrious attend to their energy later, as far as multipliers count", () => {
  const attends = (town: Town): number | undefined =>
    town.rules.attendBelow[needRow(town, 0, NEED.energy)];
  expect(attends(industrious(true))).toBeCloseTo(0.36, 12);
  expect(attends(industrious(false))).toBe(0.4);
  const sleeps = (scales: boolean): string => {
    const town = industrious(scales);
    town.world.town.tick[0] = 500;
    // By day people lie down once three quarters of the threshold are gone.
    someone(town, "ann").set("energy", 0.37 * 0.75);
    const score = town.scratch.score;
    scoreSleep(town, 0, score);
    return score.mask;
  };
  expect([sleeps(true), sleeps(false)]).toEqual(["satisfied", "open"]);
  expect(OPTION.Sleep).toBe(4);
});

/** A town in which people named so ask for the till, or step, at the same time, with the trait as given. */
function contest(patience: boolean, ids: readonly string[]): Town {
  return tillTown(ids, {
    edit: (config) => {
      config.features.behavior.patience_trait = patience;
      config.affordances.require_presence = false;
    },
  });
}

/** A patient and an impatient person, the impatient first. */
const config = defaultConfig();
config.features.behavior.patience_trait = true;
const ids = Array.from({ length: 40 }, (_, index) => `p${index}`).toSorted(
  (a, b) => patienceOf(config, 1n, a) - patienceOf(config, 1n, b),
);
const pair = [ids[0] ?? "", ids.at(-1) ?? ""] as const;

test("patience is a fixed value in [0, 1) by seed and name, and 0 where the trait does not count", () => {
  const all = ids.map((id) => patienceOf(config, 1n, id));
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(1);
  expect(new Set(all).size).toBe(ids.length);
  expect(patienceOf(defaultConfig(), 1n, "p1")).toBe(0);
});

test("of two who ask in the same tick the more patient comes first, where the trait counts", () => {
  for (let round = 0; round < 20; round++) {
    const town = contest(true, pair);
    town.world.streams.world[0] = round * 77 + 1;
    for (const id of pair) {
      someone(town, id).set("targetObject", TILL);
      someone(town, id).set("interactIntent", INTERACT.askOrStart);
    }
    arbitrateRequests(town);
    expect(someone(town, pair[1]).get("heldObject")).toBe(TILL);
  }
});

test("of two who step on one tile the more patient does, where the trait counts", () => {
  for (let round = 0; round < 20; round++) {
    const town = contest(true, pair);
    town.world.streams.world[0] = round * 77 + 1;
    const [hasty, patient] = [someone(town, pair[0]), someone(town, pair[1])];
    hasty.put(1, 5);
    patient.put(3, 5);
    hasty.set("stepIntent", 1);
    patient.set("stepIntent", 3);
    moveEveryone(town);
    expect([hasty.tile, patient.tile]).toEqual([
      [1, 5],
      [2, 5],
    ]);
  }
});
