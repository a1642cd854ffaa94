import { expect, test } from "vitest";

import type { ManifestObject } from "../../../../sim/config/manifest.ts";
import { runTick } from "../../../../sim/tick.ts";
import { FRIDGE_MEALS } from "../../../../sim/world/object-table.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { reload } from "../../../helpers/reload.ts";
import { at } from "../../../helpers/someone.ts";

const MORE: ManifestObject = {
  type: "object",
  id: "more",
  object_type: "fridge",
  stock: { meals: 3 },
  position: [0, 5],
  use_tile: [0, 6],
};

function town() {
  return homeTown({ edit: (config) => (config.world.spare_objects = 1) });
}

test("the meals in a thing that comes by a reload are fresh", () => {
  const here = town();
  for (let tick = 0; tick < 5; tick++) runTick(here);
  expect(reload(here, (config) => config.manifest.push(MORE)).ok).toBe(true);
  const row = here.rules.objects.length - 1;
  expect(at(here.world.objects.mealMade, row * FRIDGE_MEALS)).toBe(5);
});

test("a thing that becomes one of another type holds what that is given to start with", () => {
  const here = town();
  reload(here, (config) => config.manifest.push(MORE));
  const meals = (): number => at(here.world.objects.stock, (here.rules.objects.length - 1) * 4);
  expect(meals()).toBe(3);
  reload(here, (config) => config.manifest.push({ ...MORE, object_type: "bed", stock: {} }));
  expect(meals()).toBe(0);
});
