import { expect, test } from "vitest";

import { raisedOf, surchargeOf } from "../../../../renderer/scene/price-marks.ts";
import { PRICES } from "../../../../sim/config/blocks/economy.ts";
import type { MapFile } from "../../../../sim/config/map.ts";
import { sceneOf } from "../../../../sim/telemetry/scene-of.ts";
import type { TownFigures } from "../../../../sim/telemetry/town-figures.ts";
import { makeTown } from "../../../helpers/make-town.ts";

const bit = (key: (typeof PRICES)[number]): number => 1 << PRICES.indexOf(key);

const PRICES_NOW: TownFigures["prices"] = [
  { key: "meal_cost", now: 0.62, usual: 0.4, causes: ["disturbance"] },
  { key: "ingredients_cost", now: 0.18, usual: 0.15, causes: ["weather"] },
  { key: "shower_cost", now: 0.1, usual: 0.2, causes: ["disturbance"] },
];

test("what a disturbance makes dearer is marked; what weather does, or what is cheaper, is not", () => {
  expect(raisedOf(PRICES_NOW)).toBe(bit("meal_cost"));
});

test("a sign says by how much the dearest of its prices has risen", () => {
  expect(surchargeOf(bit("meal_cost") | bit("ingredients_cost"), PRICES_NOW)).toBe(55);
  expect(surchargeOf(bit("ingredients_cost"), PRICES_NOW)).toBe(20);
  expect(surchargeOf(bit("shower_cost"), PRICES_NOW)).toBe(0);
});

test("a scene says of each object what people pay to use it", () => {
  const objects: MapFile["objects"] = [
    { id: "till", type: "till", position: [1, 1], use_tile: [1, 2] },
    { id: "bench", type: "bench", position: [4, 1], use_tile: [4, 2] },
  ];
  const town = makeTown({ objects });
  expect(sceneOf(town, 1, "Test").objects.map(({ id, prices }) => [id, prices])).toEqual([
    ["till", bit("meal_cost") | bit("ingredients_cost")],
    ["bench", 0],
  ]);
});
