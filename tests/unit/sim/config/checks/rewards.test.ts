import { expect, test } from "vitest";

import { checkPunctuality, checkSocialRewards } from "../../../../../sim/config/checks/rewards.ts";
import { Rewards } from "../../../../../sim/config/blocks/rewards.ts";
import { loadConfig } from "../../../../../main/config/load-config.ts";
import { defaultConfig } from "../../../../helpers/default-config.ts";

test("a skipped meal costs more than being on the dot is worth: 0.4 of what hunger weighs, from a deficit of 0.3", () => {
  const { rewards } = defaultConfig();
  const paths = (hunger: number, bonus: number): string[] => {
    rewards.needs_weights.hunger = hunger;
    rewards.punctuality_bonus = bonus;
    return checkPunctuality({ rewards }).map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );
  };
  expect(paths(0.5, 0.199)).toEqual([]);
  expect(paths(0.5, 0.201)).toEqual([
    "rewards.punctuality_bonus: expected less than 0.200, found 0.201, which a skipped meal costs in a tick",
  ]);
  // The ranges leave no room for it: the largest bonus against the smallest weight.
  const shape = Rewards.shape;
  expect(shape.punctuality_bonus.maxValue).toBe(0.1);
  expect(shape.needs_weights.shape.hunger.minValue).toBe(0.5);
  expect(paths(0.5, 0.1)).toEqual([]);
});

test("rewards for what people have to do with each other are doubted where they have nothing to do with each other", () => {
  const { features } = defaultConfig();
  expect(checkSocialRewards({ features })).toEqual([]);
  features.stages.relationships = "OFF";
  expect(checkSocialRewards({ features })).toMatchObject([
    { path: ["features", "stages", "social_rewards"], severity: "warning" },
  ]);
});

test("nothing social is rewarded before C1 in the steps of the curriculum, all of it from M4 on", () => {
  const stage = (name: string): string => {
    const loaded = loadConfig(name);
    if (!loaded.ok) throw new Error(name);
    return loaded.value.config.features.stages.social_rewards;
  };
  expect(["m0_home", "m1_shop", "m2_job", "m2_5_queues", "m3_relationships"].map(stage)).toEqual([
    "OFF",
    "OFF",
    "OFF",
    "OFF",
    "OFF",
  ]);
  expect(["m4_perturbations", "m5_full", "default"].map(stage)).toEqual(["C3", "C3", "C3"]);
});
